#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <thread>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "journal/audit.hpp"
#include "journal/blobs.hpp"
#include "journal/journal.hpp"
#include "sample.hpp"

/// What a power cut, a kill, a full disk or half a write may do to a journal: nothing to what was acknowledged. The
/// writer lives in a process of its own, which says over a pipe what it has acknowledged.
using namespace quorate;
using namespace quorate::journal;

namespace {

namespace fs = std::filesystem;

constexpr int desks = 4;

struct Acknowledged {
    int body = 0;
    std::uint64_t last = 0;
};

BodyId body_of(int desk) {
    return {"b" + std::to_string(desk)};
}

/// One body's desk: appends from where the stream stands, for ever, or until a fault; says each acknowledgement. Every
/// third group brings a file, which is stored before it is referred to.
void run_desk(Journal& journal, Blobs const& blobs, int desk, int pipe) {
    auto size = journal.store()->stream(body_of(desk))->size();
    for (;;) {
        auto group = sample::group(size, crypto::random_id("cmd"), 1 + static_cast<int>(size % 3), body_of(desk));
        if (size % 3 == 0) {
            group.command.files = {
                blobs.put(crypto::Hash::sm3, "file " + std::to_string(desk) + group.command.id.text)};
        }
        auto const written = journal.append_and_wait(std::move(group));
        if (!written) return;
        size = written->last;
        Acknowledged const word{desk, size};
        if (::write(pipe, &word, sizeof word) != sizeof word) return;
    }
}

void run_writer(fs::path const& directory, int pipe) {
    Journal journal{[&] { return open_sqlite_store(directory, Access::write); }};
    Blobs const blobs{directory / "blobs"};
    for (int desk = 0; desk < desks; ++desk) journal.store()->create(body_of(desk), crypto::Suite::guomi);
    std::vector<std::thread> threads;
    for (int desk = 0; desk < desks; ++desk) {
        threads.emplace_back([&journal, &blobs, desk, pipe] { run_desk(journal, blobs, desk, pipe); });
    }
    for (auto& thread : threads) thread.join();
}

/// When the writer is killed: after so many acknowledgements and a moment more. Never, when there is none.
struct Kill {
    std::uint64_t after = 0;
    std::chrono::microseconds moment{};
};

/// Runs `child` in its own process, and gives what was acknowledged, by body.
std::map<int, std::uint64_t> with_writer(std::function<void(int)> const& child, std::optional<Kill> const& kill) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    auto const process = ::fork();
    REQUIRE(process >= 0);
    if (process == 0) {
        ::close(ends[0]);
        child(ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    std::map<int, std::uint64_t> acknowledged;
    std::uint64_t count = 0;
    auto const kill_now = [&] {
        if (!kill || count++ != kill->after) return;
        std::this_thread::sleep_for(kill->moment);
        ::kill(process, SIGKILL);
    };
    kill_now();
    for (Acknowledged word; ::read(ends[0], &word, sizeof word) == sizeof word; kill_now()) {
        acknowledged[word.body] = word.last;
    }
    ::close(ends[0]);
    ::waitpid(process, nullptr, 0);
    return acknowledged;
}

/// Everything acknowledged is there, everything that is there fits, and every file referred to is there.
void check_all(fs::path const& directory, std::map<int, std::uint64_t> const& acknowledged) {
    auto const store = open_sqlite_store(directory, Access::write);
    Blobs const blobs{directory / "blobs"};
    for (auto const& [desk, last] : acknowledged) {
        auto const stream = store->stream(body_of(desk));
        REQUIRE(stream);
        REQUIRE(stream->size() >= last);
    }
    for (auto const& stream : store->streams()) {
        REQUIRE(check(*store, stream.body).empty());
        for (auto const& stored : store->commands(stream.body, {1, stream.size()})) {
            auto const command = command_from(stored.line);
            REQUIRE(command);
            for (auto const& file : command->files) REQUIRE(blobs.get(crypto::Hash::sm3, file));
        }
    }
}

}  // namespace

TEST_CASE("a writer killed at any moment loses nothing it acknowledged") {
    sample::Folder const folder;
    std::mt19937 chance{20260312};
    std::map<int, std::uint64_t> acknowledged;
    for (int round = 0; round < 25; ++round) {
        // Some rounds end while the journal is being opened, most in the midst of work.
        Kill const kill{round % 5 == 0 ? 0 : chance() % 30, std::chrono::microseconds{chance() % 20'000}};
        auto const now = with_writer([&](int pipe) { run_writer(folder.path(), pipe); }, kill);
        for (auto const& [desk, last] : now) acknowledged[desk] = std::max(acknowledged[desk], last);
        check_all(folder.path(), acknowledged);
    }
    CHECK(acknowledged.size() == desks);
}

TEST_CASE("a full disk is a fault, and loses nothing that was acknowledged before") {
    sample::Folder const folder;
    auto const acknowledged = with_writer(
        [&](int pipe) {
            // No file may grow beyond this; the log is the first to come there.
            std::signal(SIGXFSZ, SIG_IGN);
            rlimit const limit{400'000, 400'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            run_writer(folder.path(), pipe);
        },
        {});
    // How many desks came to write before there was no room left is up to the machine.
    CHECK(!acknowledged.empty());
    check_all(folder.path(), acknowledged);
    // With room again, the journal goes on.
    auto const store = sample::open(folder);
    auto const size = store->stream(body_of(0))->size();
    std::vector<Group> const groups{sample::group(size, "after", 1, body_of(0))};
    CHECK(store->append(groups)[0].outcome == Outcome::appended);
}

TEST_CASE("half a write at the end of the log is as if it had not been") {
    sample::Folder const folder;
    with_writer([&](int pipe) { run_writer(folder.path(), pipe); }, Kill{200, {}});
    auto const log_size = fs::file_size(folder.path() / "journal.sqlite-wal");
    REQUIRE(log_size > 0);
    std::mt19937 chance{7};
    std::set<std::uint64_t> sizes;
    for (int round = 0; round < 30; ++round) {
        sample::Folder const copy;
        fs::copy(folder.path(), copy.path(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        auto const log = copy.path() / "journal.sqlite-wal";
        fs::remove(copy.path() / "journal.sqlite-shm");
        auto const cut = chance() % log_size;
        if (round % 2 == 0) {
            fs::resize_file(log, cut);
        } else {
            // A sector of something else from there on, as after a power cut in the middle of a write.
            std::fstream file{log, std::ios::binary | std::ios::in | std::ios::out};
            file.seekp(static_cast<std::streamoff>(cut));
            for (int byte = 0; byte < 512; ++byte) file.put(static_cast<char>(chance()));
        }
        check_all(copy.path(), {});
        auto const store = sample::open(copy);
        std::uint64_t whole = 0;
        for (auto const& stream : store->streams()) whole += stream.size();
        sizes.insert(whole);
    }
    CHECK(sizes.size() > 1);
}
