#include "body/consequences.hpp"

#include <algorithm>
#include <iterator>
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
        passed_ = passed_ || made.passed;
        decided_.insert(made.question);
        // A matter with several questions is decided with the last of them; any that passed is something to go on with.
        for (std::size_t at = 0; at < item.questions.size(); ++at) {
            auto const number = static_cast<std::int32_t>(at + 1);
            auto const& earlier = item.questions[at].decision;
            if (!earlier && !decided_.contains(number)) return;
            passed_ = passed_ || (earlier && state_.meetings.decisions.at(*earlier).passed);
        }
        add(procedures::on_decision(procedures_, item.matter, made.decision, passed_, context_));
    }

    void follow(meetings::MatterDeclined const& dropped) { drop(dropped.matter); }
    void follow(meetings::MatterWithdrawn const& dropped) { drop(dropped.matter); }
    void follow(meetings::ItemNoted const& noted) { drop(state_.meetings.items.at(noted.item).matter); }
    void drop(MatterId const& matter) { add(procedures::on_dropped(procedures_, matter)); }

    /// Article 19.2: leave that was granted is leave from the meetings of these days.
    void follow(procedures::InstanceEnded const& ended) {
        auto const* before = procedures::find(state_.procedures, ended.instance);
        if (before == nullptr) return;
        auto instance = *before;
        instance.stage = ended.stage;
        auto const leave = procedures::leave_of(context_.charters, instance);
        if (!leave) return;
        for (auto const& [id, meeting] : state_.meetings.meetings) {
            if (meetings::before_opening(meeting)) grant(id, &meeting, meeting.starts, *leave);
        }
    }
    void follow(meetings::MeetingPlanned const& planned) { leaves_for(planned.meeting, planned.starts); }
    void follow(meetings::MeetingMoved const& moved) { leaves_for(moved.meeting, moved.starts); }
    void leaves_for(MeetingId const& id, Instant starts) {
        for (auto const& [name, instance] : state_.procedures.instances) {
            if (auto const leave = procedures::leave_of(context_.charters, instance))
                grant(id, meetings::find(state_.meetings, id), starts, *leave);
        }
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
        for (auto& event : events) found_.emplace_back(std::move(event));
    }

    State const& state_;
    Context const& context_;
    procedures::Scene procedures_;
    std::vector<Event> found_;
    std::set<std::int32_t> decided_;
    bool passed_ = false;
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
