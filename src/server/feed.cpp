#include "server/feed.hpp"

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "base/wire.hpp"

namespace quorate::server {

BOOST_DESCRIBE_STRUCT(Happening, (), (sequence, place))

namespace {

constexpr std::size_t kRememberedMost = 2'000;
constexpr std::size_t kPiecesMost = 256;

std::string as_event(Happening const& happening) {
    return fmt::format("id: {}\ndata: {}\n\n", happening.sequence, wire::write(happening));
}

/// The happening as one who is told that much of it reads it; empty for nothing.
std::string as_told(std::int64_t sequence, std::string const& place, Telling telling) {
    switch (telling) {
        case Telling::place:
            return as_event({sequence, place});
        case Telling::change:
            return as_event({sequence, {}});
        case Telling::nothing:
            break;
    }
    return {};
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

void Channel::publish(std::int64_t sequence, std::string const& place, Tell const& tell) {
    // However many listen, there are two texts to share.
    auto const where = std::make_shared<std::string const>(as_told(sequence, place, Telling::place));
    auto const change = std::make_shared<std::string const>(as_told(sequence, place, Telling::change));
    std::lock_guard const lock(mutex_);
    sequence_ = sequence;
    remembered_.push_back({sequence, place});
    while (remembered_.size() > kRememberedMost) {
        forgotten_ = remembered_.front().sequence;
        remembered_.pop_front();
    }
    std::erase_if(listeners_, [&](Listener const& one) {
        auto const feed = one.feed.lock();
        if (!feed) return true;
        auto const telling = tell(one.person, place);
        return telling != Telling::nothing && !feed->put(telling == Telling::place ? where : change);
    });
}

std::shared_ptr<Feed> Channel::subscribe(PersonId listener, std::optional<std::int64_t> seen, Tell const& tell) {
    auto feed = std::make_shared<Feed>(kPiecesMost);
    std::lock_guard const lock(mutex_);
    // The first piece goes out at once and lets the reader know that the line stands.
    std::string first = fmt::format("retry: 2000\n: {}\n\n", sequence_);
    if (seen && (*seen > sequence_ || *seen < forgotten_)) {
        first += as_event({sequence_, {}});
    } else if (seen) {
        for (auto const& [sequence, place] : remembered_)
            if (sequence > *seen) first += as_told(sequence, place, tell(listener, place));
    }
    feed->put(std::make_shared<std::string const>(std::move(first)));
    if (ended_) {
        feed->end();
    } else {
        listeners_.push_back({std::move(listener), feed});
    }
    return feed;
}

void Channel::begin_at(std::int64_t sequence) {
    std::lock_guard const lock(mutex_);
    sequence_ = forgotten_ = sequence;
    // What was remembered may have been lost with a disk; whoever comes again then looks at everything anew.
    remembered_.clear();
}

void Channel::end() {
    std::lock_guard const lock(mutex_);
    ended_ = true;
    for (auto const& one : listeners_)
        if (auto const feed = one.feed.lock()) feed->end();
    listeners_.clear();
}

}  // namespace quorate::server
