#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

namespace {

/// What changes when `from` becomes `to` in the small charter, one change a line.
std::string told(std::string_view from, std::string_view to) {
    std::string lines;
    for (auto const& change : diff(compiled(small()), compiled(replaced(small(), from, to)))) {
        lines += to_text(change) + "\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("nothing changes between a charter and itself") {
    CHECK(diff(compiled(small()), compiled(small())).empty());
}

TEST_CASE("a rule changes in its own words") {
    CHECK(told("\">= 1/2 of roster\"", "\"> 1/2 of roster\"") == "art3 quorum >= 1/2 of roster -> > 1/2 of roster\n");
    CHECK(told("[\"hands\", \"secret\"]", "[\"hands\"]") == "art4 methods hands, secret -> hands\n");
    CHECK(told("[\"chair\", \"member\"]", "[\"chair\"]") == "art3 power matter.propose chair, member -> chair\n");
    CHECK(told("\"2026-02-01\"", "\"2026-03-01\"") == "force 2026-02-01 -> 2026-03-01\n");
}

TEST_CASE("words of the page change too") {
    CHECK(told("先讨论，后表决。", "讨论之后表决。") == "art4 gist 先讨论，后表决。 -> 讨论之后表决。\n");
    CHECK(told("第四条 表决", "第四条 投票") == "art4 heading 表决 -> 投票\n");
    CHECK(told("## 第二章 会议", "## 第二章 开会") == "ch2 chapter 会议 -> 开会\n");
    CHECK(told("又一条说明。", "又一条。") ==
          "art1 note 写得很短，分成两行。\n又一条说明。 -> 写得很短，分成两行。\n又一条。\n");
    CHECK(told("开会 → 可以开会", "开会 → 不得开会") ==
          "art3 example 一半就能开 成员 书记 甲\n到会 书记\n开会 → 可以开会\n -> 成员 书记 甲\n到会 书记\n"
          "开会 → 不得开会\n\n");
    CHECK(told("mode  = \"recorded\"", "mode  = \"guided\"") == "art5 later mode recorded -> guided\n");
}

TEST_CASE("a block comes, goes or moves as a whole") {
    auto const kind = "```kind plan\ntitle  = \"计划\"\nclass  = \"decisions\"\nbefore = [\"research\"]\n```\n";
    CHECK(told(kind, "") == "art2.p2 kind plan: - title = 计划; class = decisions; before = research\n");
    CHECK(told(kind, std::string(kind) + "\n```kind funds\ntitle = \"资金\"\nclass = \"funds\"\n```\n") ==
          "art2.p2 kind funds: + title = 资金; class = funds\n");
    CHECK(told(kind, "```kind plan\ntitle  = \"计划\"\nclass  = \"none\"\n```\n") ==
          "art2.p2 kind plan class decisions -> none\nart2.p2 kind plan before: - research\n");
    auto const moved = replaced(replaced(small(), kind, ""), "### 第三条 开会 {#art3}\n\n过半数到会，提前两天通知。\n",
                                std::string("### 第三条 开会 {#art3}\n\n过半数到会，提前两天通知。\n\n") + kind);
    auto const changes = diff(compiled(small()), compiled(moved));
    REQUIRE(changes.size() == 1);
    CHECK(to_text(changes[0]) == "art3 kind plan moved art2.p2 -> art3");
}

TEST_CASE("a place comes with its gist, and a rule may move between places") {
    auto const text = small() + "\n### 第六条 新条 {#art6}\n\n新的一条。\n\n```none\nbecause = \"试\"\n```\n";
    std::string lines;
    for (auto const& change : diff(compiled(small()), compiled(text))) lines += to_text(change) + "\n";
    CHECK(lines == "art6 anchor: + 第六条\nart6 gist: + 新的一条。\nart6 none because: + 试\n");
    auto const moved = replaced(replaced(small(), "presiding          = \"chair\"\n", ""),
                                "discussion             = ", "presiding = \"chair\"\ndiscussion             = ");
    auto const changes = diff(compiled(small()), compiled(moved));
    REQUIRE(changes.size() == 1);
    CHECK(to_text(changes[0]) == "art4 presiding moved art3 -> art4");
}
