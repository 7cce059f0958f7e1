#include "server/uploads.hpp"

#include <algorithm>
#include <utility>

#include "journal/fault.hpp"

namespace quorate::server {

Uploads::Uploads(journal::Blobs const& blobs, std::function<Instant()> clock, Named named,
                 std::uint64_t waiting_bytes_most)
    : blobs_(blobs), clock_(std::move(clock)), named_(std::move(named)), waiting_bytes_most_(waiting_bytes_most) {}

Uploads::Incoming::Incoming(Uploads& uploads, Owner owner, crypto::Hash hash, std::uint64_t announced)
    : uploads_(uploads), room_(uploads, std::move(owner)), hash_(hash) {
    if (room_.reach(announced)) file_.emplace(uploads.blobs_.begin(hash));
}

Uploads::Incoming::Room::~Room() {
    std::lock_guard const lock(uploads_.mutex_);
    auto const arriving = uploads_.arriving_.find(owner_);
    if (arriving == uploads_.arriving_.end()) return;
    arriving->second -= bytes_;
    if (arriving->second == 0) uploads_.arriving_.erase(arriving);
}

bool Uploads::Incoming::Room::reach(std::uint64_t bytes) {
    if (bytes <= bytes_) return true;
    if (!uploads_.take_room(owner_, bytes - bytes_)) return false;
    bytes_ = bytes;
    return true;
}

void Uploads::Incoming::add(std::string_view bytes) {
    if (!file_) return;
    bytes_ += bytes.size();
    if (!room_.reach(bytes_)) return file_.reset();
    file_->add(bytes);
}

std::optional<crypto::Digest> Uploads::Incoming::finish() {
    if (!file_) return std::nullopt;
    auto const digest = file_->finish();
    file_.reset();
    uploads_.keep(room_.owner(), {hash_, digest}, bytes_);
    return digest;
}

std::optional<crypto::Digest> Uploads::put(Owner owner, crypto::Hash hash, std::string_view bytes) {
    Incoming incoming(*this, std::move(owner), hash, bytes.size());
    incoming.add(bytes);
    return incoming.finish();
}

std::uint64_t Uploads::held_by(Owner const& owner) const {
    auto const arriving = arriving_.find(owner);
    auto held = arriving == arriving_.end() ? 0 : arriving->second;
    for (auto const& [file, one] : waiting_)
        if (one.brought.contains(owner)) held += one.bytes;
    return held;
}

bool Uploads::take_room(Owner const& owner, std::uint64_t bytes) {
    std::lock_guard const lock(mutex_);
    if (held_by(owner) + bytes > waiting_bytes_most_) return false;
    arriving_[owner] += bytes;
    return true;
}

std::chrono::seconds Uploads::until_room(Owner const& owner) {
    auto const now = clock_();
    std::lock_guard const lock(mutex_);
    std::chrono::seconds soonest = kKept;
    for (auto const& [file, one] : waiting_)
        if (auto const since = one.brought.find(owner); since != one.brought.end())
            soonest = std::min(soonest, since->second + kKept - now);
    return std::max(soonest, std::chrono::seconds{1});
}

void Uploads::keep(Owner const& owner, File const& file, std::uint64_t bytes) {
    auto const now = clock_();
    std::lock_guard const lock(mutex_);
    // Between the last byte and here the same file, brought long ago, may have been removed.
    if (!blobs_.contains(file.hash, file.digest)) throw journal::Fault("a file was removed while it was brought again");
    if (named_(file)) return;
    auto& waiting = waiting_[file];
    waiting.bytes = bytes;
    waiting.brought[owner] = now;
}

Uploads::Pin::Pin(Uploads& uploads, std::vector<File> files) : uploads_(uploads), files_(std::move(files)) {
    std::lock_guard const lock(uploads_.mutex_);
    for (auto const& file : files_) uploads_.pinned_.insert(file);
}

Uploads::Pin::~Pin() {
    std::lock_guard const lock(uploads_.mutex_);
    uploads_.unpin(files_);
}

void Uploads::Pin::named() {
    std::lock_guard const lock(uploads_.mutex_);
    for (auto const& file : files_) uploads_.waiting_.erase(file);
}

void Uploads::Pin::discard(Owner const& owner) {
    std::lock_guard const lock(uploads_.mutex_);
    uploads_.unpin(files_);
    for (auto const& file : files_) {
        auto const waiting = uploads_.waiting_.find(file);
        if (waiting == uploads_.waiting_.end()) continue;
        auto& brought = waiting->second.brought;
        brought.erase(owner);
        // Of whom nobody knows, nobody can say that it is somebody else.
        brought.erase(std::nullopt);
        if (brought.empty() && uploads_.settle(file)) uploads_.waiting_.erase(waiting);
    }
    files_.clear();
}

void Uploads::unpin(std::vector<File> const& files) {
    for (auto const& file : files) pinned_.erase(pinned_.find(file));
}

bool Uploads::settle(File const& file) {
    if (pinned_.contains(file)) return false;
    if (!named_(file)) blobs_.remove(file.hash, file.digest);
    return true;
}

void Uploads::sweep() {
    auto const now = clock_();
    for (auto const hash : {crypto::Hash::sm3, crypto::Hash::sha256}) {
        // Listed without the lock: what comes meanwhile is found the next time.
        for (auto const& digest : blobs_.all(hash)) {
            File const file{hash, digest};
            std::lock_guard const lock(mutex_);
            auto const waiting = waiting_.find(file);
            if (waiting == waiting_.end()) {
                if (!named_(file))
                    waiting_.emplace(file, Waiting{blobs_.size(hash, digest).value_or(0), {{std::nullopt, now}}});
                continue;
            }
            auto& brought = waiting->second.brought;
            std::erase_if(brought, [&](auto const& one) { return one.second + kKept <= now; });
            if (brought.empty() && settle(file)) waiting_.erase(waiting);
        }
    }
}

}  // namespace quorate::server
