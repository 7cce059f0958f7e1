#include "server/bodies.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/must.hpp"
#include "journal/sqlite_store.hpp"

namespace quorate::server {

namespace {

constexpr std::chrono::seconds kLook{1};
constexpr std::chrono::seconds kSignEvery{600};
constexpr std::chrono::seconds kSweepEvery{3600};

}  // namespace

Bodies::Bodies(std::filesystem::path const& data, Workers& workers, std::function<Instant()> clock)
    : workers_(workers),
      clock_(std::move(clock)),
      blobs_(data / "blobs"),
      uploads_(blobs_, clock_, [this](Uploads::File const& file) { return named(file); }),
      keys_(data / "keys"),
      journal_([data] { return journal::open_sqlite_store(data, journal::Access::write); },
               [&workers](Work work) { return workers.follow(work); }) {
    for (auto const& stream : journal_.store()->streams()) serve(stream);
    watch_ = std::jthread([this] { watch(); });
}

Bodies::~Bodies() {
    {
        std::lock_guard const lock(mutex_);
        ending_ = true;
    }
    ends_.notify_all();
    watch_.join();
    // What the desks still do needs the journal.
    workers_.drain();
    sign_all();
}

void Bodies::serve(journal::Stream const& stream) {
    try {
        desks_.emplace(stream.body, std::make_shared<Desk>(office(), stream.body, stream.suite));
    } catch (journal::Damaged const& damage) {
        report_not_served(stream.body, damage);
        damaged_.insert(stream.body);
        auto const hash = crypto::hash_of(stream.suite);
        for (auto const& digest : blobs_.all(hash)) withheld_.insert({hash, digest});
    }
}

Office Bodies::office() {
    return {journal_, blobs_, uploads_, workers_, words::shipped(), clock_, [this] { failed_ = true; }};
}

std::shared_ptr<Desk> Bodies::find(BodyId const& body) const {
    std::lock_guard const lock(mutex_);
    auto const found = desks_.find(body);
    return found == desks_.end() ? nullptr : found->second;
}

bool Bodies::damaged(BodyId const& body) const {
    if (damaged_.contains(body)) return true;
    auto const desk = find(body);
    return desk && desk->damaged();
}

std::vector<std::shared_ptr<Desk>> Bodies::all() const {
    std::lock_guard const lock(mutex_);
    std::vector<std::shared_ptr<Desk>> desks;
    for (auto const& [body, desk] : desks_) desks.push_back(desk);
    return desks;
}

std::shared_ptr<Desk> Bodies::begin(BodyId const& body, crypto::Suite suite) {
    std::lock_guard const lock(mutex_);
    if (desks_.contains(body) || damaged_.contains(body)) return nullptr;
    must(journal_.store()->create(body, suite), "a stream without a desk has no suite yet");
    auto desk = std::make_shared<Desk>(office(), body, suite);
    desks_.emplace(body, desk);
    return desk;
}

std::optional<journal::Head> Bodies::sign(Desk const& desk) {
    std::lock_guard const lock(signing_);
    return journal_.sign(desk.body(), clock_(), keys_.of(desk.suite()));
}

void Bodies::close() {
    for (auto const& desk : all()) desk->close();
}

void Bodies::sign_all() {
    for (auto const& desk : all()) {
        try {
            (void)sign(*desk);
        } catch (journal::Fault const& fault) {
            report_fault(fault);
        }
    }
}

void Bodies::sweep() {
    try {
        uploads_.sweep();
    } catch (std::exception const& fault) {
        report_fault(fault);
    }
}

bool Bodies::named(Uploads::File const& file) const {
    if (withheld_.contains(file)) return true;
    return std::ranges::any_of(all(), [&](auto const& desk) {
        return crypto::hash_of(desk->suite()) == file.hash && desk->names(file.digest);
    });
}

void Bodies::watch() {
    auto signed_at = clock_();
    auto swept_at = clock_();
    std::unique_lock lock(mutex_);
    while (!ends_.wait_for(lock, kLook, [this] { return ending_; })) {
        lock.unlock();
        if (failed_) bring_back();
        for (auto const& desk : all()) desk->tick();
        if (signed_at + kSignEvery <= clock_()) {
            signed_at = clock_();
            sign_all();
        }
        if (swept_at + kSweepEvery <= clock_()) {
            swept_at = clock_();
            sweep();
        }
        lock.lock();
    }
}

void Bodies::bring_back() {
    failed_ = false;
    try {
        journal_.reopen();
    } catch (std::exception const& fault) {
        report_fault(fault);
        failed_ = true;
        return;
    }
    for (auto const& desk : all()) desk->recover();
}

}  // namespace quorate::server
