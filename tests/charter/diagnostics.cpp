#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

// Goal: every name under [diagnostic.…] is given by some file, at the right line, and alone: one slip of the pen is one
// error. Method: one slip a row, made in a charter that is whole.

namespace {

struct Slip {
    char const* name;
    char const* from;  ///< what stands in small.md
    char const* to;    ///< what the author typed
    char const* at;    ///< the error is on the line that begins to hold this; empty: line 1
};

// In the order of messages/charter.toml.
Slip const slips[] = {
    {"front.missing", "---\nid ", "id ", ""},
    {"front.unclosed", "\"attach\"\n---\n", "\"attach\"\n", ""},
    {"front.bad-id", "\"small\"", "\"s mall\"", ""},
    {"text.without-heading", "# 小章程\n", "先说一句。\n\n# 小章程\n", "先说一句"},
    {"heading.without-anchor", "名称 {#art1}", "名称\n\n### 第一条 名称 {#art1}", "### 第一条 名称\n"},
    {"heading.other-place", "第一条 名称", "第七条 名称", "第七条 名称"},
    {"anchor.bad", "{#art5}", "{#article5}", "{#article5}"},
    {"anchor.order", "第一章 总则 {#ch1}", "总则 {#ch3}", "{#ch2}"},
    {"anchor.elsewhere", "第四条第（一）项 会后 {#art4.i1}", "会后 {#art3.i1}", "{#art3.i1}"},
    {"anchor.uncovered", "```none\nbecause = \"没有可执行的内容\"\n```", "", "{#art1}"},
    {"cover.twice", "```later\n", "```none\nbecause = \"x\"\n```\n\n```later\n", "{#art5}"},
    {"cover.contradicts", "```later\n", "```power\nmatter.prepare = [\"unit\"]\n```\n\n```later\n", "{#art5}"},
    {"gist.missing", "以后再办的事。", "", "{#art5}"},
    {"block.unknown", "```later\n", "```rules\n```\n\n```later\n", "```rules"},
    {"block.without-anchor", "# 小章程\n", "# 小章程\n\n```rule\n```\n", "```rule\n```\n"},
    {"block.in-chapter", "## 第二章 会议 {#ch2}\n", "## 第二章 会议 {#ch2}\n\n```none\nbecause = \"x\"\n```\n",
     "```none\nbecause = \"x\""},
    {"block.with-name", "```later", "```later on", "```later on"},
    {"block.bad-name", "```kind plan", "```kind Plan", "```kind Plan"},
    {"block.empty", "```later\n", "```example x\n```\n\n```later\n", "```example x"},
    {"example.without-title", "```example 一半就能开", "```example", "```example"},
    {"translation.unknown", "# 小章程\n", "# 小章程\n\n```translation\n\"计画\" = \"plan\"\n```\n", "\"计画\" ="},
    {"translation.nothing", "# 小章程\n", "# 小章程\n\n```translation art3\nbecause = \"none\"\n```\n",
     "because = \"none\""},
    {"translation.notes", "# 小章程\n", "# 小章程\n\n```translation art1\nnotes = [\"one\"]\n```\n",
     "notes = [\"one\"]"},
    {"translation.twice", "# 小章程\n",
     "# 小章程\n\n```translation ch1\nheading = \"one\"\n\"总则\" = \"other\"\n```\n", "\"总则\" = \"other\""},
    {"defined.twice", "```kind people", "```kind plan", "```kind plan\ntitle = \"人事\""},
    {"sign.full-width", "pass-choice            = \"赞成\"", "pass-choice            = \u201C赞成\u201D",
     "pass-choice "},
    {"key.bad", "minutes        =", "Minutes        =", "Minutes"},
    {"key.without-value", "mode  = \"recorded\"", "mode  \"recorded\"", "mode  \"recorded\""},
    {"key.twice", "mode  = \"recorded\"", "mode  = \"recorded\"\nmode  = \"guided\"",
     "mode  = \"guided\"\nforce = \"gen"},
    {"key.missing", "mode  = \"recorded\"\n", "", "```later"},
    {"key.misspelt", "because  = \"以上", "becuase  = \"x\"\nbecause  = \"以上", "becuase"},
    {"key.unknown", "because  = \"以上", "remark  = \"x\"\nbecause  = \"以上", "remark"},
    {"rule.missing", "quorum             = \">= 1/2 of roster\"\n", "", ""},
    {"value.bad", "one-at-a-time          = true", "one-at-a-time          = yes", "= yes"},
    {"value.unclosed", "title = \"人事\"", "title = \"人事", "title = \"人事"},
    {"value.control-letter", "title = \"人事\"", "title = \"人\x01事\"", "title = \"人\x01"},
    {"value.bad-escape", "title = \"人事\"", "title = \"人\\n事\"", "title = \"人\\n"},
    {"value.bad-number", "title = \"人事\"", "title = 007", "title = 007"},
    {"value.followed", "title = \"人事\"", "title = \"人事\" 备注", "备注"},
    {"value.not-text", "title = \"人事\"", "title = \" \"", "title = \" \""},
    {"value.not-flag", "one-at-a-time          = true", "one-at-a-time          = 1", "one-at-a-time "},
    {"value.not-carried-out", "written-opinions-count = false", "written-opinions-count = true", "written-opinions"},
    {"value.not-carried-out", "one-at-a-time          = true", "one-at-a-time          = false", "one-at-a-time "},
    {"parameter.unknown", "```later\n",
     "```parameter a.b\ntitle = \"x\"\ntype = \"days\"\nadvice = \"x\"\n```\n\n```later\n", "```parameter"},
    {"value.not-allowed", "```later\n",
     "```parameter directive.term\ntitle = \"x\"\ntype = \"hours\"\nadvice = \"x\"\n```\n\n```later\n",
     "type = \"hours"},
    {"value.not-list", "methods                = [\"hands\", \"secret\"]", "methods                = \"hands\"",
     "methods "},
    {"value.misspelt", "[\"hands\", \"secret\"]", "[\"hand\", \"secret\"]", "\"hand\""},
    {"value.not-allowed", "class  = \"decisions\"", "class  = \"x\"", "class  = \"x\""},
    {"value.only", "\"by the clerk\"", "\"by anybody\"", "\"by anybody\""},
    {"list.not-text", "[\"hands\", \"secret\"]", "[hands]", "[hands]"},
    {"list.unclosed", "[\"hands\", \"secret\"]", "[\"hands\" \"secret\"]", "[\"hands\" \"secret\"]"},
    {"list.twice", "[\"hands\", \"secret\"]", "[\"hands\", \"hands\"]", "[\"hands\", \"hands\"]"},
    {"share.without-bound", "\"> 1/2 of due\"", "\"1/2 of due\"", "\"1/2 of due\""},
    {"share.bad", "\"> 1/2 of due\"", "\"> 1/0 of due\"", "\"> 1/0 of due\""},
    {"share.without-base", "\"> 1/2 of due\"", "\"> 1/2\"", "\"> 1/2\""},
    {"count.bad", "\"2 days\"", "\"two days\"", "\"two days\""},
    {"date.bad", "\"2026-02-01\"", "\"2026-02-30\"", "\"2026-02-30\""},
    {"followup.bad", "public-notice 5 working days", "public-notice five days", "public-notice five days"},
    {"kind.unknown", "quorum-people ", "quorum-persons ", "quorum-persons"},
    {"kind.title-twice", "title = \"人事\"", "title = \"计划\"", "```kind people"},
    {"kind.each-without-persons", "asks  = [\"persons\"]\n", "", "```kind people"},
    {"kind.one-choice", "[\"赞成\", \"反对\", \"弃权\"]", "[\"赞成\"]", "```kind plan"},
    {"kind.pass-choice", "class = \"appointments\"", "class = \"appointments\"\npass-choice = \"同意\"",
     "```kind people"},
    {"prerequisite.unknown", "before = [\"research\"]", "before = [\"reserch\"]", "\"reserch\""},
    {"reading.default-again", "other    = [\"no\"]", "other    = [\"no\", \"yes\"]", "other    = [\"no\", \"yes\"]"},
    {"anchor.unknown", "```later\n",
     "```conflict some\nwith = [\"art9\"]\nchosen = \"x\"\nbecause = \"y\"\n```\n\n```later\n", "```conflict some"},
};

}  // namespace

TEST_CASE("the small charter is whole") {
    CHECK(shown(compiled(small()).warnings).empty());
}

TEST_CASE("every slip of the pen is one error, at its line") {
    // These cannot be alone: what they hide is missing too.
    std::set<std::string> const in_company{"front.missing",   "front.unclosed", "anchor.bad",
                                           "kind.one-choice", "defined.twice",  "key.bad"};
    for (auto const& slip : slips) {
        CAPTURE(slip.name);
        auto const text = replaced(small(), slip.from, slip.to);
        auto const errors = errors_of(text);
        auto const found = std::find_if(errors.begin(), errors.end(),
                                        [&](Diagnostic const& one) { return one.name == std::string_view(slip.name); });
        REQUIRE_MESSAGE(found != errors.end(), shown(errors));
        auto const at = std::string_view(slip.at);
        CHECK(found->line == (at.empty() ? 1 : line_of(text, at)));
        if (!in_company.contains(slip.name)) CHECK_MESSAGE(errors.size() == 1, shown(errors));
    }
}

TEST_CASE("every diagnostic that has words is shown to happen") {
    auto expected = diagnostics_with_words();
    for (auto const& slip : slips) expected.erase(slip.name);
    // Shown below, or in liaoning.cpp.
    for (auto const* other : {"file.too-long", "file.not-utf8", "block.unclosed", "list.too-long", "anchor.gap",
                              "basis.superseded", "conflict.chosen", "parameter.unset", "translation.missing"}) {
        CHECK_MESSAGE(expected.erase(other) == 1, other);
    }
    std::erase_if(expected, of_procedures);
    for (auto const& name : expected) FAIL_CHECK(name);
}

TEST_CASE("what is no charter at all is said in one line") {
    CHECK(shown(errors_of(std::string((512 << 10) + 1, 'x'))) == "0 error file.too-long limit=524288\n");
    CHECK(shown(errors_of("---\n\n\xB5\xDA\n")) == "3 error file.not-utf8\n");
}

TEST_CASE("a block that never ends is reported where it begins") {
    auto const text = small() + "\n```example 没完\n成员 书记\n";
    CHECK(shown(errors_of(text)) ==
          std::to_string(line_of(text, "```example 没完")) + " error block.unclosed block=example\n");
}

TEST_CASE("a list has an end") {
    std::string list = "[\"a0\"";
    for (int at = 1; at <= 64; ++at) list += ", \"a" + std::to_string(at) + "\"";
    auto const errors = errors_of(replaced(small(), "[\"赞成\", \"反对\", \"弃权\"]", list + "]"));
    REQUIRE_FALSE(errors.empty());
    CHECK(errors.front().name == "list.too-long");
}

TEST_CASE("a number that is left out is worth a look") {
    auto const text = replaced(small(), "### 第五条 以后 {#art5}", "### 第七条 以后 {#art7}");
    CHECK(shown(compiled(text).warnings) ==
          std::to_string(line_of(text, "{#art7}")) + " warning anchor.gap anchor=art7 expected=5\n");
}

TEST_CASE("a missing rule is reported at the place it usually has, else at the top") {
    auto const whole = replaced(small(), "```later\n", "```cover\n");
    auto const text = replaced(replaced(whole, "mode  = \"recorded\"\nforce = \"generally\"",
                                        "mode  = \"recorded\"\nforce = \"generally\"\nby = [\"x\"]"),
                               "presiding          = \"chair\"\n", "");
    CHECK(shown(errors_of(text)) == "1 error rule.missing keys=presiding\n");
    auto article = std::string("\n");
    for (int number = 6; number <= 19; ++number) {
        article += "### {#art" + std::to_string(number) + "}\n\nx\n\n```none\nbecause = \"x\"\n```\n\n";
    }
    auto const longer = text + article;
    CHECK(shown(errors_of(longer)) ==
          std::to_string(line_of(longer, "{#art19}")) + " error rule.missing keys=presiding\n");
}

TEST_CASE("all errors come at once, in the order of the lines") {
    check_golden("many-faults.txt", shown(errors_of(read_file("tests/charter/files/many-faults.md"))));
}
