#include "body/consequences.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "meetings/lookup.hpp"
#include "procedures/deadline.hpp"
#include "procedures/lookup.hpp"

namespace quorate::body {
namespace {

using meetings::Meeting;

/// Looks at the state before, and at the events so far, one after the other.
class Consequences {
  public:
    Consequences(State const& state, Context const& context)
        : state_(state), context_(context), procedures_{state.people, state.meetings, state.procedures} {}

    void look_at(Event const& event) {
        if (auto const* const of_meetings = std::get_if<meetings::Event>(&event)) {
            std::visit([&](auto const& one) { follow(one); }, static_cast<meetings::EventVariant const&>(*of_meetings));
        } else if (auto const* const of_procedures = std::get_if<procedures::Event>(&event)) {
            course_.push_back(*of_procedures);
            std::visit([&](auto const& one) { follow(one); },
                       static_cast<procedures::EventVariant const&>(*of_procedures));
        }
    }

    std::vector<Event> take() { return std::exchange(found_, {}); }

    void time_passes() { add(procedures::lapses(procedures_, context_)); }

  private:
    template <class Other>
    void follow(Other const&) {}

    void follow(meetings::DecisionMade const& made) {
        auto const& item = state_.meetings.items.at(made.item);
        if (!made.passed && !failed_) failed_ = made.decision;
        decided_.insert(made.question);
        // A matter with several questions is decided with the last of them, and passed when each of them was: what
        // waits for the matter as a whole must not go on with a part of it (article 20: one vote for each question).
        for (std::size_t at = 0; at < item.questions.size(); ++at) {
            auto const number = static_cast<std::int32_t>(at + 1);
            auto const& earlier = item.questions[at].decision;
            if (!earlier && !decided_.contains(number)) return;
            if (earlier && !failed_ && !state_.meetings.decisions.at(*earlier).passed) failed_ = earlier;
        }
        add(procedures::on_decision(procedures_, item.matter, failed_.value_or(made.decision), !failed_, context_));
    }

    void follow(meetings::MatterDeclined const& dropped) { drop(dropped.matter); }
    void follow(meetings::MatterWithdrawn const& dropped) { drop(dropped.matter); }
    void follow(meetings::ItemNoted const& noted) { drop(state_.meetings.items.at(noted.item).matter); }
    void drop(MatterId const& matter) { add(procedures::on_dropped(procedures_, matter)); }

    /// Article 19.2: leave that was granted is leave from the meetings of these days.
    void follow(procedures::InstanceEnded const& ended) {
        auto const leave = procedures::leave_of(context_.charters, as_left(ended.instance));
        if (!leave) return;
        for (auto const& [id, meeting] : state_.meetings.meetings) {
            if (meetings::before_opening(meeting)) grant(id, &meeting, meeting.starts, *leave);
        }
    }
    /// The instance as this command leaves it: it may begin, be filled in and end with one act.
    [[nodiscard]] procedures::Instance as_left(InstanceId const& id) const {
        procedures::State left;
        if (auto const* before = procedures::find(state_.procedures, id)) left.instances.add(*before);
        people::Stamp const stamp{context_.actor, context_.entered_by, context_.now};
        auto const follow_on = [&](auto const& event) {
            if constexpr (requires { event.instance == id; }) {
                if (event.instance == id) procedures::apply(left, event, stamp);
            }
        };
        for (auto const& event : course_) std::visit(follow_on, static_cast<procedures::EventVariant const&>(event));
        return left.instances.at(id);
    }

    void follow(meetings::MeetingPlanned const& planned) { leaves_for(planned.meeting, planned.starts); }
    void follow(meetings::MeetingMoved const& moved) { leaves_for(moved.meeting, moved.starts); }
    void leaves_for(MeetingId const& id, Instant starts) {
        // By their ids: whoever decides a kept command again finds the same events in the same order.
        std::map<InstanceId, procedures::GrantedLeave> leaves;
        for (auto const& instance : state_.procedures.instances) {
            if (auto leave = procedures::leave_of(context_.charters, instance))
                leaves.emplace(instance.id, *std::move(leave));
        }
        for (auto const& [instance, leave] : leaves) grant(id, meetings::find(state_.meetings, id), starts, leave);
    }
    void grant(MeetingId const& id, Meeting const* meeting, Instant starts, procedures::GrantedLeave const& leave) {
        auto const day = day_of(starts, state_.people.zone);
        if (day < leave.from || leave.to < day || !people::on_roster(state_.people, leave.person, day)) return;
        // Leave for the time the meeting is moved from is none for this one.
        auto const* const held = meeting == nullptr ? nullptr : meetings::leave_of(*meeting, leave.person);
        if (held != nullptr && held->state == meetings::LeaveState::approved && held->meant == starts) return;
        found_.emplace_back(meetings::Event{meetings::LeaveAnswered{id, leave.person, true, leave.title}});
    }

    void add(std::vector<procedures::Event> events) {
        for (auto& event : events) {
            if (auto* const numbered = std::get_if<procedures::InstanceNumbered>(&event)) in_turn(*numbered);
            found_.emplace_back(std::move(event));
        }
    }

    /// Each course counts on from the state before; of several in one command, one follows the other.
    void in_turn(procedures::InstanceNumbered& numbered) {
        auto& last = numbers_[{numbered.series, numbered.year}];
        numbered.number = std::max(numbered.number, last + 1);
        last = numbered.number;
    }

    State const& state_;
    Context const& context_;
    procedures::Scene procedures_;
    std::vector<Event> found_;
    std::vector<procedures::Event> course_;  ///< what happened to procedures by this command so far
    std::map<std::pair<std::string, std::int32_t>, std::int32_t> numbers_;  ///< given by this command
    std::set<std::int32_t> decided_;
    std::optional<DecisionId> failed_;
};

}  // namespace

void add_consequences(std::vector<Event>& events, State const& state, Command const& command, Context const& context) {
    Consequences consequences(state, context);
    auto const* const of_meetings = std::get_if<meetings::Command>(&command);
    if (of_meetings != nullptr && std::holds_alternative<meetings::ReachClock>(*of_meetings))
        consequences.time_passes();
    // Consequences have their own: a decision may complete a leave.
    for (std::size_t next = 0;;) {
        auto found = consequences.take();
        events.insert(events.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        if (next == events.size()) return;
        for (; next < events.size(); ++next) consequences.look_at(events[next]);
    }
}

}  // namespace quorate::body
