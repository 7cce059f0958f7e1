#include "journal/journal.hpp"

#include <atomic>
#include <future>
#include <thread>
#include <utility>

#include <doctest/doctest.h>

#include "journal/audit.hpp"
#include "sample.hpp"

using namespace quorate;
using namespace quorate::journal;

namespace {

/// A store that counts its transactions and fails when it is told to.
class Faulty final : public Store {
  public:
    Faulty(std::unique_ptr<Store> store, std::atomic<bool>& fails, std::atomic<int>& transactions)
        : store_(std::move(store)), fails_(&fails), transactions_(&transactions) {}

    bool create(BodyId const& body, crypto::Suite suite) override { return store_->create(body, suite); }
    std::vector<Receipt> append(std::span<Group const> groups) override {
        if (*fails_) throw Fault{"the disk is full"};
        ++*transactions_;
        return store_->append(groups);
    }
    void keep_head(Head const& head, crypto::PublicKey const& key) override { store_->keep_head(head, key); }
    std::vector<Stream> streams() override { return store_->streams(); }
    std::optional<Stream> stream(BodyId const& body) override { return store_->stream(body); }
    std::optional<Receipt> receipt(BodyId const& body, CommandId const& command) override {
        return store_->receipt(body, command);
    }
    void each_command(BodyId const& body, std::function<void(std::string_view)> const& take) override {
        store_->each_command(body, take);
    }
    std::vector<std::string> entries(BodyId const& body, Range range) override { return store_->entries(body, range); }
    std::vector<StoredCommand> commands(BodyId const& body, Range range) override {
        return store_->commands(body, range);
    }
    std::vector<Head> heads(BodyId const& body) override { return store_->heads(body); }
    std::vector<crypto::PublicKey> keys(BodyId const& body) override { return store_->keys(body); }

  private:
    std::unique_ptr<Store> store_;
    std::atomic<bool>* fails_;
    std::atomic<int>* transactions_;
};

struct Setting {
    sample::Folder folder;
    std::atomic<bool> fails = false;
    std::atomic<int> transactions = 0;

    [[nodiscard]] Journal::Open open() {
        return [this] { return std::make_unique<Faulty>(sample::open(folder), fails, transactions); };
    }
};

/// What each thread said that it will write, afterwards.
struct Promises {
    static thread_local inline std::vector<std::move_only_function<void()>> mine;

    [[nodiscard]] Journal::Afterwards taken() {
        return [](std::move_only_function<void()> work) {
            mine.push_back(std::move(work));
            return true;
        };
    }
    static void keep() {
        for (auto& work : std::exchange(mine, {})) work();
    }
};

bool closed(Journal const& journal) {
    try {
        return journal.store() == nullptr;
    } catch (Fault const&) {
        return true;
    }
}

}  // namespace

TEST_CASE("commands of many bodies from many threads share transactions") {
    Setting setting;
    constexpr int bodies = 8;
    constexpr int each = 50;
    {
        Journal journal{setting.open()};
        std::vector<std::thread> desks;
        for (int body = 0; body < bodies; ++body) {
            BodyId const id{"b" + std::to_string(body)};
            journal.store()->create(id, crypto::Suite::international);
            desks.emplace_back([&journal, id] {
                for (std::uint64_t at = 0; at < each; ++at) {
                    auto const answer = journal.append_and_wait(sample::group(at, "c" + std::to_string(at), 1, id));
                    if (!answer || answer->outcome != Outcome::appended || answer->last != at + 1) std::abort();
                }
            });
        }
        for (auto& desk : desks) desk.join();
        for (auto const& stream : journal.store()->streams()) {
            CHECK(stream.size() == each);
            CHECK(check(*journal.store(), stream.body).empty());
        }
    }
    CHECK(setting.transactions < bodies * each);
}

TEST_CASE("what waits when the journal closes is still answered") {
    Setting setting;
    std::atomic<int> answered = 0;
    {
        Journal journal{setting.open()};
        journal.store()->create(sample::body, crypto::Suite::guomi);
        for (std::uint64_t at = 0; at < 100; ++at) {
            journal.append(sample::group(at, "c" + std::to_string(at), 1), [&answered](Written const& answer) {
                if (answer && answer->outcome == Outcome::appended) ++answered;
            });
        }
    }
    CHECK(answered == 100);
}

TEST_CASE("a fault reaches everybody who waits, and the journal refuses until it is opened again") {
    Setting setting;
    Journal journal{setting.open()};
    journal.store()->create(sample::body, crypto::Suite::guomi);
    REQUIRE(journal.append_and_wait(sample::group(0, "c1")));
    setting.fails = true;
    std::atomic<int> faults = 0;
    for (std::uint64_t at = 2; at < 12; ++at) {
        journal.append(sample::group(at, "d" + std::to_string(at), 1), [&faults](Written const& answer) {
            if (!answer) ++faults;
        });
    }
    CHECK(!journal.append_and_wait(sample::group(2, "c2")));
    setting.fails = false;
    auto const refused = journal.append_and_wait(sample::group(2, "c2"));
    REQUIRE(!refused);
    CHECK(std::string{refused.error().what()}.find("the disk is full") != std::string::npos);
    CHECK_THROWS_AS((void)journal.store(), Fault);
    journal.reopen();
    CHECK(faults == 10);
    auto const receipt = journal.append_and_wait(sample::group(2, "c2"));
    REQUIRE(receipt);
    CHECK(receipt->outcome == Outcome::appended);
    CHECK(receipt->first == 3);
    CHECK(check(*journal.store(), sample::body).empty());
}

TEST_CASE("a malformed group harms nobody else") {
    Setting setting;
    Journal journal{setting.open()};
    journal.store()->create(sample::body, crypto::Suite::guomi);
    auto malformed = sample::group(0, "c1");
    malformed.events[0].payload = "{";
    CHECK(!journal.append_and_wait(malformed));
    CHECK(journal.append_and_wait(sample::group(0, "c2")));
}

TEST_CASE("whoever finds nobody writing writes afterwards, all that waits, and nobody waits for another's turn") {
    Setting setting;
    Promises promises;
    Journal journal{setting.open(), promises.taken()};
    journal.store()->create(sample::body, crypto::Suite::guomi);
    std::vector<std::thread::id> answered;
    auto const append = [&](std::uint64_t at) {
        journal.append(sample::group(at, "c" + std::to_string(at), 1), [&](Written const& answer) {
            if (answer && answer->outcome == Outcome::appended) answered.push_back(std::this_thread::get_id());
        });
    };
    append(0);
    append(1);
    CHECK(promises.mine.size() == 1);
    CHECK(answered.empty());
    std::thread::id other;
    std::thread{[&] {
        other = std::this_thread::get_id();
        append(2);
        promises.keep();
    }}.join();
    CHECK(answered == std::vector(3, other));
    promises.keep();
    CHECK(setting.transactions == 1);
    append(3);
    promises.keep();
    CHECK(answered.size() == 4);
    CHECK(answered.back() == std::this_thread::get_id());
    CHECK(setting.transactions == 2);
    CHECK(check(*journal.store(), sample::body).empty());
}

TEST_CASE("a fault of who promised to write reaches all, and a journal is opened again over a promise") {
    Setting setting;
    Promises promises;
    Journal journal{setting.open(), promises.taken()};
    journal.store()->create(sample::body, crypto::Suite::guomi);
    std::vector<bool> written;
    auto const append = [&](std::uint64_t at) {
        journal.append(sample::group(at, "c" + std::to_string(at), 1),
                       [&](Written const& answer) { written.push_back(answer.has_value()); });
        promises.keep();
    };
    setting.fails = true;
    append(0);
    setting.fails = false;
    append(0);
    CHECK(written == std::vector{false, false});
    journal.reopen();
    append(0);
    CHECK(written == std::vector{false, false, true});

    journal.append(sample::group(1, "c1", 1), [&](Written const& answer) { written.push_back(answer.has_value()); });
    std::thread reopens{[&] { journal.reopen(); }};
    // What waits while the store is closed is answered with that, by who promised to write it.
    while (!closed(journal)) std::this_thread::yield();
    promises.keep();
    reopens.join();
    CHECK(written == std::vector{false, false, true, false});
    append(1);
    CHECK(written.back());
    CHECK(check(*journal.store(), sample::body).empty());
}

TEST_CASE("many threads that write for themselves, and the journal's own, share transactions") {
    Setting setting;
    constexpr int bodies = 6;
    constexpr std::uint64_t each = 60;
    {
        Promises promises;
        Journal journal{setting.open(), promises.taken()};
        std::vector<std::thread> desks;
        for (int body = 0; body < bodies; ++body) {
            BodyId const id{"b" + std::to_string(body)};
            journal.store()->create(id, crypto::Suite::international);
            desks.emplace_back([&, id] {
                std::atomic<std::uint64_t> answered = 0;
                for (std::uint64_t at = 0; at < each; ++at) {
                    journal.append(sample::group(at, "c" + std::to_string(at), 1, id), [&](Written const& answer) {
                        if (!answer || answer->outcome != Outcome::appended) std::abort();
                        ++answered;
                    });
                    if (at % 5 == 4) promises.keep();
                    if (at % 10 == 9) {
                        while (answered <= at) std::this_thread::yield();
                    }
                }
            });
        }
        for (auto& desk : desks) desk.join();
        for (auto const& stream : journal.store()->streams()) {
            CHECK(stream.size() == each);
            CHECK(check(*journal.store(), stream.body).empty());
        }
    }
    CHECK(setting.transactions < bodies * static_cast<int>(each));
}

TEST_CASE("what comes while somebody writes is left to the journal's own thread") {
    Setting setting;
    std::move_only_function<void()> afterwards;
    std::promise<std::thread::id> last;
    {
        Journal journal{setting.open(), [&](std::move_only_function<void()> work) {
                            if (afterwards) return false;
                            afterwards = std::move(work);
                            return true;
                        }};
        journal.store()->create(sample::body, crypto::Suite::guomi);
        journal.append(sample::group(0, "c0", 1), [&](Written const&) {
            journal.append(sample::group(1, "c1", 1), [&](Written const& answer) {
                if (answer) last.set_value(std::this_thread::get_id());
            });
        });
        afterwards();
        CHECK(last.get_future().get() != std::this_thread::get_id());
        // And so is a group that nobody takes on.
        REQUIRE(journal.append_and_wait(sample::group(2, "c2", 1)));
        CHECK(check(*journal.store(), sample::body).empty());
    }
    CHECK(setting.transactions == 3);
}

TEST_CASE("a journal that closes waits for who promised to write") {
    Setting setting;
    std::atomic<bool> written = false;
    std::atomic<bool> promised = false;
    std::thread desk;
    {
        Promises promises;
        Journal journal{setting.open(), promises.taken()};
        journal.store()->create(sample::body, crypto::Suite::guomi);
        desk = std::thread{[&] {
            journal.append(sample::group(0, "c0", 1), [&](Written const& answer) { written = answer.has_value(); });
            promised = true;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
            promises.keep();
        }};
        while (!promised) std::this_thread::yield();
    }
    CHECK(written);
    desk.join();
}

TEST_CASE("heads are signed when something was added") {
    Setting setting;
    Journal journal{setting.open()};
    auto const key = crypto::PrivateKey::generate(crypto::Suite::guomi);
    auto const now = sample::command("c").instant;
    CHECK(!journal.sign(sample::body, now, key));
    journal.store()->create(sample::body, crypto::Suite::guomi);
    REQUIRE(journal.append_and_wait(sample::group(0, "c1")));
    auto const first = journal.sign(sample::body, now, key);
    REQUIRE(first);
    CHECK(first->size == 2);
    CHECK(journal.sign(sample::body, now + std::chrono::seconds{1}, key) == first);
    REQUIRE(journal.append_and_wait(sample::group(2, "c2")));
    auto const second = journal.sign(sample::body, now, key);
    REQUIRE(second);
    CHECK(second->size == 4);
    CHECK(journal.store()->heads(sample::body) == std::vector{*first, *second});
    CHECK(check(*journal.store(), sample::body).empty());
}
