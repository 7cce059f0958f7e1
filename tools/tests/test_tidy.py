import unittest

from project import ProjectTest

import tidy


class Tidy(ProjectTest):
    def tells(self, name, text, what):
        self.write(name, text)
        verdict, said = self.said(tidy.check)
        self.assertEqual(verdict, 1, f"nothing found in {text!r}")
        self.assertIn(what, said)
        (self.root / name).unlink()

    def passes(self, name, text):
        self.write(name, text)
        verdict, said = self.said(tidy.check)
        self.assertEqual(verdict, 0, said)
        (self.root / name).unlink()

    def test_widths_count_chinese_letters_twice(self):
        self.passes("src/a.cpp", "// " + "议" * 58 + "\n")
        self.tells("src/a.cpp", "// " + "议" * 59 + "\n", "src/a.cpp:1: 121 columns")

    def test_long_functions_and_files(self):
        body = "    step();\n" * 58
        self.passes("src/a.cpp", f"namespace n {{\nvoid f() {{\n{body}}}\n}}\n")
        longer = f"namespace n {{\n\nvoid f() {{\n    step();\n{body}}}\n}}\n"
        self.tells("src/a.cpp", longer, "src/a.cpp:3: a function of 61")
        self.tells("src/a.py", "def f():\n" + "    pass\n" * 60, "src/a.py:1: a function of 61")
        self.tells("src/a.cpp", "int a;\n" * 601, "601 lines, at most 600")

    def test_a_table_or_a_class_is_no_function(self):
        rows = "    {1, f(2)},\n" * 70
        self.passes("src/a.cpp", f"std::array const table = {{\n{rows}}};\n")
        self.passes("src/a.cpp", "struct S : B<f(1)> {\n" + "    int a;\n" * 70 + "};\n")

    def test_unfinished_marks_and_paths_of_one_machine(self):
        self.tells("src/a.cpp", "// TO" + "DO: more\n", "unfinished")
        self.tells("docs/a.md", "# A\n\nSee /home" + "/anna/x.\n", "a path of one machine")
        self.passes("docs/a.md", "# A\n\nSee https://example.org/home/anna and ./home/x.\n")

    def test_banned_functions_name_what_to_write_instead(self):
        for line, what in {
            'auto s = std::format("{}", 1);': "fmt::format",
            "auto n = atoi(text);": "std::from_chars",
            "assert(holds);": "must(",
            "std::cout << std::endl;": "flushes",
            "auto a = f().and_then(g);": "early return",
            "co_await write({{1, 2}});": "name the value first",
        }.items():
            with self.subTest(line):
                self.tells("src/a.cpp", f"// {what}\n{line}\n", what)
        self.passes("src/a.cpp", '// std::format\nauto s = "assert(x)"; static_assert(true); fmt::format("{}", 1);\n')

    def test_range_for_over_a_value_that_dies(self):
        for over in ("*decide(a, b)", "f(x).value()", "*(f())"):
            with self.subTest(over):
                self.tells("src/a.cpp", f"void g() {{\nfor (auto const& e : {over}) {{\n}} }}\n", "src/a.cpp:2: `:")
        loops = "for (auto const& e : *events) h(std::get<0>(e));\nfor (int i = 0; i < *f(); ++i) h(i);\n"
        self.passes("src/a.cpp", f"void g() {{\n{loops}}}\n")

    def test_punctuation_that_cannot_be_told_apart(self):
        self.tells("src/a.cpp", 'auto s = "赞成' + chr(0xFF0C) + '";\n', "\\uFF0C")
        self.passes("tests/a.cpp", 'auto s = "赞成' + chr(0xFF0C) + '";\n')
        self.tells("tests/a.cpp", "auto s " + chr(0xFF1D) + ' "赞成";\n', "\\uFF1D")
        self.passes("src/a.cpp", "// 必须" + chr(0x3001) + "应当\nauto s = \"赞成\";\n")

    def test_markdown_has_one_title_and_links_that_lead_somewhere(self):
        self.tells("docs/a.md", "No title\n", "0 titles")
        self.tells("docs/a.md", "# A\n\n# B\n", "2 titles")
        self.passes("docs/a.md", "# A\n\n```\n# no title\n[x](y)\n```\n")
        self.tells("docs/a.md", "# A\n\n[b](b.md)\n", "docs/a.md:3: the link leads nowhere")
        self.write("docs/b.md", "# B\n\n## 两条 命令\n\n### 第一条 {#art1}\n")
        self.passes("docs/a.md", "# A\n\n[b](b.md#两条-命令) [c](b.md#art1) [d](https://example.org)\n")
        self.tells("docs/a.md", "# A\n\n[b](b.md#none)\n", "no such heading")

    def test_files_end_well_and_headers_are_read_once(self):
        self.tells("src/a.cpp", "int a; \n", "blanks at the end")
        self.tells("src/a.cpp", "int a;", "the last line has no end")
        self.tells("src/a.cpp", "int a;\r\n", "CRLF")
        self.tells("src/a.hpp", "int a;\n", "#pragma once is missing")

    def test_lock_files_name_no_addresses(self):
        self.tells("web/package-lock.json", '{\n"resolved": "https://x"\n}\n', ":2: a download address")


if __name__ == "__main__":
    unittest.main()
