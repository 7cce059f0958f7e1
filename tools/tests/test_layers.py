import unittest

from project import ProjectTest

import layers

PAGE = """# Page

| room | what lives there | may use | pure |
|---|---|---|---|
| `base` | all may use it | - | yes |
| `journal` | a store | base | |
| `meetings` | the rules | base | yes |
| `cli` | commands | all above | |
"""


class Layers(ProjectTest):
    def setUp(self):
        super().setUp()
        self.write("docs/architecture.md", PAGE)
        self.write("src/base/id.hpp", "#pragma once\n")
        self.write("src/meetings/item.hpp", '#include "base/id.hpp"\n#include "meetings/vote.hpp"\n')
        self.write("src/cli/main.cpp", '#include "journal/store.hpp"\n#include <iostream>\n')

    def test_what_the_table_allows_passes(self):
        self.assertEqual(self.said(layers.check)[0], 0)

    def test_an_include_against_the_arrows_is_told(self):
        self.write("src/meetings/item.cpp", '// fine\n#include "journal/store.hpp"\n')
        verdict, said = self.said(layers.check)
        self.assertEqual(verdict, 1)
        self.assertIn("src/meetings/item.cpp:2: meetings may not include journal", said)

    def test_an_include_must_name_its_room(self):
        self.write("src/meetings/item.cpp", '#include "item.hpp"\n')
        self.assertIn("start at the room", self.said(layers.check)[1])

    def test_a_link_against_the_arrows_is_told(self):
        self.write("src/meetings/CMakeLists.txt", "quorate_room(meetings USES base journal LIBRARIES fmt::fmt)\n")
        self.assertIn("meetings may not link journal", self.said(layers.check)[1])

    def test_pure_rooms_know_no_world(self):
        for line, what in {
            "auto t = std::chrono::system_clock::now();": "a clock",
            "auto t = time(nullptr);": "a clock",
            "#include <random>": "chance",
            "#include <fstream>": "input or output",
            "#include <boost/asio.hpp>": "sockets",
            "std::mutex m;": "threads",
            "double half = 1;": "floating point",
            "auto half = 0.5;": "floating point",
            "std::unordered_map<int, int> m;": "an unordered container",
            "#include <boost/json.hpp>": "JSON outside base",
        }.items():
            with self.subTest(line):
                self.write("src/meetings/world.cpp", f"// {what}\n{line}\n")
                self.assertIn(f"src/meetings/world.cpp:2: {what} in a pure room", self.said(layers.check)[1])

    def test_words_in_comments_and_strings_and_members_are_fine(self):
        code = '// double\nauto s = "std::mutex"; auto c = room.time(1); int n = 1\'000;\n'
        self.write("src/meetings/item.cpp", code)
        self.assertEqual(self.said(layers.check)[0], 0)

    def test_a_room_without_a_row_and_a_table_that_contradicts_itself(self):
        self.write("src/attic/old.cpp", "\n")
        self.assertIn("room without a row", self.said(layers.check)[1])
        self.write("docs/architecture.md", PAGE.replace("| the rules | base |", "| the rules | journal |"))
        self.assertIn("meetings is pure, so it may not use journal", self.said(layers.check)[1])
        self.write("docs/architecture.md", PAGE.replace("| a store | base |", "| a store | cli |"))
        self.assertIn("reaches itself", self.said(layers.check)[1])
        self.write("docs/architecture.md", "# Page\n")
        self.assertIn("has no table", self.said(layers.check)[1])


if __name__ == "__main__":
    unittest.main()
