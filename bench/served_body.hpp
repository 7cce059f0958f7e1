#pragma once

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arguments.hpp"
#include "crypto/random.hpp"
#include "folder.hpp"
#include "journal/files.hpp"
#include "server/api.hpp"

/// A body under the first charter in the middle of a vote by show of hands, and the real server serving it.
namespace quorate::bench {

/// Founds the body, opens a meeting, and brings its one item to the vote. Everybody is in the room and has a session.
class VotingBody {
  public:
    VotingBody(std::filesystem::path const& data, int members, crypto::Suite suite) {
        for (int number = 0; number < members; ++number) members_.push_back(PersonId{"m" + std::to_string(number)});
        server::Workers workers(2);
        // Nobody will sign in with these passwords, so their digests may be cheap.
        {
            accounts::Accounts cheap(data / "accounts.sqlite", {}, {.memory_kib = 8, .passes = 1, .lanes = 1});
            for (auto const& member : members_) {
                expect(cheap.create({member.text, "four lime trees", false, false}, server::system_now()).empty());
                expect(cheap.name_person(member.text, body(), member).empty());
                tokens_.push_back(cheap.open_session(member.text, server::system_now()).token);
            }
        }
        server::Installation installation(data, "", workers, server::system_now);
        desk_ = installation.bodies.begin(body(), suite);
        auto const hash = crypto::hash_of(suite);
        auto const digest =
            crypto::to_hex(installation.bodies.blobs().put(hash, journal::read_file("charters/liaoning-2019.md")));
        found(digest);
        begin_vote();
        desk_.reset();
        installation.bodies.close();
        workers.drain();
    }

    [[nodiscard]] static BodyId body() { return {"b1"}; }
    /// The first presides.
    [[nodiscard]] std::vector<PersonId> const& members() const { return members_; }
    /// A whole request in which a member who does not preside says aye or no.
    [[nodiscard]] std::string vote(std::size_t member, std::string const& key, bool aye) const {
        auto const data =
            fmt::format(R"({{"data":{{"item":"i1","question":1,"choice":"{}"}}}})", aye ? "赞成" : "反对");
        return fmt::format(
            "POST /api/v1/bodies/b1/commands/vote.cast HTTP/1.1\r\nHost: h\r\nX-Quorate: 1\r\nIdempotency-Key: {}\r\n"
            "Content-Type: application/json\r\nContent-Length: {}\r\n{}\r\n{}",
            key, data.size(), cookie(member), data);
    }
    [[nodiscard]] std::string listen(std::size_t member) const {
        return fmt::format("GET /api/v1/bodies/b1/events HTTP/1.1\r\nHost: h\r\n{}\r\n", cookie(member));
    }

  private:
    [[nodiscard]] std::string cookie(std::size_t member) const {
        return fmt::format("Cookie: quorate_session={}\r\n", tokens_[member]);
    }

    static void expect(bool holds) {
        if (!holds) std::abort();
    }

    std::future<server::Reply> hand_in(PersonId const& actor, body::Command command, Reasons reasons) {
        auto promise = std::make_shared<std::promise<server::Reply>>();
        server::Order order{CommandId{crypto::random_id("cmd")}, actor, actor, std::move(command), std::move(reasons)};
        auto future = promise->get_future();
        desk_->submit(std::move(order), words::Language::en,
                      [promise](server::Reply reply) { promise->set_value(std::move(reply)); });
        return future;
    }

    /// Gives the reasons that are asked for.
    void give(PersonId const& actor, body::Command const& command) {
        Reasons reasons;
        for (int attempt = 0; attempt < 3; ++attempt) {
            auto const reply = hand_in(actor, command, reasons).get();
            if (std::holds_alternative<server::Done>(reply)) return;
            auto const* const refused = std::get_if<server::Refused>(&reply);
            expect(refused != nullptr);
            for (auto const& error : refused->errors) fmt::print(stderr, "{}: {}\n", error.at, error.detail);
            for (auto const& obstacle : refused->obstacles) {
                if (!refused->needs_only_reasons) fmt::print(stderr, "{}: {}\n", obstacle.rule, obstacle.message);
                reasons[obstacle.rule] = "确有需要";
            }
            expect(refused->needs_only_reasons);
        }
        std::abort();
    }

    /// The same by each of them, all on the way at once.
    template <class Make>
    void give_each(std::vector<PersonId> const& members, Make const& make) {
        std::vector<std::future<server::Reply>> replies;
        for (auto const& member : members) replies.push_back(hand_in(make(member).first, make(member).second, {}));
        for (auto& reply : replies) expect(std::holds_alternative<server::Done>(reply.get()));
    }

    void found(std::string const& charter) {
        PersonId const founder{"founder"};
        auto const today = day_of(server::system_now(), Zone{480});
        auto const since = plus_days(today, -30);
        give(founder, people::FoundBody{body(), "某机关党组", 480, {}, charter, since});
        give(founder, people::RegisterUnit{UnitId{"u1"}, "综合处"});
        using Step = std::pair<PersonId, body::Command>;
        give_each(members_, [&](PersonId const& member) {
            return Step{founder, people::RegisterPerson{member, "委员" + member.text, UnitId{"u1"}}};
        });
        give(founder, people::RegisterPerson{PersonId{"clerk"}, "记录员", UnitId{"u1"}});
        give_each(members_, [&](PersonId const& member) {
            auto const office = member == members_.front() ? people::Office::chair : people::Office::member;
            return Step{founder, people::AppointToOffice{member, office, since, "任职文件"}};
        });
        give(founder, people::AppointToOffice{PersonId{"clerk"}, people::Office::clerk, since, "任职文件"});
    }

    void begin_vote() {
        using namespace meetings;
        using Step = std::pair<PersonId, body::Command>;
        auto const& chair = members_.front();
        std::vector<PersonId> const others(members_.begin() + 1, members_.end());
        MeetingId const meeting{"g1"};
        ItemId const item{"i1"};
        ProposeMatter matter;
        matter.matter = MatterId{"x1"};
        matter.kind = "plan";
        matter.title = "年度工作计划";
        matter.gist = "内容摘要";
        auto const of = [](auto command) { return body::Command{meetings::Command{std::move(command)}}; };
        give(chair, of(matter));
        auto const starts = server::system_now() + std::chrono::minutes{2};
        give(chair, of(PlanMeeting{meeting, starts, "第一会议室", true}));
        give(chair, of(AddToAgenda{meeting, item, matter.matter}));
        give(chair, of(SendNotice{meeting}));
        give_each(members_, [&](PersonId const& member) { return Step{member, of(EnterRoom{meeting, false})}; });
        give(chair, of(OpenMeeting{meeting}));
        give(chair, of(OpenItem{item}));
        give_each(others, [&](PersonId const& member) { return Step{member, of(DeclineStatement{item})}; });
        give(chair, of(DeclineStatement{item}));  // Who presides is the last to say so.
        give(chair, of(OpenBallot{item, 1, Method::hands, "同意年度工作计划"}));
    }

    std::vector<PersonId> members_;
    std::vector<std::string> tokens_;
    std::shared_ptr<server::Desk> desk_;
};

/// `quorate serve` in a process of its own, on a free port, until this goes.
class ServerProcess {
  public:
    ServerProcess(std::string const& program, std::filesystem::path const& data) {
        int ends[2];
        if (pipe(ends) != 0) std::abort();
        child_ = fork();
        if (child_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            close(ends[0]);
            auto const folder = data.string();
            execl(program.c_str(), program.c_str(), "serve", "--data", folder.c_str(), "--port", "0", nullptr);
            std::perror(program.c_str());
            _exit(127);
        }
        close(ends[1]);
        said_ = fdopen(ends[0], "r");
        port_ = read_port();
    }
    ~ServerProcess() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
        std::fclose(said_);
    }
    ServerProcess(ServerProcess const&) = delete;
    ServerProcess& operator=(ServerProcess const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// Seconds that the server has worked so far.
    [[nodiscard]] double cpu_seconds() const {
        std::ifstream file("/proc/" + std::to_string(child_) + "/stat");
        std::string word;
        std::uint64_t ticks = 0;
        for (int place = 1; place <= 15 && file >> word; ++place) {
            if (place >= 14) ticks += number_in(word);
        }
        return static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }
    /// Memory it holds now, in MiB.
    [[nodiscard]] double resident() const {
        std::ifstream file("/proc/" + std::to_string(child_) + "/statm");
        double all = 0;
        double pages = 0;
        file >> all >> pages;
        return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024 / 1024;
    }

  private:
    std::uint16_t read_port() {
        char line[512];
        while (std::fgets(line, sizeof line, said_) != nullptr) {
            std::string const text(line);
            auto const found = text.find("http://127.0.0.1:");
            if (found != std::string::npos)
                return static_cast<std::uint16_t>(number_in(std::string_view(text).substr(found + 17)));
        }
        std::abort();
    }

    pid_t child_ = -1;
    std::FILE* said_ = nullptr;
    std::uint16_t port_ = 0;
};

}  // namespace quorate::bench
