#include "server/feed.hpp"

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "base/wire.hpp"

namespace quorate::server {

BOOST_DESCRIBE_STRUCT(Happening, (), (sequence, name, place))

namespace {

constexpr std::size_t kRememberedMost = 2'000;
constexpr std::size_t kPiecesMost = 256;

std::string as_event(Happening const& happening) {
    return fmt::format("id: {}\ndata: {}\n\n", happening.sequence, wire::write(happening));
}

std::string as_reset(std::int64_t sequence) {
    return as_event({sequence, "reset", "body"});
}

}  // namespace

bool Feed::put(Piece piece) {
    std::shared_ptr<std::function<void()> const> ready;
    bool open = false;
    {
        std::lock_guard const lock(mutex_);
        if (ended_) return false;
        if (pieces_.size() == pieces_most_) {
            pieces_.clear();
            ended_ = true;
        } else {
            pieces_.push_back(std::move(piece));
        }
        open = !ended_;
        if (!open || pieces_.size() == 1) ready = ready_;
    }
    if (ready) (*ready)();
    return open;
}

void Feed::end() {
    std::shared_ptr<std::function<void()> const> ready;
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
        ready = ready_;
    }
    if (ready) (*ready)();
}

std::optional<std::string> Feed::take() {
    std::lock_guard const lock(mutex_);
    if (ended_ && pieces_.empty()) return std::nullopt;
    std::string all;
    for (auto const& piece : pieces_) all += *piece;
    pieces_.clear();
    return all;
}

void Feed::when_ready(std::function<void()> ready) {
    auto const shared = ready ? std::make_shared<std::function<void()> const>(std::move(ready)) : nullptr;
    std::lock_guard const lock(mutex_);
    ready_ = shared;
}

void Channel::publish(std::vector<Happening> const& happenings) {
    if (happenings.empty()) return;
    std::string text;
    for (auto const& happening : happenings) text += as_event(happening);
    auto const piece = std::make_shared<std::string const>(std::move(text));
    std::lock_guard const lock(mutex_);
    sequence_ = happenings.back().sequence;
    remembered_.insert(remembered_.end(), happenings.begin(), happenings.end());
    while (remembered_.size() > kRememberedMost) remembered_.pop_front();
    std::erase_if(feeds_, [&](std::weak_ptr<Feed> const& weak) {
        auto const feed = weak.lock();
        return !feed || !feed->put(piece);
    });
}

std::shared_ptr<Feed> Channel::subscribe(std::optional<std::int64_t> seen) {
    auto feed = std::make_shared<Feed>(kPiecesMost);
    std::lock_guard const lock(mutex_);
    auto const oldest = remembered_.empty() ? sequence_ + 1 : remembered_.front().sequence;
    // The first piece goes out at once and lets the reader know that the line stands.
    std::string first = fmt::format("retry: 2000\n: {}\n\n", sequence_);
    if (seen && (*seen > sequence_ || *seen + 1 < oldest)) {
        first += as_reset(sequence_);
    } else if (seen) {
        for (auto const& happening : remembered_)
            if (happening.sequence > *seen) first += as_event(happening);
    }
    feed->put(std::make_shared<std::string const>(std::move(first)));
    if (ended_) {
        feed->end();
    } else {
        feeds_.push_back(feed);
    }
    return feed;
}

void Channel::begin_at(std::int64_t sequence) {
    std::lock_guard const lock(mutex_);
    sequence_ = sequence;
    // What was remembered may have been lost with a disk; whoever comes again then looks at everything anew.
    remembered_.clear();
}

void Channel::end() {
    std::lock_guard const lock(mutex_);
    ended_ = true;
    for (auto const& weak : feeds_)
        if (auto const feed = weak.lock()) feed->end();
    feeds_.clear();
}

}  // namespace quorate::server
