#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

// Goal: a charter in one language carries its words in the other; readers of either meet the charter's own words, and
// what has no translation is shown as it stands and warned about.

namespace {

constexpr auto kTranslations = R"(# 小章程

```translation ch1
heading = "General"
```

```translation art1
heading = "Name"
gist    = "It is called the small charter."
because = "nothing to carry out"
notes   = ["Short, in two lines.", "One more note."]
```

```translation
"小章程" = "The small charter"
"计划" = "Plans"
"调查研究" = "Research"
"赞成" = "aye"
```
)";

Charter translated() {
    return compiled(replaced(small(), "# 小章程\n", kTranslations));
}

}  // namespace

TEST_CASE("places, notes and words of blocks are translated") {
    auto const charter = translated();
    auto const& words = charter.rules.translations;
    CHECK(words.at("总则") == "General");
    CHECK(words.at("名称") == "Name");
    CHECK(words.at("叫小章程。") == "It is called the small charter.");
    CHECK(words.at("没有可执行的内容") == "nothing to carry out");
    CHECK(words.at("又一条说明。") == "One more note.");
    CHECK(words.at("计划") == "Plans");
    CHECK(charter.document.find("art1")->gist == "叫小章程。");
}

TEST_CASE("what readers of the other language meet untranslated is warned about, once translating has begun") {
    CHECK(compiled(small()).warnings.empty());
    auto const warnings = shown(translated().warnings);
    CHECK(warnings.find("warning translation.missing found=人事") != std::string::npos);
    CHECK(warnings.find("found=弃权") != std::string::npos);
    CHECK(warnings.find("found=计划") == std::string::npos);
    for (auto const& one : compiled(read_file("charters/liaoning-2019.md")).warnings) {
        CHECK_MESSAGE(one.name != "translation.missing", shown({one}));
    }
}

TEST_CASE("the part of the file that translates needs no anchor; any other part does") {
    constexpr auto part = "\n## Translation\n\n```translation\n\"计划\" = \"Plans\"\n```\n";
    CHECK(compiled(small() + part).rules.translations.at("计划") == "Plans");
    auto const other = compile(small() + part + "\n```cover\nmode = \"recorded\"\nforce = \"must\"\n```\n");
    REQUIRE_FALSE(other);
    CHECK(shown(other.error()).find("error heading.without-anchor") != std::string::npos);
}

TEST_CASE("a new wording of a translation is a difference of the charter") {
    auto const changed = compiled(replaced(replaced(small(), "# 小章程\n", kTranslations), "\"Name\"", "\"Its name\""));
    auto const changes = diff(translated(), changed);
    REQUIRE(changes.size() == 1);
    CHECK(to_text(changes.front()) == "art1 translation heading Name -> Its name");
}
