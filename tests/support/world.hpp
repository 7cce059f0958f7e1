#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "body/body.hpp"
#include "support/first_charter.hpp"

namespace quorate::tests {

/// What became of a command: the names of its events, or everything that stood in the way.
struct Outcome {
    bool accepted = false;
    std::vector<std::string> events;
    Rejection rejection;

    /// nullptr when the rule is not among the obstacles.
    [[nodiscard]] Obstacle const* obstacle(std::string_view rule) const;
    /// The rule binds and stands in the way.
    [[nodiscard]] bool refused(std::string_view rule) const;
    /// The rule generally holds: a recorded reason would lift it.
    [[nodiscard]] bool asks_reason(std::string_view rule) const;
    /// The field is at fault, whatever else is.
    [[nodiscard]] bool bad(std::string_view at, std::string_view what) const;
    [[nodiscard]] bool happened(std::string_view event) const;
    /// In one line, for the message of a failed check.
    [[nodiscard]] std::string text() const;
};

/// How the body of a test is made. The founding is on 2026-01-05; the world starts on 2026-03-02, 09:00.
struct Setup {
    int members = 7;  ///< the chair among them
    charter::Rules rules = first_charter();
    std::map<std::string, std::string> readings = {};
};

/// A founded body under the first charter: "chair" presides, "m1", "m2", … are the other members (so 7 members are the
/// chair and m1 to m6), "clerk", "office", "inspector", "leader", "system-admin", and "staff" of unit "u1". Names are
/// the ids, but for the chair ("书记") and members ("甲", "乙", …).
class World {
  public:
    explicit World(Setup setup = {});

    /// Local time: "2026-03-12 09:00".
    World& at(std::string_view local);
    World& at(Instant when);
    [[nodiscard]] Instant now() const { return now_; }

    /// Sends a command; what it leads to becomes part of the state.
    template <class Command>
    Outcome send(std::string_view actor, Command const& command, Reasons const& reasons = {}) {
        return send_any(PersonId{std::string(actor)}, PersonId{std::string(actor)}, wrap(command), reasons);
    }
    /// The clerk enters it for somebody.
    template <class Command>
    Outcome enter_for(std::string_view actor, Command const& command, Reasons const& reasons = {}) {
        return send_any(PersonId{std::string(actor)}, PersonId{"clerk"}, wrap(command), reasons);
    }
    /// The same for any command; the clerk may enter it for somebody.
    Outcome send_any(PersonId const& actor, PersonId const& entered_by, body::Command const& command,
                     Reasons const& reasons = {});
    /// Sends a command that the test needs to be accepted; ends the test otherwise.
    template <class Command>
    Outcome done(std::string_view actor, Command const& command, Reasons const& reasons = {}) {
        return demand(send(actor, command, reasons));
    }
    /// Asks without doing.
    template <class Command>
    [[nodiscard]] Outcome ask(std::string_view actor, Command const& command, Reasons const& reasons = {}) const {
        auto const person = PersonId{std::string(actor)};
        return examine(person, person, wrap(command), reasons).first;
    }

    /// A matter that the chair has accepted and whose prerequisites are met; "personnel" and "discipline" concern a
    /// person called 张三, "funds" asks 1,000,000.00.
    MatterId accepted_matter(std::string_view id, std::string_view kind = "plan");
    /// A meeting planned at the local time, with items "<meeting>.1", "<meeting>.2", … for new accepted matters of
    /// these kinds ("<meeting>.m1", …).
    MeetingId planned_meeting(std::string_view id, std::string_view starts,
                              std::vector<std::string> const& kinds = {"plan"});
    /// The same, with its notice sent.
    MeetingId noticed_meeting(std::string_view id, std::string_view starts,
                              std::vector<std::string> const& kinds = {"plan"});
    /// The same, at its time, with the first `present` members in the room and the meeting open.
    MeetingId open_meeting(std::string_view id, std::string_view starts, int present,
                           std::vector<std::string> const& kinds = {"plan"});

    /// The chair first: "chair", "m1", "m2", …
    [[nodiscard]] std::vector<std::string> members() const;
    [[nodiscard]] body::State const& state() const { return state_; }
    /// Each accepted command and what it led to, in order.
    struct Happened {
        people::Stamp stamp;
        body::Command command;
        Reasons reasons;
        std::vector<body::Event> events;
    };
    [[nodiscard]] std::vector<Happened> const& history() const { return history_; }
    [[nodiscard]] meetings::State const& meetings() const { return state_.meetings; }
    [[nodiscard]] procedures::State const& procedures() const { return state_.procedures; }
    [[nodiscard]] people::State const& people() const { return state_.people; }
    [[nodiscard]] meetings::Scene scene() const { return {state_.people, state_.meetings, state_.procedures.holidays}; }
    [[nodiscard]] charter::Rules const& rules() const { return charters_.at("d1"); }
    /// Compiled charters by digest; the first is "d1".
    charter::Library& charters() { return charters_; }
    /// A context without reasons, for functions that ask for one.
    [[nodiscard]] people::Context context(std::string_view actor) const;

  private:
    template <class Command>
    static body::Command wrap(Command const& command) {
        if constexpr (std::is_constructible_v<people::Command, Command const&>) {
            return people::Command{command};
        } else if constexpr (std::is_constructible_v<procedures::Command, Command const&>) {
            return procedures::Command{command};
        } else {
            return meetings::Command{command};
        }
    }
    [[nodiscard]] std::pair<Outcome, std::vector<body::Event>> examine(PersonId const& actor,
                                                                       PersonId const& entered_by,
                                                                       body::Command const& command,
                                                                       Reasons const& reasons) const;
    static Outcome demand(Outcome outcome);

    int members_;
    charter::Library charters_;
    body::State state_;
    std::vector<Happened> history_;
    Instant now_{};
};

/// The local time in the zone of China: "2026-03-12 09:00".
[[nodiscard]] Instant local(std::string_view text);
/// "2026-03-12".
[[nodiscard]] Date day(std::string_view text);

}  // namespace quorate::tests
