#pragma once

#include <deque>
#include <string>
#include <vector>

#include "properties/dice.hpp"
#include "properties/witness.hpp"
#include "support/world.hpp"

/// One body that random commands are sent to: half of them what somebody would sensibly do next, so that votes come
/// about, the others anything by anybody.
namespace quorate::tests {

class Walk {
  public:
    explicit Walk(std::uint64_t seed);

    /// Sends one command. What it led to is told to the witness.
    void step();
    [[nodiscard]] std::vector<std::string> complaints() const { return witness_.complaints(world_.meetings()); }
    [[nodiscard]] Witness::Tally const& tally() const { return witness_.tally(); }
    [[nodiscard]] World const& world() const { return world_; }
    /// The last commands, for whoever must find out.
    [[nodiscard]] std::string trail() const;

  private:
    /// True when the body accepted it, with or without reasons.
    bool send(PersonId const& actor, body::Command const& command);
    bool send(std::string const& actor, body::Command const& command) { return send(PersonId{actor}, command); }
    /// The next meeting: matters, agenda, notice, and most members in the room at its time.
    void prepare_meeting();
    void prepare_matter(MeetingId const& meeting, std::size_t number);
    bool go_on();
    void get_unstuck();
    bool go_on_voting(meetings::Item const& item, std::int32_t question);
    bool count_papers(meetings::Item const& item, std::int32_t question, meetings::Ballot const& ballot);
    void stumble();
    [[nodiscard]] std::string anybody();
    [[nodiscard]] meetings::Meeting const* meeting() const;

    Dice dice_;
    World world_;
    Witness witness_;
    std::size_t told_ = 0;  ///< of the world's history
    int meetings_ = 0;
    std::deque<std::string> trail_;
};

}  // namespace quorate::tests
