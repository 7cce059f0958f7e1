#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"

namespace quorate::server {

/// An endless answer: pieces of text, put in by one side and taken by the other. A reader too slow to take them in time
/// is cut off, so that nobody's slowness costs memory; it may come again and say what it saw last.
class Feed {
  public:
    explicit Feed(std::size_t pieces_most) : pieces_most_(pieces_most) {}

    /// Many feeds share one text.
    using Piece = std::shared_ptr<std::string const>;
    /// False when the feed has ended, also by this very piece being one too many.
    bool put(Piece piece);
    void end();

    /// All that waits, joined; empty text when nothing does; nothing at the end.
    [[nodiscard]] std::optional<std::string> take();
    /// Called from any thread, after `end` and after a `put` when nothing waited before it: one call for all that comes
    /// until it is taken. One listener; an empty function takes it away.
    void when_ready(std::function<void()> ready);

  private:
    std::mutex mutex_;
    std::size_t pieces_most_;
    std::deque<Piece> pieces_;
    bool ended_ = false;
    std::shared_ptr<std::function<void()> const> ready_;
};

/// Something happened, and where: the place of the command ("item:i1") and the sequence of its last event. Never what
/// was said, nor the event's name, which alone could tell it ("reservation.stated"). Whoever may see more asks for the
/// view.
struct Happening {
    std::int64_t sequence = 0;
    std::optional<std::string> place;  ///< empty: somewhere, so look at everything anew
};

/// How much of a happening somebody is told (article 23).
enum class Telling {
    place,    ///< where
    change,   ///< that there was something, not where
    nothing,  ///< not even that
};
/// Asked once for each who listens.
using Tell = std::function<Telling(PersonId const& listener, std::string const& place)>;

/// The happenings of one body, for everybody who listens. Remembers the latest, so that a listener whose line broke off
/// misses nothing.
class Channel {
  public:
    explicit Channel(std::int64_t sequence) : sequence_(sequence), forgotten_(sequence) {}

    /// In the order of their sequence.
    void publish(std::int64_t sequence, std::string const& place, Tell const& tell);
    /// A feed of all that comes after `seen`. When that is too long ago to be remembered, or says nothing sensible, it
    /// begins with a happening without a place. Without `seen` it begins now.
    [[nodiscard]] std::shared_ptr<Feed> subscribe(PersonId listener, std::optional<std::int64_t> seen,
                                                  Tell const& tell);
    void end();
    /// Where the sequence stands when nothing of it was published here yet.
    void begin_at(std::int64_t sequence);

  private:
    struct Listener {
        PersonId person;
        std::weak_ptr<Feed> feed;
    };
    struct Remembered {
        std::int64_t sequence = 0;
        std::string place;
    };

    std::mutex mutex_;
    std::int64_t sequence_;   ///< of the latest happening
    std::int64_t forgotten_;  ///< of the latest that is not remembered
    std::deque<Remembered> remembered_;
    std::vector<Listener> listeners_;
    bool ended_ = false;
};

}  // namespace quorate::server
