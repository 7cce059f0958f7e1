#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "base/word.hpp"
#include "charter/rules.hpp"
#include "meetings/access.hpp"
#include "play/play.hpp"
#include "play/verbs.hpp"

using namespace quorate;

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

play::CharterFile charter_file(std::string const& path) {
    auto charter = charter::compile(bytes_of(path));
    if (!charter) {
        for (auto const& one : charter.error()) MESSAGE(path << ":" << one.line << " " << one.name);
    }
    REQUIRE(charter.has_value());
    return {path, path, std::move(*charter)};
}

void must_be_good(std::string const& file, play::Report const& report) {
    if (report.good()) return;
    auto const& line = report.lines.back();
    FAIL_CHECK(file << ":" << line.line << " " << report.title << "\n    " << line.text << "\n    " << line.fault << " "
                    << line.detail);
}

std::vector<std::filesystem::path> scenario_files() {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator("tests/scenarios")) {
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("the first charter's examples hold") {
    auto const file = charter_file("charters/liaoning-2019.md");
    auto const reports = play::play_examples(file, words::shipped());
    CHECK(reports.size() >= 14);
    for (auto const& report : reports) must_be_good(file.path, report);
}

TEST_CASE("the examples of the charters that scenarios play by hold") {
    for (auto const& entry : std::filesystem::directory_iterator("tests/scenarios/charters")) {
        auto const file = charter_file(entry.path().string());
        for (auto const& report : play::play_examples(file, words::shipped())) must_be_good(file.path, report);
    }
}

/// From the line that is `from` to the end of the fenced block that begins there.
void take_out_block(std::string& text, std::string const& from) {
    auto const start = text.find(from);
    REQUIRE_MESSAGE(start != std::string::npos, from);
    auto const end = text.find("\n```\n", start);
    REQUIRE(end != std::string::npos);
    text.erase(start, end + 5 - start);
}

TEST_CASE("16.3: a body that need not ask for two thirds when it disciplines members takes out what the charter says") {
    std::string const path = "charters/liaoning-2019.md";
    auto text = bytes_of(path);
    take_out_block(text, "```rule\nquorum-discipline-members");
    take_out_block(text, "```example 处分党员也要三分之二到会");
    auto charter = charter::compile(text);
    if (!charter) {
        for (auto const& one : charter.error()) MESSAGE(path << ":" << one.line << " " << one.name);
    }
    REQUIRE(charter.has_value());
    play::CharterFile const file{path, path, *std::move(charter)};
    for (auto const& report : play::play_examples(file, words::shipped())) must_be_good(path, report);
    std::vector<play::ScriptFault> faults;
    auto const scenario = play::read_block("half",
                                           "到会 书记 甲 乙 丙\n"
                                           "审议 处分党员 「张三的处分」 涉及 张三\n"
                                           "推迟 「另议」\n"
                                           "审议 干部任免 「处长人选」 涉及 李四 → 不得审议 quorum.item 到会4 需5\n",
                                           1, faults);
    REQUIRE(faults.empty());
    must_be_good(path, play::play(scenario, {file}, words::shipped()));
}

TEST_CASE("a line that is read ahead and cannot be understood is told in its turn") {
    for (auto const* line : {"审议 干部任免", "审议 干部任免 无引号的标题 涉及 张三", "谁 审议 工作计划"}) {
        std::vector<play::ScriptFault> faults;
        auto const scenario = play::read_block("x", "到会 书记 甲 乙 丙\n开会\n" + std::string(line), 1, faults);
        REQUIRE(faults.empty());
        auto const report = play::play(scenario, {charter_file("charters/liaoning-2019.md")}, words::shipped());
        CAPTURE(line);
        REQUIRE(report.lines.size() == 3);
        CHECK_FALSE(report.good());
        CHECK_FALSE(report.lines.back().fault.empty());
    }
}

/// Places that a line was refused by, or wanted a reason for, as it says: 第十七条第（七）项.
void add_refused_by(std::set<std::string>& places, play::LineReport const& line) {
    if (!line.good || line.rules.empty()) return;
    auto const arrow = line.text.find("→");
    if (arrow == std::string::npos) return;
    std::istringstream said(line.text.substr(arrow));
    for (std::string word; said >> word;) {
        if (word.starts_with("第")) places.insert(word);
    }
}

/// Places that bind though no scenario is refused by them, and why there is none.
std::map<std::string, std::string> const& without_refusal() {
    static std::string const of_all_duties =
        "its tasks are refused by article 6, whose procedure is that of all duties";
    static std::map<std::string, std::string> const excused{
        {"art2", "the superiors are recorded when the body is founded; no act of the body goes against that"},
        {"art6.i1", of_all_duties},
        {"art6.i2", of_all_duties},
        {"art6.i3", of_all_duties},
        {"art6.i4", of_all_duties},
        {"art6.i5", of_all_duties},
        {"art6.i6", of_all_duties},
        {"art6.i7", of_all_duties},
        {"art6.i8", of_all_duties},
        {"art6.p3", "a member without a task is marked on the page of the year; no act is refused for it"},
        {"art7", of_all_duties},
        {"art15", "what is major goes no other way than any matter: to end it without a vote is refused by article 13"},
    };
    return excused;
}

bool binds(charter::Coverage const& place) {
    if (place.mode == charter::Mode::shown) return false;
    return place.mode == charter::Mode::enforced ||
           std::ranges::find(place.binding, charter::Binding::must) != place.binding.end();
}

TEST_CASE("every scenario holds, and each place of the first charter that binds has one that is refused by it") {
    auto const files = scenario_files();
    REQUIRE(!files.empty());
    auto const first = charter_file("charters/liaoning-2019.md");
    std::set<std::string> refused_by;
    auto const look_at = [&](std::string const& file, play::Report const& report) {
        must_be_good(file, report);
        for (auto const& line : report.lines) add_refused_by(refused_by, line);
    };
    for (auto const& report : play::play_examples(first, words::shipped())) look_at(first.path, report);
    for (auto const& path : files) {
        auto const script = play::read_script(bytes_of(path));
        for (auto const& fault : script.faults) FAIL_CHECK(path.string() << ":" << fault.line << " " << fault.what);
        std::vector<play::CharterFile> charters{first};
        for (auto const& named : play::charters_named(script)) charters.push_back(charter_file(named));
        for (auto const& scenario : script.scenarios)
            look_at(path.string(), play::play(scenario, charters, words::shipped()));
    }
    std::size_t seen = 0;
    for (auto const& place : charter::coverage(first.charter)) {
        if (!binds(place)) continue;
        auto const refused = refused_by.contains(place.label);
        auto const excused = without_refusal().contains(place.anchor);
        seen += excused ? 1 : 0;
        std::string const state =
            refused ? " is excused, but has a scenario" : " has no scenario that is refused by it";
        CHECK_MESSAGE(refused != excused, place.anchor << " " << place.label << state);
    }
    CHECK(seen == without_refusal().size());
}

TEST_CASE("the guide to scenarios lists every verb in both languages with its arguments") {
    auto const guide = bytes_of("docs/scenarios.md");
    for (std::size_t at = 0; play::verb_at(at) != nullptr; ++at) {
        auto const& verb = *play::verb_at(at);
        auto const row = "| " + std::string(verb.zh) + " | " + std::string(verb.en) + " |";
        CHECK_MESSAGE(guide.find(row) != std::string::npos, row);
    }
}

TEST_CASE("the guide to scenarios lists the words of methods and of what can be read") {
    auto const guide = bytes_of("docs/scenarios.md");
    auto const lists = [&](auto value) {
        auto const pair =
            words::shipped().term(words::Language::zh, term(value)) + " `" + std::string(word(value)) + "`";
        CHECK_MESSAGE(guide.find(pair) != std::string::npos, pair);
    };
    for (auto const& [name, value] : word_table<charter::Method>().words) lists(static_cast<charter::Method>(value));
    for (auto const& [name, value] : word_table<meetings::Aspect>().words) lists(static_cast<meetings::Aspect>(value));
}

TEST_CASE("a scenario that differs says so, at its line") {
    std::vector<play::CharterFile> const charters{charter_file("charters/liaoning-2019.md")};
    auto const last = [&](std::string const& text) {
        std::vector<play::ScriptFault> faults;
        auto const report = play::play(play::read_block("t", text, 10, faults), charters, words::shipped());
        REQUIRE(!report.good());
        return report.lines.back();
    };
    CHECK(last("开会 → 不予办理 quorum.open").line == 10);
    CHECK(last("到会 书记 甲\n开会").line == 11);
    CHECK(last("到会 书记 甲\n开会 → 不得开会 quorum.open 第十八条").detail.starts_with("no citation"));
    CHECK(last("到会 书记 甲\n开会 → 不得开会 quorum.open 需5").detail.starts_with("no figure"));
    CHECK(last("审议 工作计划 「年度要点」\n讨论完毕\n表决 鼓掌").detail.contains("举手 hands"));
    CHECK(last("提出 采购 「电脑」").detail.contains("工作计划 plan"));
    CHECK(last("查阅 日记").detail.contains("材料 papers"));
    CHECK(last("开会 → refused quorum.open Article 19.2").good == false);
    CHECK(last("跳舞").fault == "unknown-verb");
    CHECK(last("开会 → 也许").fault == "unknown-expectation");
    CHECK(last("审议 「没有」").fault == "not-on-agenda");
    CHECK(last("审议 工作计划 「年度要点」\n表决 举手\n甲 赞成\n结果 通过").detail == "it did not pass");
}

TEST_CASE("whoever looks on sees what was carried out, in its order, and gives files their digests") {
    class Listener : public play::Onlooker {
      public:
        std::string keep(std::string const& text) override {
            texts.push_back(text);
            return std::string(64, 'b');
        }
        void see(play::Given const& given) override {
            seen.push_back(std::string(body::name_of(given.command)) + " " + given.actor.text + " " +
                           given.entered_by.text + " " + std::to_string(given.reasons.size()));
            last = given;
        }
        std::vector<std::string> texts;
        std::vector<std::string> seen;
        play::Given last;
    };
    std::vector<play::ScriptFault> faults;
    auto const scenario = play::read_block("t",
                                           "提出 工作计划 「A」\n"
                                           "甲 材料 「A」 「B」 「one\\ntwo」\n"
                                           "秘书 列入 「A」 -> needs-reason\n"
                                           "秘书 列入 「A」 because \"soon\"",
                                           1, faults);
    REQUIRE(faults.empty());
    Listener listener;
    auto const report = play::play(scenario, {charter_file("charters/liaoning-2019.md")}, words::shipped(), listener);
    must_be_good("t", report);
    CHECK(listener.texts == std::vector<std::string>{"one\ntwo"});
    CHECK(listener.seen.front().starts_with("body.found "));
    // What was refused is not seen; the reason that was taken is.
    auto const listed =
        std::ranges::count_if(listener.seen, [](auto const& one) { return one.starts_with("agenda.add "); });
    CHECK(listed == 1);
    CHECK(listener.seen.back().ends_with(" 1"));
    CHECK(listener.last.reasons.begin()->second == "soon");
}
