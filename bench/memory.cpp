// What the server holds in memory: with a small body and nobody asking; and with a body of so many events, all of them
// from meetings held through the commands themselves, one after the other for years.
//
//   bench_memory QUORATE [events]
#include <chrono>

#include "arguments.hpp"
#include "body/codec.hpp"
#include "charter/charter.hpp"
#include "journal/sqlite_store.hpp"
#include "served_body.hpp"
#include "server/api.hpp"

using namespace quorate;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMembers = 9;
constexpr int kItems = 3;

/// Holds meetings by the rules and writes what they lead to into a journal.
class Years {
  public:
    Years(std::filesystem::path const& data, std::string const& text)
        : store_(journal::open_sqlite_store(data, journal::Access::write)) {
        journal::Blobs const blobs(data / "blobs");
        auto const digest = crypto::to_hex(blobs.put(crypto::Hash::sm3, text));
        auto charter = charter::compile(text);
        if (!charter) std::abort();
        charters_.emplace(digest, std::move(charter->rules));
        store_->create(body(), crypto::Suite::guomi);
        found(digest);
    }

    [[nodiscard]] std::uint64_t events() const { return sequence_; }
    void finish() {
        write_all();
        store_.reset();
    }

    void hold_meeting() {
        using namespace meetings;
        auto const number = std::to_string(++meetings_);
        MeetingId const meeting{"g" + number};
        now_ += std::chrono::hours{1};
        auto const starts = now_ + std::chrono::hours{23};
        give(chair(), of(PlanMeeting{meeting, starts, "第一会议室", true}));
        std::vector<ItemId> items;
        for (int item = 0; item < kItems; ++item) {
            auto const name = number + "." + std::to_string(item);
            propose(MatterId{"x" + name});
            items.push_back(ItemId{"i" + name});
            give(chair(), of(AddToAgenda{meeting, items.back(), MatterId{"x" + name}}));
        }
        give(clerk(), of(SendNotice{meeting}));
        now_ = starts;
        for (int one = 0; one < kMembers; ++one) give(member(one), of(EnterRoom{meeting, false}));
        give(chair(), of(OpenMeeting{meeting}));
        for (auto const& item : items) settle(item);
        give(chair(), of(CloseMeeting{meeting}));
    }

  private:
    static BodyId body() { return {"b1"}; }
    static PersonId member(int number) { return {"member-" + std::to_string(number)}; }
    static PersonId chair() { return member(0); }
    static PersonId clerk() { return {"clerk"}; }
    template <class Command>
    static body::Command of(Command command) {
        return meetings::Command{std::move(command)};
    }

    void found(std::string const& charter) {
        PersonId const founder{"founder"};
        auto const day = *date_from("2026-01-05");
        give(founder, people::FoundBody{body(), "某机关党组", 480, {}, charter, day});
        give(founder, people::RegisterUnit{UnitId{"u1"}, "综合处"});
        auto const settle_in = [&](PersonId const& person, people::Office office) {
            give(founder, people::RegisterPerson{person, "某某某", UnitId{"u1"}});
            give(founder, people::AppointToOffice{person, office, day, "任职文件"});
        };
        for (int one = 0; one < kMembers; ++one) {
            settle_in(member(one), one == 0 ? people::Office::chair : people::Office::member);
        }
        settle_in(clerk(), people::Office::clerk);
    }

    void propose(MatterId const& id) {
        meetings::ProposeMatter matter;
        matter.matter = id;
        matter.kind = "plan";
        matter.title = "关于某项工作计划的请示";
        matter.gist = "拟按照工作安排推进某项工作\uFF0C明确责任单位和完成时限\uFF0C请予审议。";
        give(chair(), of(matter));
    }

    void settle(ItemId const& item) {
        using namespace meetings;
        give(chair(), of(OpenItem{item}));
        for (int one = 1; one < kMembers; ++one) {
            give(member(one), of(MakeStatement{item, "同意所提方案\uFF0C建议抓好落实\uFF0C按期反馈进展情况。"}));
        }
        give(chair(), of(MakeStatement{item, "同意。"}));
        give(chair(), of(OpenBallot{item, 1, Method::hands, "同意所提方案\uFF0C由有关处室负责落实。"}));
        for (int one = 1; one <= kMembers; ++one) give(member(one % kMembers), of(CastVote{item, 1, "赞成"}));
        give(chair(), of(CloseBallot{item, 1}));
    }

    void give(PersonId const& actor, body::Command const& command) {
        Reasons reasons;
        auto decided = body::decide(state_, command, {actor, actor, now_, reasons, charters_});
        if (!decided && decided.error().needs_only_reasons()) {
            for (auto const& obstacle : decided.error().obstacles) reasons[obstacle.rule] = "确有需要";
            decided = body::decide(state_, command, {actor, actor, now_, reasons, charters_});
        }
        if (!decided) {
            for (auto const& obstacle : decided.error().obstacles) fmt::print(stderr, "{}\n", obstacle.rule);
            std::abort();
        }
        if (decided->empty()) return;
        journal::Group group{body(), sequence_, {}, {}};
        group.command = {CommandId{"c" + std::to_string(sequence_)},
                         std::string(body::name_of(command)),
                         1,
                         actor,
                         actor,
                         now_,
                         reasons,
                         {},
                         body::payload(command)};
        for (auto const& event : *decided) {
            group.events.push_back({std::string(body::name_of(event)), 1, body::payload(event)});
            body::apply(state_, event, {actor, actor, now_});
        }
        sequence_ += decided->size();
        groups_.push_back(std::move(group));
        if (groups_.size() == 2'000) write_all();
    }

    void write_all() {
        if (!groups_.empty()) (void)store_->append(groups_);
        groups_.clear();
    }

    std::unique_ptr<journal::Store> store_;
    charter::Library charters_;
    body::State state_;
    std::vector<journal::Group> groups_;
    std::uint64_t sequence_ = 0;
    Instant now_ = *instant_from("2026-01-05T01:00:00Z");
    int meetings_ = 0;
};

void idle(std::string const& program) {
    bench::Folder const folder;
    bench::VotingBody const body(folder.path, 9, crypto::Suite::guomi);
    bench::ServerProcess const server(program, folder.path);
    fmt::print("a body of 9 members, nobody asking: {:.0f} MiB\n", server.resident());
}

void large(std::string const& program, std::uint64_t events) {
    bench::Folder const folder;
    auto start = Clock::now();
    std::uint64_t written = 0;
    {
        Years years(folder.path, journal::read_file("charters/liaoning-2019.md"));
        while (years.events() < events) years.hold_meeting();
        written = years.events();
        years.finish();
    }
    auto const seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    auto const bytes = std::filesystem::file_size(folder.path / "journal.sqlite");
    fmt::print("{} events, decided and kept in {:.0f} s, {} MiB on disk\n", written, seconds(), bytes / 1024 / 1024);
    std::fflush(stdout);
    start = Clock::now();
    bench::ServerProcess const server(program, folder.path);
    fmt::print("the server is there after {:.1f} s, {:.1f} s of its processor, and holds {:.0f} MiB\n", seconds(),
               server.cpu_seconds(), server.resident());
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    idle(words[1]);
    large(words[1], bench::number_at(2, count, words, 1'000'000));
}
