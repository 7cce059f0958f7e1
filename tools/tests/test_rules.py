import unittest

from project import ProjectTest

import rules

CHECKS = """#pragma once
class Checks {
    bool input(bool holds, std::string_view at, std::string_view what, Facts facts = {});
    void forbid(bool when, std::string_view rule, Citation const& by, Facts facts = {}, Remedies remedies = {});
};
void require_power(Checks& checks, State const& state, std::string_view act);
bool has_power(State const& state, std::string_view act);
"""
WORDS = """[refusal.vote.not-open]
zh = "还没有开始表决"
en = "Voting has not begun"
"""


class Rules(ProjectTest):
    def setUp(self):
        super().setUp()
        self.write("src/base/refusal.hpp", CHECKS)
        self.write("src/meetings/vote.cpp", 'checks.forbid(a < b, "vote.not-open", r.by, {{"n", 1}, {"m", f(2)}});\n')
        self.write("messages/vote.toml", WORDS)

    def test_a_rule_with_words_passes(self):
        self.assertEqual(self.said(rules.check, False)[0], 0)

    def test_missing_words_are_told_by_language(self):
        self.write("messages/vote.toml", WORDS.replace('en = "Voting has not begun"\n', ""))
        verdict, said = self.said(rules.check, False)
        self.assertEqual(verdict, 1)
        self.assertIn("src/meetings/vote.cpp:1: [refusal.vote.not-open] has no en words", said)
        self.assertNotIn("no zh words", said)

    def test_words_that_nothing_says(self):
        self.write("messages/old.toml", '[refusal.vote.old]\nzh = "旧"\nen = "old"\n')
        self.assertIn("[refusal.vote.old] has words, but nothing refuses", self.said(rules.check, False)[1])

    def test_names_are_found_through_choices_constants_and_functions(self):
        self.write(
            "src/meetings/item.cpp",
            'constexpr char kLate[] = "item.late";\n'
            "void open_only(Checks& checks, Item const& item, std::string_view rule, Citation const& by) {\n"
            "    checks.forbid(!item.open, rule, by);\n}\n"
            'checks.forbid(x, first ? "item.first" : "item.second", by);\nchecks.forbid(x, kLate, by);\n'
            'open_only(checks, item, "item.closed", by);\nrequire_power(checks, state, "item.open");\n'
            'checks.input(x, "/item", "unknown-item");\nif (has_power(state, "paper.read")) return;\n',
        )
        said = self.said(rules.check, True)[1]
        for name in ("item.first", "item.second", "item.late", "item.closed", "power.item.open"):
            self.assertIn(f"[refusal.{name}] has no zh words", said)
        self.assertIn("[fault.unknown-item] has no zh words", said)
        self.assertNotIn("paper.read", said)
        self.assertNotIn("cannot tell", said)

    def test_a_name_that_cannot_be_told(self):
        self.write("src/meetings/item.cpp", "checks.forbid(x, somewhere, by);\n")
        self.assertIn("cannot tell which names `somewhere` holds", self.said(rules.check, False)[1])

    def test_a_name_of_the_wrong_shape(self):
        self.write("src/meetings/item.cpp", 'checks.forbid(x, "Item_closed", by);\n')
        self.assertIn('"Item_closed" is no name of a rule', self.said(rules.check, False)[1])

    def test_scenarios_count_once_there_are_some(self):
        self.write("tests/scenarios/vote.md", "# Vote\n\nvote.not-open.late\n")
        self.assertIn("vote.not-open has no scenario", self.said(rules.check, False)[1])
        self.write("tests/scenarios/vote.md", "# Vote\n\nrefused: vote.not-open.\n")
        self.assertEqual(self.said(rules.check, False)[0], 0)


if __name__ == "__main__":
    unittest.main()
