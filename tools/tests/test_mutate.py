import unittest
from pathlib import Path

from project import ProjectTest  # noqa: F401  (finds the tools)

import mutate


def lines_of(text, lines=None):
    return {found.splitlines()[line - 1].strip() for line, _, found in mutate.mutants(Path("src/a.cpp"), text, lines)}


class Mutate(unittest.TestCase):
    def test_one_thing_is_changed_at_a_time(self):
        found = lines_of('if (yes <= needed && !closed) return "a <= b";  // x <= y\n')
        self.assertIn('if (yes < needed && !closed) return "a <= b";  // x <= y', found)
        self.assertIn('if (yes <= needed || !closed) return "a <= b";  // x <= y', found)
        self.assertIn('if (yes <= needed && closed) return "a <= b";  // x <= y', found)

    def test_checks_can_be_silenced_and_steps_left_out(self):
        silenced = lines_of('checks.forbid(late, "item.late", by);\n')
        self.assertIn('checks.forbid(false && late, "item.late", by);', silenced)
        self.assertIn(";", lines_of("{\n    state.count = 3;\n}\n"))

    def test_only_the_lines_asked_for(self):
        text = "bool a = x == y;\nbool b = x == y;\n"
        self.assertEqual(lines_of(text, {2}), {"bool b = x != y;"})

    def test_what_the_compiler_reads_first_is_left_alone(self):
        self.assertEqual(lines_of("#if A == B\nstatic_assert(a == b);\nstd::vector<int> v;\nauto p = a->b;\n"), set())


if __name__ == "__main__":
    unittest.main()
