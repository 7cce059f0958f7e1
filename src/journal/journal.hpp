#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "crypto/key.hpp"
#include "journal/store.hpp"

namespace quorate::journal {

/// What came of one group: its receipt once it is durable, or why it is not.
using Written = std::expected<Receipt, Fault>;
using Answered = std::move_only_function<void(Written)>;

/// The journal as the bodies see it: any thread hands in groups; one at a time takes all that waits, of all bodies, in
/// one transaction, and answers only after the commit is durable. After a fault every group is answered with it, and
/// so is everything that comes later, until reopen(): what is on disk must be read again before anybody decides on it.
class Journal {
  public:
    using Open = std::function<std::unique_ptr<Store>()>;
    /// Does the work on this thread as soon as it is done with what it is at, and says so; or does nothing and says no.
    using Afterwards = std::function<bool(std::move_only_function<void()>)>;

    /// Most groups that may wait, and most that share one transaction.
    static constexpr std::size_t waiting_max = 8192;
    static constexpr std::size_t together_max = 1024;

    /// Opens the store; throws Fault when it cannot be opened. A thread that brings a group while nobody writes does so
    /// itself, afterwards, if that can be had: no other must be woken for it and by it. Several that said so do not
    /// wait for each other: the first takes all. What nobody said it for is written by a thread of the journal's own.
    explicit Journal(Open open, Afterwards afterwards = {});
    /// Answers everything that waits, then stops.
    ~Journal();
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;

    /// `answered` is called once, on the thread that wrote, or here when the group cannot even wait.
    void append(Group group, Answered answered);
    /// The same, waiting for the answer: not for a thread that would have to write the group afterwards.
    [[nodiscard]] Written append_and_wait(Group group);

    /// Closes the store and opens it again, after a fault or for good measure. Throws Fault when it cannot be opened;
    /// the journal then goes on refusing.
    void reopen();

    /// For reading, until reopen(). Throws Fault after one.
    [[nodiscard]] std::shared_ptr<Store> store() const;

    /// Signs the stream as it is on disk and keeps the head; the one that is there when nothing was added since. Empty
    /// when there is no such body. The key must be of the body's suite. Throws Fault.
    [[nodiscard]] std::optional<Head> sign(BodyId const& body, Instant instant, crypto::PrivateKey const& key);

  private:
    struct Waiting {
        Group group;
        Answered answered;
    };

    void write_on_own_thread();
    /// What fails here and is no fault of the store ends the process, as on the journal's own thread: nothing that was
    /// not answered may go on waiting.
    void write_as_promised() noexcept;
    void write_what_waits(std::unique_lock<std::mutex>& lock);
    void commit(std::vector<Waiting> batch);
    void look_around();

    Open open_;
    Afterwards afterwards_;
    mutable std::mutex mutex_;
    std::condition_variable wanted_;  ///< something waits, and nobody writes
    std::condition_variable rests_;   ///< nobody writes
    std::shared_ptr<Store> store_;    ///< empty after a fault
    std::string broken_;              ///< the fault
    std::deque<Waiting> waiting_;
    bool writing_ = false;
    std::set<std::thread::id> promised_;  ///< threads that will write, afterwards
    bool stopping_ = false;
    std::thread writer_;
};

}  // namespace quorate::journal
