#include "journal/journal.hpp"

#include <future>
#include <utility>

#include "base/must.hpp"

namespace quorate::journal {

Journal::Journal(Open open, Afterwards afterwards)
    : open_(std::move(open)),
      afterwards_(std::move(afterwards)),
      store_(open_()),
      writer_([this] { write_on_own_thread(); }) {}

Journal::~Journal() {
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    wanted_.notify_all();
    writer_.join();
}

void Journal::append(Group group, Answered answered) {
    std::string refusal;
    bool promises = false;
    if (!can_be_kept(group)) {
        refusal = "the command " + group.command.id.text + " and its events cannot be kept: a value is malformed";
    } else {
        std::lock_guard const lock{mutex_};
        if (!broken_.empty()) {
            refusal = broken_;
        } else if (stopping_) {
            refusal = "the journal is closing";
        } else if (waiting_.size() >= waiting_max) {
            refusal = "too many commands wait for the journal";
        } else {
            waiting_.push_back({std::move(group), std::move(answered)});
            promises = afterwards_ && !writing_ && promised_.insert(std::this_thread::get_id()).second;
            if (!promises) look_around();
        }
    }
    if (!refusal.empty()) return answered(std::unexpected(Fault{refusal}));
    if (!promises || afterwards_([this] { write_as_promised(); })) return;
    std::lock_guard const lock{mutex_};
    promised_.erase(std::this_thread::get_id());
    look_around();
}

Written Journal::append_and_wait(Group group) {
    std::promise<Written> promise;
    auto future = promise.get_future();
    append(std::move(group), [&promise](Written answer) { promise.set_value(std::move(answer)); });
    return future.get();
}

/// Takes all that waits, and leaves the lock while it is written.
void Journal::write_what_waits(std::unique_lock<std::mutex>& lock) {
    std::vector<Waiting> batch;
    while (!waiting_.empty() && batch.size() < together_max) {
        batch.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    writing_ = true;
    lock.unlock();
    commit(std::move(batch));
    lock.lock();
    writing_ = false;
    look_around();
}

/// Under the lock, after everything that others may wait for: once it is left the journal may be gone.
void Journal::look_around() {
    if (writing_) return;
    if (promised_.empty() && (stopping_ || !waiting_.empty())) wanted_.notify_all();
    rests_.notify_all();
}

void Journal::write_as_promised() noexcept {
    std::unique_lock lock{mutex_};
    promised_.erase(std::this_thread::get_id());
    // Somebody else may have written it meanwhile, or be at it.
    if (writing_ || waiting_.empty()) return look_around();
    write_what_waits(lock);
}

void Journal::write_on_own_thread() {
    std::unique_lock lock{mutex_};
    for (;;) {
        wanted_.wait(lock, [this] { return !writing_ && promised_.empty() && (stopping_ || !waiting_.empty()); });
        if (waiting_.empty()) return;
        write_what_waits(lock);
    }
}

void Journal::commit(std::vector<Waiting> batch) {
    std::vector<Group> groups;
    groups.reserve(batch.size());
    for (auto& one : batch) groups.push_back(std::move(one.group));
    std::string fault;
    std::vector<Receipt> receipts;
    try {
        auto const current = store();
        receipts = current->append(groups);
        must(receipts.size() == groups.size(), "every group has its receipt");
    } catch (std::exception const& error) {
        fault = error.what();
        std::lock_guard const lock{mutex_};
        // Whether the transaction is on disk is unknown now; only reading it again can tell.
        store_.reset();
        broken_ = "the journal refuses until it is opened again: " + fault;
    }
    for (std::size_t at = 0; at < batch.size(); ++at) {
        auto& answered = batch[at].answered;
        if (fault.empty()) {
            answered(std::move(receipts[at]));
        } else {
            answered(std::unexpected(Fault{fault}));
        }
    }
}

void Journal::reopen() {
    std::unique_lock lock{mutex_};
    broken_ = "the journal is being opened again";
    // What waits is answered by the writer, with this fault, because there is no store to write to.
    store_.reset();
    rests_.wait(lock, [this] { return !writing_ && waiting_.empty(); });
    try {
        store_ = open_();
    } catch (std::exception const& error) {
        broken_ = error.what();
        throw;
    }
    broken_.clear();
}

std::shared_ptr<Store> Journal::store() const {
    std::lock_guard const lock{mutex_};
    if (!store_) throw Fault{broken_};
    return store_;
}

std::optional<Head> Journal::sign(BodyId const& body, Instant instant, crypto::PrivateKey const& key) {
    auto const current = store();
    auto const stream = current->stream(body);
    if (!stream) return {};
    auto const heads = current->heads(body);
    if (!heads.empty() && heads.back().size == stream->size() && heads.back().key == key.public_key().id()) {
        return heads.back();
    }
    auto head = sign_head(body, stream->tree, instant, key);
    current->keep_head(head, key.public_key());
    return head;
}

}  // namespace quorate::journal
