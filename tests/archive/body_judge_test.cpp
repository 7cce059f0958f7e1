#include "archive/body_judge.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "../journal/sample.hpp"
#include "archive/export.hpp"
#include "archive/verify.hpp"
#include "body/codec.hpp"
#include "journal/files.hpp"

using namespace quorate;
using namespace quorate::archive;
using journal::sample::Folder;

namespace {

/// A body under the first charter whose every command is decided by the judge and kept in a journal.
class Body {
  public:
    Body() {
        store_->create(id_, crypto::Suite::guomi);
        auto const text = journal::read_file("charters/liaoning-2019.md");
        auto const digest = blobs_.put(crypto::Hash::sm3, text);
        REQUIRE(judge_.add_charter(digest, text));
        send("founder", people::FoundBody{id_, "某机关党组", 480, {}, crypto::to_hex(digest), day("2019-11-01")});
        for (auto const* person : {"p1", "p2", "p3", "p4", "p5"}) {
            send("founder", people::RegisterPerson{PersonId{person}, person, {}});
        }
        appoint("p1", people::Office::chair);
        for (auto const* person : {"p2", "p3", "p4"}) appoint(person, people::Office::member);
        appoint("p5", people::Office::clerk);
    }

    static Date day(char const* text) { return date_from(text).value(); }

    void appoint(char const* person, people::Office office) {
        send("founder", people::AppointToOffice{PersonId{person}, office, day("2026-01-05"), "任职文件"});
    }

    /// Keeps the command with the events that the rules give, or with those that somebody wants.
    void send(char const* actor, people::Command const& command,
              std::optional<std::vector<journal::NewEvent>> events = {}) {
        body::Command const whole{command};
        auto const size = store_->stream(id_)->size();
        journal::KeptCommand const kept{.id = {"c" + std::to_string(size)},
                                        .name = std::string{body::name_of(whole)},
                                        .version = 1,
                                        .actor = {actor},
                                        .entered_by = {actor},
                                        .instant = *instant_from("2026-03-12T01:00:00Z"),
                                        .reasons = {},
                                        .files = {},
                                        .payload = body::payload(whole)};
        if (!events) {
            auto decided = judge_.decide(kept);
            REQUIRE_MESSAGE(decided, kept.payload << " " << (decided ? "" : why(decided.error())));
            events = *std::move(decided);
        }
        std::vector<journal::Group> const groups{{id_, size, kept, *events}};
        REQUIRE(store_->append(groups)[0].outcome == journal::Outcome::appended);
        for (auto const& line : store_->entries(id_, {size + 1, events->size()})) {
            (void)judge_.apply(*journal::entry_from(line));
        }
    }

    /// What a verifier says who starts from nothing.
    [[nodiscard]] Report verified() {
        auto const key = crypto::PrivateKey::generate(crypto::Suite::guomi);
        store_->keep_head(
            journal::sign_head(id_, store_->stream(id_)->tree, *instant_from("2026-03-12T02:00:00Z"), key),
            key.public_key());
        std::stringstream package;
        write_package(package, *store_, blobs_, id_, judge_, Files::include);
        BodyJudge fresh;
        return verify(package, &fresh);
    }

  private:
    static std::string why(Rejection const& rejection) {
        std::string text;
        for (auto const& fault : rejection.bad_input) text += fault.at + " " + fault.what + "; ";
        for (auto const& obstacle : rejection.obstacles) text += obstacle.rule + "; ";
        return text;
    }

    Folder folder_;
    BodyId id_{"b1"};
    std::unique_ptr<journal::Store> store_ = journal::sample::open(folder_);
    journal::Blobs blobs_{folder_.path() / "blobs"};
    BodyJudge judge_;
};

journal::NewEvent event_of(people::Event const& event) {
    body::Event const whole{event};
    return {std::string{body::name_of(whole)}, 1, body::payload(whole)};
}

}  // namespace

TEST_CASE("a body's founding is decided again by its charter") {
    Body body;
    auto const report = body.verified();
    for (auto const& finding : report.findings) MESSAGE(finding.name);
    CHECK(report.sound());
    CHECK(report.charters == 1);
    CHECK(report.commands == 11);
    CHECK(report.decided_again == 11);
}

TEST_CASE("a command that the charter would have refused is reported with its rule and article") {
    Body body;
    // A second chair, as if somebody had simply written it down.
    body.send(
        "founder", people::AppointToOffice{PersonId{"p2"}, people::Office::chair, Body::day("2026-01-05"), "文件"},
        std::vector{
            event_of(people::OfficeTaken{PersonId{"p2"}, people::Office::chair, Body::day("2026-01-05"), "文件"})});
    auto const report = body.verified();
    REQUIRE(report.found == 1);
    auto const& finding = report.findings.front();
    CHECK(finding.name == "command.refused");
    auto const refused_for = [&](std::string_view rule) {
        for (auto const& obstacle : finding.obstacles) {
            if (obstacle.rule == rule) return !obstacle.by.anchor.empty();
        }
        return false;
    };
    CHECK(refused_for("chair.single"));
}

TEST_CASE("a command in another form than the program's own is found") {
    BodyJudge judge;
    auto command = journal::sample::command("c1");
    command.name = "unit.register";
    command.payload = R"({"unit":"u1","name":"x" })";
    auto const decided = judge.decide(command);
    REQUIRE(!decided);
    CHECK(decided.error().bad_input.front().what == "not-canonical");
    command.name = "nothing.known";
    CHECK(!judge.decide(command));
    command.version = 2;
    CHECK(judge.decide(command).error().bad_input.front().what == "unknown-version");
}

TEST_CASE("events that nobody can have decided end the judging, not the program") {
    BodyJudge judge;
    auto const apply = [&](char const* name, char const* payload) {
        auto command = journal::sample::command("c1");
        return judge.apply(journal::entry_of({name, 1, payload}, command, {}, 1));
    };
    CHECK(!apply("nothing.known", "{}"));
    CHECK(!apply("meeting.closed", R"({"meeting":"m1"})"));
    CHECK(!apply("member.left", R"({"meeting":"m1","member":"p1"})"));
    CHECK(!apply("item.opened", "{}"));
}
