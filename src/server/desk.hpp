#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "body/body.hpp"
#include "journal/blobs.hpp"
#include "journal/journal.hpp"
#include "meetings/access.hpp"
#include "server/fair_lock.hpp"
#include "server/feed.hpp"
#include "server/shelf.hpp"
#include "server/uploads.hpp"
#include "server/workers.hpp"
#include "views/possible.hpp"
#include "words/words.hpp"

namespace quorate::server {

/// A command that was read and whose sender is known.
struct Order {
    CommandId id;    ///< the idempotency key
    PersonId actor;  ///< whose act it is; empty for the clock
    PersonId entered_by;
    body::Command command;
    Reasons reasons;
};

/// Carried out and durable.
struct Done {
    std::uint64_t sequence = 0;  ///< of the last event
    std::vector<std::string> events;
};
/// One thing wrong with what was sent.
struct BadField {
    std::string at;      ///< JSON pointer
    std::string detail;  ///< a sentence
};
BOOST_DESCRIBE_STRUCT(BadField, (), (at, detail))

/// Not now, or not so: obstacles by the charter, or data that is no good. In words of the reader.
struct Refused {
    std::vector<BadField> errors;
    std::vector<views::ObstacleView> obstacles;
    bool needs_only_reasons = false;
};
/// The idempotency key belongs to another command.
struct KeyUsed {};
/// The journal does not answer. Whether the command was carried out is not known: ask again with the same key.
struct Unavailable {};

using Reply = std::variant<Done, Refused, KeyUsed, Unavailable>;
using Replied = std::move_only_function<void(Reply)>;

/// One attempt that did not lead to anything, for those who look after the rules.
struct Attempt {
    Instant at{};
    PersonId actor;
    std::string command;
    std::string place;
    std::vector<std::string> rules;
};

/// What all desks share.
struct Office {
    journal::Journal& journal;
    journal::Blobs const& blobs;
    Uploads& uploads;
    Workers& workers;
    words::Catalogue const& words;
    std::function<Instant()> clock;
    std::function<void()> journal_failed;  ///< somebody must reopen it and let the desks recover
};

/// Says in the log why a body is not served.
void report_not_served(BodyId const& body, journal::Damaged const& damage);

/// One body's single writer: decides its commands one after another, has them kept, applies them, and lets everybody
/// know once they are durable. The state runs ahead of the disk by what is being written; no answer and no view leaves
/// before everything it rests on is durable. Safe to use from any thread.
class Desk : public std::enable_shared_from_this<Desk> {
  public:
    /// Rebuilds the body from the journal. Throws journal::Fault; Damaged when the body's entries or charters are not
    /// those that were kept.
    Desk(Office office, BodyId body, crypto::Suite suite);

    [[nodiscard]] BodyId const& body() const { return body_; }
    [[nodiscard]] crypto::Suite suite() const { return suite_; }

    /// `replied` is called once, on a worker.
    void submit(Order order, words::Language language, Replied replied);

    /// What a reader sees: made under the lock, handed over once all of it is durable. False: the journal does not
    /// answer.
    struct Reader {
        PersonId person;
        words::Language language = words::Language::zh;
    };
    using Look = std::function<void(views::Lens const&)>;
    using Seen = std::move_only_function<void(bool)>;
    void read(Reader const& reader, Look const& look, Seen seen);
    /// The same, waiting, which may be done on a worker: what is being written needs no other worker but
    /// the one that decided it, and nothing on a line may wait so.
    [[nodiscard]] bool read_and_wait(Reader const& reader, Look const& look);

    /// What happens from now on, or since what was seen last, as far as the listener may know of it.
    [[nodiscard]] std::shared_ptr<Feed> listen(PersonId const& listener, std::optional<std::int64_t> seen);
    /// The entry that made the decision; 0 when there is none.
    [[nodiscard]] std::uint64_t entry_of(DecisionId const& decision) const;
    /// Whether an event names the file.
    [[nodiscard]] bool names(crypto::Digest const& digest) const;
    /// The newest first.
    [[nodiscard]] std::vector<Attempt> attempts() const;

    /// Sends `clock.reached` when the earliest deadline has come.
    void tick();
    /// What was kept of the body is damaged, as was found after the journal was reopened.
    [[nodiscard]] bool damaged() const { return damaged_; }
    /// After the journal was reopened: the state is read again, and the desk serves again unless that is damaged.
    void recover();
    /// No more news for anybody.
    void close() { channel_.end(); }

  private:
    struct Pending {
        Order order;
        words::Language language = words::Language::zh;
        Replied replied;
    };
    /// Handed to the journal, not yet known to be durable.
    struct Flight {
        journal::KeptCommand kept;
        std::string place;
        std::vector<Replied> replied;
    };

    void handle(Pending pending);
    void decide(Pending pending);
    [[nodiscard]] bool repeated(Pending& pending);
    [[nodiscard]] bool wants_charter(body::Command const& command, Rejection const& rejection) const;
    [[nodiscard]] bool learn_charter(std::string const& digest);
    [[nodiscard]] std::vector<BadInput> check_files(body::Command const& command) const;
    [[nodiscard]] std::vector<BadInput> check_texts(body::Command const& command) const;
    [[nodiscard]] journal::KeptCommand kept(Order const& order, Instant now) const;
    void keep(Pending pending, std::vector<body::Event> const& events, Instant now);
    void answer(Pending pending, Rejection const& rejection, Instant now);
    void hear(journal::Written const& answer);
    void finish(CommandId const& id, journal::Written const& answer);
    void fail();
    void load();
    void turn_back(Pending pending, std::vector<BadInput> const& wrong);
    void refuse(Pending pending, Refused refused);
    [[nodiscard]] std::vector<BadField> in_words(std::vector<BadInput> const& wrong, words::Language language) const;
    void when_durable(std::uint64_t sequence, Seen seen);
    void settle();
    void set_deadline();
    [[nodiscard]] views::Lens lens(Reader const& reader) const;
    void publish(std::int64_t sequence, std::string const& place);
    [[nodiscard]] Instant now();

    Office office_;
    BodyId body_;
    crypto::Suite suite_;
    Line line_;

    // Changed on the line only, under the lock; read on the line, or under the lock.
    mutable FairLock lock_;
    body::State state_;
    Shelf shelf_;
    std::uint64_t applied_ = 0;
    Instant latest_{};  ///< no event is earlier than the one before it

    std::map<DecisionId, std::uint64_t> decided_in_;  ///< the entries that made the decisions

    // Used on the line only.
    std::map<CommandId, Flight> flights_;
    boost::unordered_flat_set<std::size_t> kept_;       ///< marks of the commands in the journal: most keys are new
    std::map<PersonId, meetings::Relation> listeners_;  ///< what those who listen are to the body, on `listeners_day_`
    Date listeners_day_{};

    Channel channel_{0};
    std::atomic<bool> broken_ = false;
    std::atomic<bool> damaged_ = false;
    std::atomic<std::int64_t> deadline_{0};  ///< seconds since 1970; 0: nothing waits for time
    std::atomic<bool> clock_sent_ = false;
    std::atomic<std::int64_t> clock_rests_until_{0};

    mutable std::mutex mutex_;      ///< of what follows
    std::uint64_t durable_ = 0;     ///< told to those who asked, on the line
    std::uint64_t written_ = 0;     ///< told by the journal; what waits on a worker may not need another worker
    std::uint64_t losses_ = 0;      ///< how often the journal did not write something that was applied
    std::condition_variable told_;  ///< of `written_` and `losses_`
    std::multimap<std::uint64_t, Seen> waiting_;
    std::deque<Attempt> attempts_;
};

}  // namespace quorate::server
