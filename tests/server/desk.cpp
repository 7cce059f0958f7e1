#include "server/desk.hpp"

#include <atomic>
#include <fstream>
#include <future>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "journal/fault.hpp"
#include "journal/files.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_store.hpp"
#include "support/folder.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

/// A store whose disk fails when told to, or answers only when allowed.
class Disk : public journal::Store {
  public:
    struct Mood {
        std::atomic<bool> broken = false;
        std::atomic<bool> held = false;
    };
    Disk(std::unique_ptr<journal::Store> inner, Mood& mood) : inner_(std::move(inner)), mood_(mood) {}

    bool create(BodyId const& body, crypto::Suite suite) override { return inner_->create(body, suite); }
    std::vector<journal::Receipt> append(std::span<journal::Group const> groups) override {
        while (mood_.held) std::this_thread::sleep_for(std::chrono::milliseconds{1});
        if (mood_.broken) throw journal::Fault("the disk is full");
        return inner_->append(groups);
    }
    void keep_head(journal::Head const& head, crypto::PublicKey const& key) override { inner_->keep_head(head, key); }
    std::vector<journal::Stream> streams() override { return inner_->streams(); }
    std::optional<journal::Stream> stream(BodyId const& body) override { return inner_->stream(body); }
    std::optional<journal::Receipt> receipt(BodyId const& body, CommandId const& command) override {
        return inner_->receipt(body, command);
    }
    void each_command(BodyId const& body, std::function<void(std::string_view)> const& take) override {
        inner_->each_command(body, take);
    }
    std::vector<std::string> entries(BodyId const& body, journal::Range range) override {
        return inner_->entries(body, range);
    }
    std::vector<journal::StoredCommand> commands(BodyId const& body, journal::Range range) override {
        return inner_->commands(body, range);
    }
    std::vector<journal::Head> heads(BodyId const& body) override { return inner_->heads(body); }
    std::vector<crypto::PublicKey> keys(BodyId const& body) override { return inner_->keys(body); }

  private:
    std::unique_ptr<journal::Store> inner_;
    Mood& mood_;
};

BodyId const kBody{"b1"};

/// A desk with a disk of its own and a clock that the test moves.
struct House {
    House() : digest(crypto::to_hex(blobs.put(crypto::Hash::sm3, journal::read_file("charters/liaoning-2019.md")))) {
        journal.store()->create(kBody, crypto::Suite::guomi);
        desk = make();
    }

    std::shared_ptr<Desk> make() {
        return std::make_shared<Desk>(Office{journal, blobs, uploads, workers, words::shipped(),
                                             [this] {
                                                 if (look_at_clock) look_at_clock();
                                                 return Instant{std::chrono::seconds{now}};
                                             },
                                             [this] { ++failures; }},
                                      kBody, crypto::Suite::guomi);
    }
    static Order order(std::string id, std::string actor, body::Command command) {
        return {CommandId{std::move(id)}, PersonId{actor}, PersonId{actor}, std::move(command), {}};
    }
    Reply send(Order one) {
        std::promise<Reply> promise;
        desk->submit(std::move(one), words::Language::en, [&](Reply reply) { promise.set_value(std::move(reply)); });
        return promise.get_future().get();
    }
    template <class Command>
    Reply send(std::string id, Command command) {
        return send(order(std::move(id), "founder", people::Command{std::move(command)}));
    }
    Reply found() {
        return send("c-found", people::FoundBody{kBody, "示范党组", 480, {}, digest, *date_from("2026-03-01")});
    }
    Reply adopt(std::string id, std::string const& charter, char const* force) {
        return send(std::move(id), people::AdoptCharter{charter, *date_from(force), {}, {}, {}});
    }
    /// A charter like the first, brought and not adopted yet.
    std::string bring_charter() {
        auto const text = journal::read_file("charters/liaoning-2019.md") + "\n";
        return crypto::to_hex(*uploads.put({kBody, PersonId{"founder"}}, crypto::Hash::sm3, text));
    }
    [[nodiscard]] bool stored(std::string const& hex) const {
        return blobs.contains(crypto::Hash::sm3, *crypto::digest_from_hex(hex));
    }
    /// A day and an hour go by, and what only waited is removed.
    void next_day() {
        workers.drain();  // an answer comes before its command lets go of the files
        now += 25 * 3600;
        uploads.sweep();
    }
    Reply unit(std::string const& id) { return send("c-" + id, people::RegisterUnit{UnitId{id}, "处室" + id}); }
    std::size_t units() {
        std::size_t count = 0;
        CHECK(desk->read_and_wait({}, [&](views::Lens const& lens) { count = lens.state.people.units.size(); }));
        return count;
    }

    tests::Folder folder;
    Disk::Mood mood;
    std::atomic<std::int64_t> now = instant_from("2026-03-12T01:00:00Z")->time_since_epoch().count();
    std::function<void()> look_at_clock;  ///< what happens when the desk does
    std::atomic<int> failures = 0;
    journal::Blobs blobs{folder.path() / "blobs"};
    Uploads uploads{blobs, [this] { return Instant{std::chrono::seconds{now}}; },
                    [this](Uploads::File const& file) { return desk && desk->names(file.digest); }};
    Workers workers{4};
    journal::Journal journal{[this] {
        return std::make_unique<Disk>(journal::open_sqlite_store(folder.path(), journal::Access::write), mood);
    }};
    std::string digest;
    std::shared_ptr<Desk> desk;
};

bool done(Reply const& reply) {
    return std::holds_alternative<Done>(reply);
}

}  // namespace

TEST_CASE("nothing can be done in a body before it is founded, and then it can") {
    House house;
    auto const early = house.unit("u1");
    REQUIRE(std::holds_alternative<Refused>(early));
    CHECK(std::get<Refused>(early).errors.size() == 1);
    auto const unknown =
        house.send("c1", people::FoundBody{kBody, "示范党组", 480, {}, std::string(64, '0'), *date_from("2026-03-01")});
    REQUIRE(std::holds_alternative<Refused>(unknown));
    CHECK(std::get<Refused>(unknown).errors.at(0).at == "/charter");
    REQUIRE(done(house.found()));
    REQUIRE(done(house.unit("u1")));
    CHECK(house.units() == 1);
}

TEST_CASE("the same key twice is done once, now and after a restart; for something else it is refused") {
    House house;
    REQUIRE(done(house.found()));
    auto const first = house.unit("u1");
    auto const again = house.unit("u1");
    REQUIRE(done(first));
    REQUIRE(done(again));
    CHECK(std::get<Done>(first).sequence == std::get<Done>(again).sequence);
    CHECK(std::get<Done>(again).events == std::vector<std::string>{"unit.registered"});
    CHECK(std::holds_alternative<KeyUsed>(house.send("c-u1", people::RegisterUnit{UnitId{"u2"}, "别的"})));
    house.workers.drain();
    house.desk = house.make();
    CHECK(house.units() == 1);
    CHECK(std::get<Done>(house.unit("u1")).sequence == std::get<Done>(first).sequence);
    CHECK(std::holds_alternative<KeyUsed>(house.send("c-u1", people::RegisterUnit{UnitId{"u2"}, "别的"})));
}

TEST_CASE("a key that is still under way joins its command; what is seen waits until it is durable") {
    House house;
    REQUIRE(done(house.found()));
    house.mood.held = true;
    std::atomic<int> answered = 0;
    std::atomic<bool> seen = false;
    auto const count = [&](Reply const& reply) {
        if (done(reply)) ++answered;
    };
    auto const command = people::Command{people::RegisterUnit{UnitId{"u1"}, "处室"}};
    house.desk->submit(House::order("k", "founder", command), words::Language::en, count);
    house.desk->submit(House::order("k", "founder", command), words::Language::en, count);
    std::size_t units = 0;
    for (int round = 0; round < 500 && units == 0; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
        seen = false;
        house.desk->read(
            {}, [&](views::Lens const& lens) { units = lens.state.people.units.size(); },
            [&](bool durable) { seen = durable; });
    }
    REQUIRE(units == 1);
    CHECK(answered == 0);
    CHECK_FALSE(seen);
    house.mood.held = false;
    CHECK(house.units() == 1);
    house.workers.drain();
    CHECK(answered == 2);
    CHECK(seen);
}

TEST_CASE("readers who wait on every worker wait for the journal only, and not for one another") {
    House house;
    REQUIRE(done(house.found()));
    house.mood.held = true;
    std::promise<Reply> written;
    house.desk->submit(House::order("c-u1", "founder", people::Command{people::RegisterUnit{UnitId{"u1"}, "处室一"}}),
                       words::Language::en, [&](Reply reply) { written.set_value(std::move(reply)); });
    // Once it is applied, whatever is read rests on it, and every worker is made to wait for it.
    std::size_t units = 0;
    while (units == 0)
        house.desk->read({}, [&](views::Lens const& lens) { units = lens.state.people.units.size(); }, [](bool) {});
    constexpr int readers = 16;
    std::atomic<int> seen = 0;
    for (int reader = 0; reader < readers; ++reader)
        house.workers.post([&] {
            if (house.desk->read_and_wait({}, [](views::Lens const&) {})) ++seen;
        });
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    house.mood.held = false;
    REQUIRE(written.get_future().wait_for(std::chrono::seconds{30}) == std::future_status::ready);
    house.workers.drain();
    CHECK(seen == readers);
}

TEST_CASE("a disk that fails is a fault for everybody, and nothing of it remains afterwards") {
    House house;
    REQUIRE(done(house.found()));
    REQUIRE(done(house.unit("u1")));
    house.mood.broken = true;
    CHECK(std::holds_alternative<Unavailable>(house.unit("u2")));
    house.workers.drain();
    CHECK(house.failures == 1);
    CHECK(std::holds_alternative<Unavailable>(house.unit("u3")));
    CHECK_FALSE(house.desk->read_and_wait({}, [](views::Lens const&) {}));

    house.mood.broken = false;
    house.journal.reopen();
    house.desk->recover();
    house.workers.drain();
    CHECK(house.units() == 1);
    // The same key again: it was not carried out before, so it is now.
    CHECK(done(house.unit("u2")));
    CHECK(house.units() == 2);
}

TEST_CASE("listeners hear what is durable, in order, and places only") {
    House house;
    auto const feed = house.desk->listen(PersonId{"founder"}, {});
    REQUIRE(done(house.found()));
    REQUIRE(done(house.unit("u1")));
    house.workers.drain();
    auto const heard = feed->take().value_or("");
    CHECK(heard.contains("id: 2\ndata: {\"sequence\":2,\"place\":\"body\"}\n\n"));
    CHECK(heard.contains("id: 3\ndata: {\"sequence\":3,\"place\":\"body\"}\n\n"));
    CHECK_FALSE(heard.contains("unit"));
    CHECK_FALSE(heard.contains("处室"));
    auto const later = house.desk->listen(PersonId{"founder"}, 2)->take().value_or("");
    CHECK_FALSE(later.contains("id: 2\n"));
    CHECK(later.contains("id: 3\n"));
}

TEST_CASE("time is sent to the body when its earliest deadline has come") {
    House house;
    REQUIRE(done(house.found()));
    auto const before = house.desk->listen(PersonId{"founder"}, {});
    house.desk->tick();
    house.workers.drain();
    CHECK_FALSE(before->take().value_or("").contains("id: "));
    house.now = instant_from("2026-05-02T01:00:00Z")->time_since_epoch().count();
    house.desk->tick();
    house.workers.drain();
    (void)house.units();
    house.workers.drain();
    CHECK(before->take().value_or("").contains("\"place\":\"body\""));
    // The entry has no actor, and a restart reads it again.
    house.desk = house.make();
    std::size_t months = 0;
    CHECK(house.desk->read_and_wait({}, [&](views::Lens const& lens) { months = lens.state.meetings.months.size(); }));
    CHECK(months > 0);
}

TEST_CASE("what was refused is remembered, for a while") {
    House house;
    REQUIRE(done(house.found()));
    auto const reply =
        house.send(House::order("c1", "stranger", people::Command{people::RegisterUnit{UnitId{"u1"}, "处室"}}));
    REQUIRE(std::holds_alternative<Refused>(reply));
    auto const& refused = std::get<Refused>(reply);
    REQUIRE(refused.obstacles.size() == 1);
    CHECK_FALSE(refused.needs_only_reasons);
    CHECK_FALSE(refused.obstacles[0].article.label.empty());
    auto const attempts = house.desk->attempts();
    REQUIRE(attempts.size() == 1);
    CHECK(attempts[0].command == "unit.register");
    CHECK(attempts[0].rules == std::vector<std::string>{refused.obstacles[0].rule});
}

TEST_CASE("many at once lose nothing and see nothing twice") {
    House house;
    REQUIRE(done(house.found()));
    std::vector<std::thread> threads;
    std::atomic<int> carried_out = 0;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&house, &carried_out, thread] {
            for (int round = 0; round < 25; ++round) {
                if (done(house.unit(fmt::format("u{}-{}", thread, round)))) ++carried_out;
                (void)house.desk->read_and_wait({},
                                                [](views::Lens const& lens) { (void)lens.state.people.units.size(); });
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(carried_out == 100);
    CHECK(house.units() == 100);
}

TEST_CASE("a charter that was refused once is looked for again when it is adopted, and stays from then on") {
    House house;
    REQUIRE(done(house.found()));
    auto const charter = house.bring_charter();
    auto const early = house.adopt("c1", charter, "2026-03-01");
    REQUIRE(std::holds_alternative<Refused>(early));
    CHECK(std::get<Refused>(early).obstacles.at(0).rule == "charter.retroactive");
    house.next_day();
    REQUIRE_FALSE(house.stored(charter));
    auto const gone = house.adopt("c2", charter, "2026-04-01");
    REQUIRE(std::holds_alternative<Refused>(gone));
    CHECK(std::get<Refused>(gone).errors.at(0).at == "/charter");

    CHECK(house.bring_charter() == charter);
    REQUIRE(done(house.adopt("c3", charter, "2026-04-01")));
    house.next_day();
    CHECK(house.stored(charter));
    house.workers.drain();
    house.desk = house.make();
    CHECK(house.desk->names(*crypto::digest_from_hex(charter)));
    // The command's line is what it always was: a charter is named by its payload.
    auto const lines = house.journal.store()->commands(kBody, {1, 100});
    for (auto const& one : lines) CHECK(journal::command_from(one.line)->files.empty());
}

TEST_CASE("a charter that is being adopted is not removed meanwhile") {
    House house;
    REQUIRE(done(house.found()));
    auto const charter = house.bring_charter();
    house.now += 25 * 3600;
    bool swept = false;
    house.look_at_clock = [&] {
        if (swept) return;
        swept = true;
        house.uploads.sweep();
    };
    auto const reply = house.adopt("c1", charter, "2026-04-01");
    CHECK(swept);
    CHECK(done(reply));
    CHECK(house.stored(charter));
}

TEST_CASE("a charter that was damaged where it lies is not adopted, and is after it was brought again") {
    House house;
    REQUIRE(done(house.found()));
    auto const charter = house.bring_charter();
    auto const path = house.blobs.path_of(crypto::Hash::sm3, *crypto::digest_from_hex(charter));
    auto const text = journal::read_file(path);
    auto const damage = [&] { std::ofstream(path, std::ios::binary) << text.substr(0, text.size() / 2); };
    auto const refused_as_damaged = [&](std::string const& id) {
        auto const reply = house.adopt(id, charter, "2026-04-01");
        auto const* const refused = std::get_if<Refused>(&reply);
        return refused != nullptr && refused->errors.size() == 1 && refused->errors[0].at == "/charter" &&
               refused->errors[0].detail == "This file was damaged where it is stored; send it again";
    };
    damage();
    CHECK(refused_as_damaged("c1"));
    CHECK(house.bring_charter() == charter);
    // Known from a first try, it is looked at all the same.
    REQUIRE(std::holds_alternative<Refused>(house.adopt("c2", charter, "2026-03-01")));
    damage();
    CHECK(refused_as_damaged("c3"));
    CHECK(house.bring_charter() == charter);
    CHECK(done(house.adopt("c4", charter, "2026-04-01")));
    house.workers.drain();
    damage();
    CHECK_THROWS_WITH_AS((void)house.make(), doctest::Contains(charter.c_str()), journal::Damaged);
}

TEST_CASE("an entry that was changed and still reads is named, and ends nothing but its body") {
    House house;
    REQUIRE(done(house.found()));
    auto const as = [&](std::string id, char const* actor, body::Command command) {
        REQUIRE(done(house.send(House::order(std::move(id), actor, std::move(command)))));
    };
    house.now = instant_from("2026-03-12T01:00:00Z")->time_since_epoch().count();
    as("c1", "founder", people::Command{people::RegisterPerson{PersonId{"p1"}, "甲", {}}});
    as("c2", "founder",
       people::Command{
           people::AppointToOffice{PersonId{"p1"}, people::Office::chair, *date_from("2026-03-01"), "文件"}});
    as("c3", "p1",
       meetings::Command{meetings::PlanMeeting{MeetingId{"g1"}, *instant_from("2026-03-12T02:00:00Z"), "一", false}});
    as("c4", "p1", meetings::Command{meetings::EnterRoom{MeetingId{"g1"}, false}});
    house.workers.drain();
    journal::sqlite::Database(house.folder.path() / "journal.sqlite", journal::sqlite::Mode::create)
        .run("UPDATE entry SET line = replace(line, '\"g1\"', '\"g2\"') WHERE line LIKE '%meeting.planned%'");
    CHECK_THROWS_WITH_AS((void)house.make(), doctest::Contains("(member.entered)"), journal::Damaged);
}

TEST_CASE("a body without its charter or with a changed entry is damaged, and says what is") {
    House house;
    REQUIRE(done(house.found()));
    house.workers.drain();
    auto const charter = *crypto::digest_from_hex(house.digest);
    auto const text = *house.blobs.get(crypto::Hash::sm3, charter);
    house.blobs.remove(crypto::Hash::sm3, charter);
    CHECK_THROWS_WITH_AS((void)house.make(), doctest::Contains(house.digest.c_str()), journal::Damaged);
    // One that fails while it serves rests until it is mended, and does not have the journal opened again and again.
    house.mood.broken = true;
    CHECK(std::holds_alternative<Unavailable>(house.unit("u1")));
    house.mood.broken = false;
    house.workers.drain();
    house.journal.reopen();
    house.desk->recover();
    house.workers.drain();
    CHECK(house.failures == 1);
    CHECK(house.desk->damaged());
    CHECK(std::holds_alternative<Unavailable>(house.unit("u1")));
    (void)house.blobs.put(crypto::Hash::sm3, text);
    CHECK_NOTHROW((void)house.make());

    journal::sqlite::Database(house.folder.path() / "journal.sqlite", journal::sqlite::Mode::create)
        .run("UPDATE entry SET line = replace(line, '\"zone_minutes\":480', '\"zone_minutes\":\"x\"')");
    CHECK_THROWS_AS((void)house.make(), journal::Damaged);
}
