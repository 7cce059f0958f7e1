#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "body/body.hpp"

/// Whether decisions were lawful, from the events alone: who was in the room, who was due, who had spoken, who voted
/// what, which papers were counted. It looks at no state and at no verdict of the program, and states articles 13, 19
/// and 20 anew, person by person.
namespace quorate::tests {

/// How the body of a walk reads what the articles leave open.
struct WitnessReading {
    bool half_inclusive = true;
    bool two_thirds_inclusive = true;
    bool recused_due = true;
    bool recused_present = false;
    bool leave_due = true;
    bool remote = false;
};

class Witness {
  public:
    explicit Witness(WitnessReading reading) : reading_(reading) {}

    /// What one command led to, in order.
    void take(std::vector<body::Event> const& events, people::Stamp const& stamp);
    /// What must not be: empty while everything was lawful. Also compares with what the body believes is decided.
    [[nodiscard]] std::vector<std::string> complaints(meetings::State const& believed) const;

    struct Tally {
        std::map<std::string, int> passed;  ///< decisions by kind of matter
        std::map<std::string, int> failed;
        int secret = 0;          ///< decisions by paper
        int with_recusals = 0;   ///< decisions with somebody recused
        int left_meanwhile = 0;  ///< decisions with a voter who had gone
        int again = 0;           ///< decisions on a matter that takes up an earlier decision
        int ratified = 0;        ///< decisions on an urgent act
    };
    [[nodiscard]] Tally const& tally() const { return tally_; }

  private:
    struct Holding {
        PersonId person;
        people::Office office;
        Date from;
        std::optional<Date> to;
    };
    struct Stay {
        Instant from;
        std::optional<Instant> to;
        bool remote = false;
    };
    struct Sitting {
        std::map<PersonId, Stay> stays;  ///< the last one of each
        std::set<PersonId> on_leave;
        std::vector<PersonId> roster;
        std::vector<ItemId> agenda;
        PersonId presider;
        std::optional<ItemId> current;
        bool open = false;
    };
    struct Ballot {
        meetings::Method method;
        std::map<PersonId, std::string> votes;
        std::vector<PersonId> tellers;
        std::int64_t issued = 0;
        std::map<PersonId, meetings::Count> counts;
    };
    struct Item {
        MeetingId meeting;
        MatterId matter;
        std::optional<Instant> opened;
        std::optional<Instant> ended;
        std::set<PersonId> recused;
        std::set<PersonId> spoke;
        std::size_t questions = 0;
        std::map<std::int32_t, bool> decided;
        std::map<std::int32_t, Ballot> ballots;  ///< those that are on
    };
    struct Matter {
        std::string kind;
        std::optional<DecisionId> reconsiders;
        std::optional<UrgentId> ratifies;
        bool any_passed = false;
        bool settled = false;  ///< all questions of an item were decided
    };

    void one(people::Event const& event, people::Stamp const& stamp);
    void one(meetings::Event const& event, people::Stamp const& stamp);
    void one(procedures::Event const&, people::Stamp const&) {}  // nothing there is decided but by a decision
    template <class Event>
    void on(Event const&, people::Stamp const&) {}
    void on(people::OfficeTaken const& event, people::Stamp const&);
    void on(people::OfficeEnded const& event, people::Stamp const&);
    void on(meetings::MatterProposed const& event, people::Stamp const&);
    void on(meetings::ItemAdded const& event, people::Stamp const&);
    void on(meetings::ItemRemoved const& event, people::Stamp const&);
    void on(meetings::LeaveAnswered const& event, people::Stamp const&);
    void on(meetings::MemberEntered const& event, people::Stamp const& stamp);
    void on(meetings::MemberLeft const& event, people::Stamp const& stamp);
    void on(meetings::MeetingOpened const& event, people::Stamp const& stamp);
    void on(meetings::MeetingClosed const& event, people::Stamp const& stamp);
    void on(meetings::MemberRecused const& event, people::Stamp const&);
    void on(meetings::RecusalLifted const& event, people::Stamp const&);
    void on(meetings::ItemOpened const& event, people::Stamp const& stamp);
    void on(meetings::ItemDeferred const& event, people::Stamp const& stamp);
    void on(meetings::ItemNoted const& event, people::Stamp const& stamp);
    void on(meetings::StatementMade const& event, people::Stamp const&);
    void on(meetings::StatementDeclined const& event, people::Stamp const&);
    void on(meetings::BallotOpened const& event, people::Stamp const&);
    void on(meetings::VoteCast const& event, people::Stamp const&);
    void on(meetings::PapersIssued const& event, people::Stamp const&);
    void on(meetings::CountEntered const& event, people::Stamp const&);
    void on(meetings::BallotVoided const& event, people::Stamp const&);
    void on(meetings::BallotClosed const& event, people::Stamp const&);
    void on(meetings::DecisionMade const& event, people::Stamp const& stamp);

    void must(bool holds, std::string const& what);
    [[nodiscard]] std::set<PersonId> members_on(Date day) const;
    [[nodiscard]] bool in_room(Sitting const& sitting, PersonId const& member) const;
    [[nodiscard]] std::set<PersonId> able(Item const& item) const;
    [[nodiscard]] bool waits_outside(Sitting const& sitting, PersonId const& member) const;
    [[nodiscard]] bool quorate(Item const& item) const;
    [[nodiscard]] std::int64_t due(Item const& item) const;
    [[nodiscard]] std::int64_t ayes_of(Item const& item, Ballot const& ballot);
    [[nodiscard]] std::int64_t papers_for(Item const& item, Ballot const& ballot);
    void note(Item const& item, Ballot const& ballot, bool passed);
    void end(Item& item, Instant when);

    WitnessReading reading_;
    std::vector<Holding> holdings_;
    std::map<MeetingId, Sitting> sittings_;
    std::map<ItemId, Item> items_;
    std::map<MatterId, Matter> matters_;
    std::set<DecisionId> decisions_;
    std::set<UrgentId> ratified_;
    std::optional<std::pair<ItemId, std::int32_t>> closed_;  ///< by the command that is looked at
    std::vector<std::string> complaints_;
    Tally tally_;
};

}  // namespace quorate::tests
