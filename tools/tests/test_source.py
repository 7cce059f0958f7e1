import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from source import arguments, code_only, without_comments  # noqa: E402


class Source(unittest.TestCase):
    def test_comments_and_strings_vanish_and_lines_stay(self):
        text = 'int a;  // double\nauto s = "double /* no */";\n/* float\n */ char c = \'"\';'
        text += ' int n = 1\'000; auto r = R"x(float ")x";\n'
        code = code_only(text)
        self.assertEqual(code.count("\n"), text.count("\n"))
        self.assertEqual(len(code), len(text))
        self.assertNotIn("double", code)
        self.assertNotIn("float", code)
        self.assertIn("1'000", code)
        self.assertIn('"double /* no */"', without_comments(text))

    def test_arguments_are_split_at_the_top_only(self):
        text = 'f(a < b, std::map<A, std::vector<B>>{}, {{"x", 1}, {"y", 2}}, g(c, d))'
        parts = [text[start:end].strip() for start, end in arguments(text, 1)]
        self.assertEqual(parts, ["a < b", "std::map<A, std::vector<B>>{}", '{{"x", 1}, {"y", 2}}', "g(c, d)"])


if __name__ == "__main__":
    unittest.main()
