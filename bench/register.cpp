// What one look into a large register costs: filters, words and order, the counts, and the page as JSON, all within
// what the reader may know. The same rows stand in SQLite, in memory, which finds the same of them with LIKE. Its index
// of trigrams answers only words of three characters and more, and most Chinese words have two: where it can, it is
// asked as well.
//
//   bench_register [entries] [rounds]
#include <algorithm>
#include <cstdio>
#include <functional>

#include <fmt/core.h>

#include "arguments.hpp"
#include "base/must.hpp"
#include "body/body.hpp"
#include "charter/charter.hpp"
#include "cpu.hpp"
#include "journal/files.hpp"
#include "journal/sqlite.hpp"
#include "views/register_table.hpp"
#include "views/views.hpp"
#include "words/words.hpp"

using namespace quorate;

namespace {

using procedures::InstanceStage;

constexpr int kMembers = 7;
constexpr int kStaff = 40;
/// The last of so many is still under way.
constexpr std::uint64_t kRunningOneIn = 100;

/// Some years of incoming papers, from the first to their filing, each by the commands of those whose it is.
class Office {
  public:
    explicit Office(charter::Rules rules) {
        charters_.emplace("d1", std::move(rules));
        send("founder",
             people::Command{people::FoundBody{BodyId{"body"}, "某机关党组", 480, {}, "d1", day_of(now_, {})}});
        for (int one = 0; one < kMembers; ++one)
            settle(member(one), one == 0 ? people::Office::chair : people::Office::member);
        settle("office", people::Office::office);
        for (int one = 0; one < kStaff; ++one) settle(staff(one), people::Office::unit);
        // Last: from then on the roster is no longer the founder's.
        settle("clerk", people::Office::clerk);
    }

    void take_in(std::uint64_t number, bool filed) {
        static constexpr char const* kTopics[] = {
            "安全生产", "消防检查", "公务用车", "办公用房", "财务预算", "档案管理", "保密工作", "信访接待",
            "后勤保障", "节能降耗", "食堂经营", "物业服务", "政府采购", "资产清查", "干部培训", "老干部工作",
            "节日值班", "会议筹备", "公文处理", "网络安全", "疫情防控", "水电维修", "绿化养护"};
        static constexpr char const* kSenders[] = {"省政府办公厅", "省委办公厅",   "国管局",  "省财政厅",
                                                   "省审计厅",     "省应急管理厅", "省档案局"};
        now_ += std::chrono::seconds{1'500};
        InstanceId const id{fmt::format("prc_{:016}", number)};
        auto const unit = archive_unit();
        std::string const topic = kTopics[number % std::size(kTopics)];
        auto const handled = number % 3 != 0;
        procedures::StartProcedure start{id, "incoming", {}, {}};
        start.values = {{"subject", fmt::format("关于进一步做好{}有关事项的通知\uFF08第{}号\uFF09", topic, number)},
                        {"from", kSenders[number % std::size(kSenders)]},
                        {"number", fmt::format("办发〔{}〕{}号", 2020 + number % 7, number % 997)},
                        {"received", to_text(day_of(now_, {}))},
                        {"sort", handled ? "办件" : "阅件"},
                        {"urgency", number % 10 == 0 ? "加急" : "平件"}};
        start.files = {{"paper", {"来文.pdf", std::string(64, 'a'), "application/pdf", 100'000}}};
        send("office", procedures::Command{start});
        complete("office", id, "check", procedures::StepChoice::yes, {});
        complete("office", id, "propose", {},
                 {{"proposal", fmt::format("拟请书记阅示\uFF0C各成员传阅\uFF0C有关处室就{}提出办理意见。", topic)}});
        if (!filed) return;
        auto const handler = staff(static_cast<int>(number % kStaff));
        complete(member(0), id, "instruct", {},
                 {{"instruction", "请认真抓好落实\uFF0C按时反馈。"},
                  {"scope", "全体成员"},
                  {"due", to_text(plus_days(day_of(now_, {}), 20))}});
        for (int one = 1; one < kMembers; ++one) complete(member(one), id, "circulate", {}, {});
        if (handled) {
            complete("office", id, "assign", {}, {{"handler", handler}, {"wanted", "不需答复"}});
            complete(handler, id, "handle", {},
                     {{"outcome", fmt::format("已就{}作出部署\uFF0C并按要求反馈。", topic)}});
        }
        complete("clerk", id, "file", {}, {{"unit", unit.text}, {"order", std::to_string(number + 1)}});
    }

    [[nodiscard]] views::Lens seen_by(std::string const& reader) const {
        static views::Charters const documents;
        return {state_, charters_, documents, words::shipped(), words::Language::zh, PersonId{reader}, now_};
    }
    [[nodiscard]] procedures::Instances const& papers() const { return state_.procedures.instances; }
    static std::string member(int number) { return fmt::format("per_member{:010}", number); }
    static std::string staff(int number) { return fmt::format("per_staff{:011}", number); }

  private:
    /// What the papers of the year are filed into, begun with the first of them.
    InstanceId archive_unit() {
        auto const year = to_text(day_of(now_, {})).substr(0, 4);
        InstanceId unit{"prc_archive_" + year};
        if (state_.procedures.instances.contains(unit)) return unit;
        procedures::StartProcedure start{unit, "archive-unit", {}, {}};
        start.values = {{"title", year + "年收文"}, {"year", year}, {"retention", "30年"}, {"shelf", "档案室"}};
        send("office", procedures::Command{start});
        return unit;
    }

    void send(std::string const& actor, body::Command const& command) {
        PersonId const person{actor};
        auto const events = body::decide(state_, command, {person, person, now_, {}, charters_});
        must(events.has_value(), "the charter allows what is measured");
        for (auto const& event : *events) body::apply(state_, event, {person, person, now_});
    }

    void settle(std::string const& id, people::Office office) {
        send("founder", people::Command{people::RegisterPerson{PersonId{id}, "某某" + id.substr(id.size() - 2), {}}});
        send("founder", people::Command{people::AppointToOffice{PersonId{id}, office, day_of(now_, {}), "任职文件"}});
    }

    void complete(std::string const& actor, InstanceId const& instance, std::string const& step,
                  std::optional<procedures::StepChoice> choice, std::map<std::string, std::string> values) {
        procedures::CompleteStep command;
        command.instance = instance;
        command.step = step;
        command.choice = choice;
        command.values = std::move(values);
        send(actor, procedures::Command{command});
    }

    charter::Library charters_;
    body::State state_;
    Instant now_ = *instant_from("2020-01-06T01:00:00Z");
};

/// The same rows, with all that can be searched of each in one text.
class Rows {
  public:
    explicit Rows(Office const& office) : database_(":memory:", journal::sqlite::Mode::create) {
        database_.run(
            "CREATE TABLE entry (place INTEGER PRIMARY KEY, year TEXT, stage TEXT, text TEXT, subject TEXT);"
            "CREATE VIRTUAL TABLE trigrams USING fts5 (text, content = '', tokenize = 'trigram')");
        auto const table = views::register_table(office.seen_by("clerk"), {.name = "incoming", .sort = "oldest"});
        must(table.has_value(), "whoever keeps the record reads the register");
        journal::sqlite::Transaction transaction{database_};
        journal::sqlite::Statement entry{database_, "INSERT INTO entry VALUES (?, ?, ?, ?, ?)"};
        journal::sqlite::Statement trigrams{database_, "INSERT INTO trigrams (rowid, text) VALUES (?, ?)"};
        for (std::size_t place = 0; place < table->rows.size(); ++place) {
            auto const text = text_of(table->rows[place]);
            auto const& instance = office.papers().at(InstanceId{std::get<std::string>(table->rows[place].back())});
            auto const year = to_text(day_of(instance.started, {})).substr(0, 4);
            auto const stage = word(instance.stage);
            std::string_view const subject = instance.form.values.at("subject");
            entry
                .bind(std::uint64_t{place}, std::string_view{year}, std::string_view{stage}, std::string_view{text},
                      subject)
                .run();
            trigrams.bind(std::uint64_t{place}, std::string_view{text}).run();
        }
        transaction.commit();
        database_.run("CREATE INDEX entry_year ON entry (year, stage); ANALYZE");
    }

    /// How many fit; the page, and what can be chosen from, are read as well.
    std::int64_t find(std::string const& where, std::string const& order) {
        auto const rows =
            "SELECT place, text, count(*) OVER () FROM entry WHERE " + where + " ORDER BY " + order + " LIMIT 50";
        journal::sqlite::Statement page{database_, rows};
        std::int64_t found = 0;
        for (page.bind(); page.step();) {
            bytes_ += page.bytes(1).size();
            found = page.number(2);
        }
        for (auto const* choices : {"SELECT DISTINCT year FROM entry", "SELECT DISTINCT stage FROM entry"}) {
            journal::sqlite::Statement statement{database_, choices};
            for (statement.bind(); statement.step();) bytes_ += statement.bytes(0).size();
        }
        return found;
    }

  private:
    /// Number, procedure and starter; what was filled in. Not the dates and the state, which are no words of the entry.
    static std::string text_of(std::vector<Cell> const& row) {
        std::string text;
        for (std::size_t at = 0; at + 3 < row.size(); ++at) {
            if (auto const* cell = std::get_if<std::string>(&row[at])) text += *cell + "\n";
        }
        return text;
    }

    journal::sqlite::Database database_;
    std::size_t bytes_ = 0;
};

struct Asked {
    char const* what;
    views::Query query;
    std::string like;
    std::string trigrams;  ///< where they can answer
    std::string order = "place DESC";
};

std::vector<Asked> questions() {
    auto const trigrams = [](std::string const& word) {
        return "place IN (SELECT rowid FROM trigrams WHERE text MATCH '\"" + word + "\"')";
    };
    return {
        {"the newest page", {}, "1", {}},
        {"a year's, by state", {{"year", "2021"}, {"stage", "completed"}}, "year = '2021' AND stage = 'completed'", {}},
        {"a word of two characters", {{"words", "消防"}}, "text LIKE '%消防%'", {}},
        {"a word of four", {{"words", "安全生产"}}, "text LIKE '%安全生产%'", trigrams("安全生产")},
        {"two words, in a year",
         {{"words", "国管局 档案"}, {"year", "2022"}},
         "year = '2022' AND text LIKE '%国管局%' AND text LIKE '%档案%'",
         {}},
        {"a word in Latin letters", {{"words", "PDF"}}, "text LIKE '%PDF%'", trigrams("PDF")},
        {"by subject", {{"sort", "subject"}}, "1", {}, "subject, place"},
        {"a word, by number", {{"words", "国管局"}, {"sort", "number"}}, "text LIKE '%国管局%'", {}, "year, place"},
        {"a word that is nowhere", {{"words", "没有的事"}}, "text LIKE '%没有的事%'", trigrams("没有的事")},
    };
}

/// Milliseconds of processor, the median of so many.
double median_of(std::uint64_t rounds, std::function<void()> const& work) {
    std::vector<double> times;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        auto const start = bench::cpu_seconds();
        work();
        times.push_back((bench::cpu_seconds() - start) * 1e3);
    }
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
    return times[times.size() / 2];
}

std::int64_t ours(Office const& office, std::string const& reader, views::Query query) {
    query["id"] = "incoming";
    auto const page = views::render(office.seen_by(reader), "register-entries", query);
    must(page.has_value(), "the register is there");
    constexpr std::string_view key = "\"found\":";
    return static_cast<std::int64_t>(bench::number_in(std::string_view(*page).substr(page->find(key) + key.size())));
}

}  // namespace

int main(int count, char** arguments) {
    auto const entries = bench::number_at(1, count, arguments, 100'000);
    auto const rounds = bench::number_at(2, count, arguments, 9);
    auto charter = charter::compile(journal::read_file("charters/liaoning-2019.md"));
    if (!charter) return 1;
    Office office(std::move(charter->rules));
    for (std::uint64_t number = 0; number < entries; ++number)
        office.take_in(number, entries - number > entries / kRunningOneIn);
    Rows rows(office);
    fmt::print("{} entries, milliseconds of processor, median of {}\n", entries, rounds);
    fmt::print("{:<26}{:>8}{:>9}{:>9}{:>8}{:>10}{:>10}\n", "", "found", "reader", "member", "staff", "LIKE",
               "trigrams");
    for (auto const& one : questions()) {
        auto const found = ours(office, "office", one.query);
        must(found == rows.find(one.like, one.order), "both sides find the same");
        auto const time = [&](std::string const& reader) {
            return median_of(rounds, [&] { (void)ours(office, reader, one.query); });
        };
        auto const reader = time("office");
        auto const like = median_of(rounds, [&] { (void)rows.find(one.like, one.order); });
        auto const member = time(Office::member(3));
        auto const staff = time(Office::staff(3));
        fmt::print("{:<26}{:>8}{:>9.1f}{:>9.1f}{:>8.1f}{:>10.1f}", one.what, found, reader, member, staff, like);
        if (one.trigrams.empty()) {
            fmt::print("{:>10}\n", "-");
            continue;
        }
        must(found == rows.find(one.trigrams, one.order), "the index of trigrams finds the same");
        fmt::print("{:>10.1f}\n", median_of(rounds, [&] { (void)rows.find(one.trigrams, one.order); }));
    }
    return 0;
}
