#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/founding.hpp"

namespace quorate::demonstration {

/// The time in which the past of the demonstration body is told.
class StoryClock {
  public:
    void set(Instant when) { seconds_ = when.time_since_epoch().count(); }
    [[nodiscard]] Instant now() const { return Instant{std::chrono::seconds{seconds_.load()}}; }

  private:
    std::atomic<std::int64_t> seconds_{0};
};

struct PaperText {
    std::string_view title;
    std::string_view text;
};

/// A matter as it was put forward, with everything that was made ready for it.
struct Proposal {
    std::string_view id;
    std::string_view kind;
    std::string_view title;
    std::string_view gist;
    std::string_view by;
    std::string_view unit = {};
    std::string_view basis = {};
    std::int64_t yuan = 0;
    std::vector<std::string> persons = {};
    std::vector<std::pair<std::string_view, std::string_view>> evidence = {};
    std::vector<PaperText> papers = {};
};

/// What a member said; nothing said is nothing to add.
struct Said {
    std::string_view who;
    std::string_view text = {};
};

/// What came out of an urn.
struct Urn {
    std::string_view item;
    std::int32_t question = 1;
    std::string_view motion;
    std::vector<std::pair<std::string_view, std::int64_t>> papers;
};

struct Task {
    std::string_view id;
    std::string_view item;
    std::string_view task;
    std::string_view owner;
    std::string_view unit;
    int due = 0;  ///< days from today
};

/// Tells what happened as commands, each at its moment, by whose act it was. After the first refusal, which is said
/// aloud, nothing more happens.
class Story {
  public:
    Story(server::Founding& founding, journal::Blobs const& blobs, StoryClock& clock);

    /// What follows happens so many days from today, at that hour. Days are moved to a working day: the past back, the
    /// future on. Time never runs backwards, and what has lapsed by then has come to pass.
    void on(int days, int hour, int minute = 0);
    void later(int minutes);
    [[nodiscard]] Date day(int days) const;
    [[nodiscard]] Instant moment(int days, int hour, int minute = 0) const;
    [[nodiscard]] bool well() const { return well_; }

    /// Somebody does it at their own desk.
    template <class One>
    void by(std::string_view who, One command, Reasons reasons = {}) {
        give(who, who, as_command(std::move(command)), std::move(reasons));
    }
    /// The clerk enters what somebody does in the room.
    template <class One>
    void room(std::string_view who, One command, Reasons reasons = {}) {
        give(who, kClerk, as_command(std::move(command)), std::move(reasons));
    }

    /// The chair convenes. A second meeting in one calendar month is an extraordinary one.
    void plan(std::string_view meeting, Instant starts);
    void propose(Proposal const& proposal);
    void propose_and_accept(Proposal const& proposal);
    void list(std::string_view meeting, std::string_view item, std::string_view matter, Reasons reasons = {});
    void arrive(std::string_view meeting, std::vector<std::string_view> const& members);
    void discuss(std::string_view item, std::vector<Said> const& said);
    /// One choice for most, others for those named; the presiding member is the last of the voters.
    void vote(std::string_view item, charter::Method method, std::string_view motion,
              std::vector<std::pair<std::string_view, std::string_view>> const& votes);
    void count(Urn const& urn, std::pair<std::string_view, std::string_view> tellers);
    void assign(Task const& task);
    /// A file kept for a form.
    [[nodiscard]] procedures::FormFile file(PaperText const& paper) const;

    static constexpr std::string_view kClerk = "mishu";
    static constexpr std::string_view kChair = "shuji";

  private:
    template <class One>
    static body::Command as_command(One command) {
        if constexpr (requires { people::Command{command}; }) {
            return people::Command{std::move(command)};
        } else if constexpr (requires { procedures::Command{command}; }) {
            return procedures::Command{std::move(command)};
        } else {
            return meetings::Command{std::move(command)};
        }
    }
    void give(std::string_view who, std::string_view entered_by, body::Command command, Reasons reasons);
    void reach();
    void add_paper(std::string_view matter, std::string_view by, int number, PaperText const& paper);

    server::Founding& founding_;
    journal::Blobs const& blobs_;
    StoryClock& clock_;
    Date today_;
    std::optional<std::chrono::year_month> month_;  ///< of the last ordinary meeting
    bool well_ = true;
};

/// About six weeks ago: from the first matters to signed minutes, and what became of the decisions.
void tell_first_meeting(Story& story);
/// About three weeks ago: its minutes are circulated for the second time.
void tell_second_meeting(Story& story);
/// In a few days: planned, its notice not sent yet.
void tell_next_meeting(Story& story);
/// Yesterday: what came in, who is away, and what waits for somebody.
void tell_procedures(Story& story);

}  // namespace quorate::demonstration
