#include "views/register.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "meetings/aftermath.hpp"
#include "procedures/access.hpp"
#include "procedures/support.hpp"
#include "views/reading.hpp"
#include "views/register_table.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;
using words::Language;

World office() {
    return World({.rules = rules_in("charters/liaoning-2019.md")});
}

StartProcedure incoming(std::string id, std::string subject, std::string urgency = "平件") {
    return {InstanceId{std::move(id)},
            "incoming",
            {{"subject", std::move(subject)},
             {"from", "省政府办公厅"},
             {"received", "2026-03-02"},
             {"sort", "办件"},
             {"urgency", std::move(urgency)}},
            {{"paper", some_file()}}};
}

StartProcedure leave(std::string id, std::string place, std::string reason) {
    return {InstanceId{std::move(id)},
            "leave-member",
            {{"days", "2026-03-10/2026-03-12"}, {"place", std::move(place)}, {"reason", std::move(reason)}},
            {}};
}

CompleteStep yes(std::string_view id, std::string_view step) {
    return {InstanceId{std::string(id)}, std::string(step), StepChoice::yes, {}, {}, {}, {}, {}};
}

views::RegisterEntries found(World& world, std::string_view who, views::RegisterQuery const& query,
                             Language language = Language::zh) {
    auto entries = views::register_entries(seen_by(world, who, language), query);
    REQUIRE(entries);
    return *std::move(entries);
}

/// Their ids, in the order they came.
std::string ids(views::RegisterEntries const& page) {
    std::string result;
    for (auto const& one : page.entries) result += (result.empty() ? "" : " ") + one.instance.text;
    return result;
}

/// Leave asked in two years by two members, answered in three ways.
World absences() {
    auto world = office();
    world.done("m1", leave("c1", "北京", "参加全国会议"));
    world.done("m2", leave("c2", "Dalian", "Medical check"));
    world.done("chair", yes("c1", "approve"));
    world.at("2027-02-01 09:00");
    world.done("m1", leave("c3", "沈阳", "参加培训"));
    world.done("m2", leave("c4", "北京", "参加展会"));
    world.done("m2", Withdraw{InstanceId{"c4"}, "不去了"});
    return world;
}

TEST_CASE("a register shows the columns that the charter names, and is asked for what forms say there") {
    auto world = office();
    world.done("clerk", incoming("c1", "关于预算的函", "特急"));
    world.done("clerk", incoming("c2", "关于会风的通知"));
    auto later = incoming("c3", "关于防汛的通知", "特急");
    later.values["received"] = "2026-02-27";
    world.done("clerk", later);
    auto const by = [&](std::string fields) {
        return ids(found(world, "clerk", {.name = "incoming", .fields = std::move(fields)}));
    };
    auto const page = found(world, "clerk", {.name = "incoming"});
    std::vector<std::string> columns;
    for (auto const& column : page.columns) columns.push_back(column.name);
    CHECK(columns == world.rules().registers.at("incoming").columns);
    auto const urgency = std::ranges::find(page.columns, "urgency", &views::RegisterColumn::name);
    REQUIRE(urgency != page.columns.end());
    CHECK(urgency->label == "紧急程度");
    REQUIRE(urgency->values.size() == 2);
    auto const& row = page.entries.back();
    REQUIRE(row.instance == InstanceId{"c1"});
    REQUIRE(row.fields.size() == 2);
    CHECK(row.fields[0].text == "省政府办公厅");
    CHECK(row.fields[1].text == "特急");
    CHECK(by("urgency=特急") == "c3 c1");
    CHECK(by("urgency=特急,received=2026-03") == "c1");
    CHECK(by("received=2026") == "c3 c2 c1");
    CHECK(by("received=2026-0").empty());
    CHECK(by("urgency=加急").empty());
    auto const faults = [&](std::string fields) {
        return views::register_entries(seen_by(world, "clerk"), {.name = "incoming", .fields = std::move(fields)})
            .error();
    };
    for (auto const& [fields, what] :
         {std::pair{"urgncy=特急", "unknown-filter"}, std::pair{"subject=函", "unknown-filter"},
          std::pair{"urgency", "field-without-value"}, std::pair{"urgency=", "field-without-value"}}) {
        CAPTURE(fields);
        REQUIRE(faults(fields).size() == 1);
        CHECK(faults(fields).front().at == "/fields");
        CHECK(faults(fields).front().what == what);
    }
    auto const table = views::register_table(seen_by(world, "clerk"), {.name = "incoming", .fields = "urgency=特急"});
    REQUIRE(table);
    CHECK(table->rows.size() == 2);
    CHECK(table->note.contains("紧急程度：特急"));
    auto const english = found(world, "clerk", {.name = "incoming"}, Language::en);
    CHECK(std::ranges::find(english.columns, "urgency", &views::RegisterColumn::name)->label == "Urgency");
}

TEST_CASE("a column of persons is asked for by person") {
    auto world = office();
    StartProcedure session{
        InstanceId{"c1"}, "contact-point", {{"point", "东港县"}, {"member", "m1"}, {"since", "2026-01-05"}}, {}};
    world.done("clerk", session);
    auto other = session;
    other.instance = InstanceId{"c2"};
    other.values["member"] = "m2";
    world.done("clerk", other);
    CHECK(ids(found(world, "clerk", {.name = "contact-points", .fields = "member=m2"})) == "c2");
    CHECK(ids(found(world, "clerk", {.name = "contact-points", .fields = "member=m2,since=2026-01"})) == "c2");
    CHECK(ids(found(world, "clerk", {.name = "contact-points", .fields = "member=m3"})).empty());
}

TEST_CASE("entries of a register are found by each part of a query, and by all of them together") {
    auto world = absences();
    auto const by = [&](views::RegisterQuery query) {
        query.name = "leave";
        return ids(found(world, "chair", query));
    };
    CHECK(by({}) == "c4 c3 c2 c1");
    CHECK(by({.year = "2026"}) == "c2 c1");
    CHECK(by({.year = "2025"}).empty());
    CHECK(by({.stage = "completed"}) == "c1");
    CHECK(by({.stage = "withdrawn"}) == "c4");
    CHECK(by({.procedure = "leave-member"}) == "c4 c3 c2 c1");
    CHECK(by({.procedure = "leave-chair-inside"}).empty());
    CHECK(by({.words = "北京"}) == "c4 c1");
    CHECK(by({.words = "北京", .year = "2026"}) == "c1");
    CHECK(by({.words = "北京", .year = "2026", .stage = "running"}).empty());
    auto const page = found(world, "chair", {.name = "leave", .words = "北京", .stage = "completed"});
    CHECK(page.found == 1);
    CHECK(page.known == 4);
    CHECK(page.years == std::vector<std::string>{"2027", "2026"});
    CHECK(page.procedures.size() == 1);
    CHECK(page.procedures.front().label == "成员外出请假");
    CHECK(page.stages.size() == 3);
}

TEST_CASE("every word must stand in the entry, whatever the case of Latin letters and however they are parted") {
    auto world = absences();
    auto const by = [&](std::string words) {
        return ids(found(world, "chair", {.name = "leave", .words = std::move(words)}));
    };
    CHECK(by("参加 北京") == "c4 c1");
    CHECK(by("北京\u3000会议") == "c1");
    CHECK(by("  北京  沈阳 ").empty());
    CHECK(by("medical dalian") == "c2");
    CHECK(by("MEDICAL") == "c2");
    CHECK(by("甲") == "c3 c1");
    CHECK(by("外出请假") == "c4 c3 c2 c1");
    CHECK(by("2026-03-12") == "c4 c3 c2 c1");
    // As it is stored, not as it is read.
    CHECK(by("10/2026").empty());
    CHECK(by("m1").empty());
}

TEST_CASE("numbers, choices, files and titles are found as the reader reads them, in either language") {
    auto world = office();
    world.done("office", incoming("c1", "关于安全生产的通知", "加急"));
    world.done("clerk", incoming("c2", "关于会风的通知"));
    auto const by = [&](std::string words, Language language = Language::zh) {
        return ids(found(world, "chair", {.name = "incoming", .words = std::move(words)}, language));
    };
    CHECK(by("〔2026〕2号") == "c2");
    CHECK(by("加急") == "c1");
    CHECK(by("Urgent", Language::en) == "c1");
    CHECK(by("urgent").empty());
    CHECK(by("加急", Language::en).empty());
    CHECK(by("文稿") == "c2 c1");
    CHECK(by("收文办理 安全") == "c1");
    CHECK(by("incoming PAPER 安全", Language::en) == "c1");
    CHECK(found(world, "chair", {.name = "incoming"}, Language::en).procedures.front().label == "Incoming paper");
}

TEST_CASE("what is late is found by itself, and counted") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("m1", StartProcedure{InstanceId{"c1"}, "note", {{"text", "I go"}, {"end", "consents"}}, {}});
    CHECK(found(world, "clerk", {.name = "notes"}).late == 0);
    world.at("2026-03-04 09:00");
    world.done("m1", StartProcedure{InstanceId{"c2"}, "note", {{"text", "I stay"}, {"end", "consents"}}, {}});
    auto const page = found(world, "clerk", {.name = "notes", .late = "yes"});
    CHECK(ids(page) == "c1");
    CHECK(page.late == 1);
    CHECK(page.known == 2);
}

TEST_CASE("entries come in the order that is asked for, and what they are sorted by comes last where it is missing") {
    auto world = office();
    world.done("clerk", incoming("c1", "beta"));
    world.done("clerk", incoming("c2", "Alpha"));
    world.at("2027-02-01 09:00");
    world.done("clerk", incoming("c3", "乙事"));
    auto const in_order = [&](std::string sort) {
        return ids(found(world, "chair", {.name = "incoming", .sort = std::move(sort)}));
    };
    CHECK(in_order("") == "c3 c2 c1");
    CHECK(in_order("newest") == "c3 c2 c1");
    CHECK(in_order("oldest") == "c1 c2 c3");
    // The numbers begin anew with the year.
    CHECK(in_order("number") == "c1 c2 c3");
    CHECK(in_order("subject") == "c2 c1 c3");
    auto absent = absences();
    CHECK(ids(found(absent, "chair", {.name = "leave", .sort = "number"})) == "c1 c2 c3 c4");
}

TEST_CASE("a page holds fifty of what was found, and says how many there are") {
    auto world = office();
    for (int number = 1; number <= 120; ++number) {
        auto const subject = number % 2 == 0 ? "通知" : "通报";
        world.done("clerk", incoming("c" + std::to_string(number), subject + std::to_string(number)));
    }
    auto const page = [&](views::RegisterQuery query) {
        query.name = "incoming";
        return found(world, "chair", query);
    };
    auto const first = page({.words = "通知"});
    CHECK(first.entries.size() == 50);
    CHECK(first.found == 60);
    CHECK(first.known == 120);
    CHECK(first.entries.front().instance == InstanceId{"c120"});
    auto const second = page({.words = "通知", .offset = "50"});
    CHECK(second.offset == 50);
    CHECK(ids(second) == "c20 c18 c16 c14 c12 c10 c8 c6 c4 c2");
    CHECK(ids(page({.words = "通知", .sort = "number", .offset = "58"})) == "c118 c120");
    CHECK(ids(page({.words = "通报1", .sort = "subject", .offset = "2"})).starts_with("c103 c105"));
    CHECK(page({.offset = "120"}).entries.empty());
    CHECK(page({.offset = "4000000000"}).found == 120);
    // What is taken out is all that was found, in the order in which it is shown.
    auto const table = views::register_table(seen_by(world, "chair"), {.name = "incoming", .words = "通知"});
    REQUIRE(table);
    CHECK(table->rows.size() == 60);
    CHECK(std::get<std::string>(table->rows.front().back()) == "c120");
    CHECK(table->note.starts_with("范围：含「通知」；共 60 件"));
}

TEST_CASE("wherever a page begins, it is a piece of the whole in that order") {
    auto world = office();
    for (int number = 1; number <= 130; ++number) {
        auto const subject = (number % 2 == 0 ? "Report " : "report ") + std::to_string(number * 37 % 20);
        world.done("clerk",
                   incoming("c" + std::to_string(1000 + number), number % 3 == 0 ? "通报" + subject : subject));
    }
    for (auto const* sort : {"newest", "oldest", "number", "subject"}) {
        CAPTURE(sort);
        auto const whole = views::register_table(seen_by(world, "chair"), {.name = "incoming", .sort = sort});
        REQUIRE(whole);
        for (std::size_t offset = 0; offset <= 131; ++offset) {
            std::string expected;
            for (auto place = offset; place < std::min<std::size_t>(offset + 50, whole->rows.size()); ++place)
                expected += (expected.empty() ? "" : " ") + std::get<std::string>(whole->rows[place].back());
            auto const offset_text = std::to_string(offset);
            CHECK(ids(found(world, "chair", {.name = "incoming", .sort = sort, .offset = offset_text})) == expected);
        }
    }
    auto const table = views::register_table(seen_by(world, "chair"), {.name = "incoming", .sort = "subject"});
    auto const before = [](std::vector<Cell> const& one, std::vector<Cell> const& other) {
        return text::stands_before(std::get<std::string>(one[4]), std::get<std::string>(other[4]));
    };
    CHECK(std::ranges::is_sorted(table->rows, before));
    // Those that are called alike stand as they were started.
    auto const id = [](std::vector<Cell> const& row) { return std::get<std::string>(row.back()); };
    for (std::size_t place = 1; place < table->rows.size(); ++place) {
        auto const& earlier = table->rows[place - 1];
        auto const& later = table->rows[place];
        CHECK((before(earlier, later) || id(earlier) < id(later)));
    }
}

TEST_CASE("what is taken back is not found any more, and what is filled in again is") {
    auto world = office();
    world.done("office", incoming("c1", "First DRAFT"));
    world.done("clerk", incoming("c2", "Another"));
    world.done("office", yes("c1", "check"));
    auto const by = [&](std::string words) {
        return ids(found(world, "chair", {.name = "incoming", .words = std::move(words)}));
    };
    world.done("office", CompleteStep{InstanceId{"c1"}, "propose", {}, {}, {{"proposal", "请阅"}}, {}, {}, {}});
    CHECK(by("请阅") == "c1");
    world.done("chair", ReturnStep{InstanceId{"c1"}, "instruct", "start", "重写"});
    CHECK(by("请阅").empty());
    CHECK(by("draft") == "c1");
    auto again = incoming("c1", "Second");
    world.done("office", Resubmit{again.instance, again.values, again.files});
    CHECK(by("draft").empty());
    CHECK(by("SECOND") == "c1");
    CHECK(by("another") == "c2");
}

TEST_CASE("what is wrong in a query is told part by part") {
    auto world = absences();
    auto const answer = views::register_entries(seen_by(world, "chair"), {.name = "none",
                                                                          .words = "a b c d e f g h i j k",
                                                                          .year = "26",
                                                                          .stage = "gone",
                                                                          .procedure = "dance",
                                                                          .late = "no",
                                                                          .sort = "colour",
                                                                          .offset = "-1"});
    REQUIRE_FALSE(answer);
    std::vector<std::string> told;
    for (auto const& fault : answer.error()) told.push_back(fault.at + " " + fault.what);
    CHECK(told == std::vector<std::string>{"/register unknown-register", "/words too-many", "/year unknown-year",
                                           "/stage unknown-stage", "/procedure unknown-procedure", "/late not-yes",
                                           "/sort unknown-sort", "/offset bad-number"});
    auto const long_word = views::register_entries(seen_by(world, "chair"),
                                                   {.name = "leave", .words = std::string(101, 'a'), .year = "-026"});
    REQUIRE_FALSE(long_word);
    CHECK(long_word.error().size() == 2);
    CHECK(long_word.error().front().what == "text-too-long");
}

TEST_CASE("23: what a reader may not know of is neither shown nor counted, found, offered nor taken out") {
    auto world = absences();
    auto const m1 = found(world, "m1", {.name = "leave"});
    CHECK(ids(m1) == "c3 c1");
    CHECK(m1.known == 2);
    CHECK(m1.stages.size() == 2);
    CHECK(found(world, "m1", {.name = "leave", .words = "北京"}).found == 1);
    CHECK(found(world, "m1", {.name = "leave", .words = "展会"}).found == 0);
    auto const stranger = found(world, "m3", {.name = "leave"});
    CHECK(stranger.entries.empty());
    CHECK(stranger.found == 0);
    CHECK(stranger.known == 0);
    CHECK(stranger.years.empty());
    CHECK(stranger.procedures.empty());
    CHECK(stranger.stages.empty());
    CHECK(views::register_table(seen_by(world, "m3"), {.name = "leave"})->rows.empty());
    CHECK(found(world, "system-admin", {.name = "leave"}).known == 0);
}

TEST_CASE("23: an entry is not found by what it names, where the reader may not know of that") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.accepted_matter("a1", "budget");
    world.done("m1", StartProcedure{InstanceId{"c1"},
                                    "loan",
                                    {{"item", "saw"},
                                     {"size", "small"},
                                     {"days", "2026-03-10/2026-03-12"},
                                     {"keeper", "staff"},
                                     {"price", "1250.5"},
                                     {"matter", "a1"}},
                                    {}});
    world.done("clerk", CompleteStep{InstanceId{"c1"}, "check", StepChoice::yes, {}, {}, {}, {}, {}});
    world.done("m2", yes("c1", "sign"));
    world.done("m3", yes("c1", "sign"));
    auto const finds = [&](std::string_view who, std::string words) {
        return found(world, who, {.name = "loans", .words = std::move(words)}).found == 1;
    };
    CHECK(finds("m1", "事项a1"));
    CHECK(finds("staff", "saw"));
    CHECK_FALSE(finds("staff", "事项a1"));
    CHECK(finds("m1", "1,250.50"));
    CHECK(finds("m1", "L1/2026"));
}

/// All that the page of an entry shows of what can be searched, in lower case.
std::string shown(views::InstancePage const& page) {
    std::string text = page.line.number.value_or("") + "\n" + page.line.title + "\n" + page.line.starter + "\n";
    for (auto const& field : page.form) text += (field.file ? field.file->title : field.text) + "\n";
    std::ranges::transform(text, text.begin(), [](char one) {
        return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one;
    });
    return text;
}

TEST_CASE("a word finds exactly those entries on whose pages it stands, for every reader in both languages") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.accepted_matter("a1", "budget");
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7, {"budget"});
    decide_item(world, {"g1.1"}, {"aye", "aye", "aye", "aye", "aye", "aye", "aye"}, charter::Method::hands);
    std::map<std::string, std::string> const small{
        {"item", "Band saw"}, {"size", "small"}, {"days", "2026-03-10/2026-03-12"}, {"keeper", "m1"}};
    world.done("m1", StartProcedure{InstanceId{"c1"}, "loan", small, {{"photo", some_file()}}});
    auto large = small;
    large.insert({{"price", "70"}, {"matter", "a1"}, {"decision", "g1.1.1"}, {"since", "2026-01-02"}});
    large["keeper"] = "staff";
    large["size"] = "large";
    world.done("m2", StartProcedure{InstanceId{"c2"}, "loan", large, {}});
    world.done("m3", StartProcedure{InstanceId{"c3"}, "repair", {{"what", "lathe"}, {"looker", "m2"}}, {}});
    world.done("m1", StartProcedure{InstanceId{"c4"}, "follow-up", {{"matter", "a1"}, {"decision", "g1.1.1"}}, {}});
    world.done("clerk", StartProcedure{InstanceId{"c5"}, "letter", {}, {{"text", some_file()}}});
    for (auto const* word : {"saw",   "BAND",       "small", "large",  "甲", "乙",   "丙",   "staff", "m2",
                             "clerk", "2026-03-12", "12/",   "70.00",  "a1", "事项", "同意", "g1",    "文稿",
                             "Loan",  "follow",     "l",     "\u2013", "2",  "L1/",  "1/20", "1l",    "6/"}) {
        for (auto const* who : {"chair", "m1", "m2", "m3", "clerk", "staff", "leader", "system-admin"}) {
            for (auto const language : {Language::zh, Language::en}) {
                for (auto const* name : {"loans", "repairs", "notes"}) {
                    CAPTURE(word);
                    CAPTURE(who);
                    std::string expected;
                    for (auto const& entry : found(world, who, {.name = name}, language).entries) {
                        auto const page = views::instance(seen_by(world, who, language), entry.instance);
                        REQUIRE(page);
                        std::string lower(word);
                        for (auto& one : lower) one = one >= 'A' && one <= 'Z' ? static_cast<char>(one + 32) : one;
                        if (shown(*page).contains(lower))
                            expected += (expected.empty() ? "" : " ") + entry.instance.text;
                    }
                    CHECK(ids(found(world, who, {.name = name, .words = word}, language)) == expected);
                }
            }
        }
    }
}

TEST_CASE("a register lists for each reader exactly those of its entries that they may read") {
    auto world = absences();
    world.done("office", incoming("c5", "关于安全生产的通知"));
    world.done("office", yes("c5", "check"));
    world.done("m4", leave("c6", "上海", "看病"));
    Scene const scene{world.people(), world.meetings(), world.procedures()};
    for (auto const& [person, unused] : world.people().persons) {
        CAPTURE(person.text);
        meetings::Reader const reader{person, day_of(world.now(), world.people().zone)};
        Sight const sight(scene, world.charters(), world.rules(), reader);
        for (auto const* name : {"leave", "incoming"}) {
            std::string expected;
            for (auto const place : kept_in(world.procedures(), world.charters(), name)) {
                auto const& instance = world.procedures().instances[place];
                auto const may = may_read(scene, world.charters(), world.rules(), reader, instance.id);
                CHECK(sight.knows(instance) == may);
                CHECK(sight.knows(instance.id) == may);
                if (may) expected += (expected.empty() ? "" : " ") + instance.id.text;
            }
            CHECK(ids(found(world, person.text, {.name = name, .sort = "oldest"})) == expected);
        }
        CHECK_FALSE(sight.knows(InstanceId{"nothing"}));
    }
}

TEST_CASE("a register shows how entries stand under one another, and nothing of that where none does") {
    auto world = office();
    auto const organisation = [](std::string id, std::string name, std::string const& above) {
        StartProcedure command{
            InstanceId{std::move(id)}, "organisation", {{"name", std::move(name)}, {"sort", "党支部"}}, {}};
        if (!above.empty()) command.values["above"] = above;
        return command;
    };
    auto const standing = [&] { return views::register_page(seen_by(world, "m1"), "organisations")->standing; };
    world.done("clerk", organisation("o1", "机关党委", ""));
    CHECK(standing().empty());
    world.done("clerk", organisation("o2", "一支部", "o1"));
    world.done("clerk", organisation("o3", "二支部", "o1"));
    world.done("clerk", Withdraw{InstanceId{"o3"}, "误登"});
    REQUIRE(standing().size() == 2);
    CHECK(standing().front().title == "一支部");
    CHECK(standing().front().above == InstanceId{"o1"});
    world.done("m1", leave("c1", "北京", "开会"));
    CHECK(views::register_page(seen_by(world, "chair"), "leave")->standing.empty());
}

}  // namespace
}  // namespace quorate::tests
