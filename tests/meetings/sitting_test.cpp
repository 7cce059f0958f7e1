#include "meetings/sitting.hpp"

#include <algorithm>

// Goal: through the commands that people send, nothing becomes decided but by a vote that articles 19 and 20 let pass,
// and a room that cannot pass anything says so first. Method: every body of two to nine members, every attendance,
// every number of recused members, both quorums, every vote, all by show of hands; and walks of random commands that
// try to decide otherwise.

namespace quorate::tests {
namespace {

constexpr char kStart[] = "2026-03-12 09:00";

/// What the articles say of one sitting, by the usual readings, in plain numbers.
struct Expected {
    int members;
    int present;  ///< in the room when the meeting opens
    int recused;  ///< of these
    bool two_thirds;

    [[nodiscard]] bool opens() const { return 2 * present >= members; }
    [[nodiscard]] bool item_quorate() const {
        auto const left = present - recused;
        return left > 0 && (two_thirds ? 3 * left >= 2 * members : 2 * left >= members);
    }
    [[nodiscard]] bool stuck() const { return 2 * (present - recused) <= members; }
    [[nodiscard]] bool passes(int ayes) const { return 2 * ayes > members; }
};

/// A meeting at its time with `present` members in the room; its item concerns the last `recused` of them.
World called(Expected const& expected) {
    World world({.members = expected.members});
    auto const members = world.members();
    ProposeMatter matter;
    matter.matter = MatterId{"x"};
    matter.kind = expected.two_thirds ? "discipline" : "funds";
    matter.title = "事项";
    matter.gist = "内容摘要";
    if (!expected.two_thirds) matter.sum = Fen{100};
    matter.persons = {{"外人", {}}};
    for (int index = expected.present - expected.recused; index < expected.present; ++index) {
        auto const& id = members[static_cast<std::size_t>(index)];
        matter.persons.push_back({"当事人" + id, person(id)});
    }
    world.done("chair", matter);
    MeetingId const meeting{"g1"};
    world.done("chair", PlanMeeting{meeting, local(kStart), "第一会议室", true});
    world.done("chair", AddToAgenda{meeting, item("i1"), matter.matter});
    world.done("clerk", SendNotice{meeting}, {{"notice.late", "急件"}});
    world.at(kStart);
    for (int index = 0; index < expected.present; ++index) {
        world.done(members[static_cast<std::size_t>(index)], EnterRoom{meeting, false});
    }
    return world;
}

/// Holds the vote with `ayes` ayes; the item is open and everybody has spoken.
void check_vote(World world, Expected const& expected, int ayes, Reasons const& reasons) {
    auto const id = item("i1");
    world.done("chair", motion(id, expected.two_thirds ? Method::named : Method::hands), reasons);
    vote(world, id, ayes);
    world.done("chair", CloseBallot{id, 1});
    auto const& made = world.meetings().decisions.at(DecisionId{"i1.1"});
    CHECK(made.passed == expected.passes(ayes));
    auto const stage = find(world.meetings(), MatterId{"x"})->stage;
    CHECK(stage == (expected.passes(ayes) ? MatterStage::decided : MatterStage::rejected));
}

void check_sitting(Expected const& expected) {
    CAPTURE(expected.members);
    CAPTURE(expected.present);
    CAPTURE(expected.recused);
    CAPTURE(expected.two_thirds);
    auto world = called(expected);
    MeetingId const meeting{"g1"};
    CHECK(world.ask("chair", OpenMeeting{meeting}).refused("quorum.open") == !expected.opens());
    if (!expected.opens()) return;
    world.done("chair", OpenMeeting{meeting});
    auto const id = item("i1");
    auto const opening = world.ask("chair", OpenItem{id});
    // A chair whom the item concerns gives way to a member entrusted; here nobody is.
    if (expected.recused == expected.present) {
        CHECK(opening.refused("presider.absent"));
        return;
    }
    CHECK(opening.refused("quorum.item") == !expected.item_quorate());
    if (!expected.item_quorate()) return;
    CHECK(opening.asks_reason("item.cannot-pass") == expected.stuck());
    CHECK(opening.accepted == !expected.stuck());
    Reasons const reasons{{"item.cannot-pass", "仍要表决"}};
    world.done("chair", OpenItem{id}, reasons);
    auto const members = world.members();
    for (int index = expected.present - expected.recused; index < expected.present; ++index) {
        world.done(members[static_cast<std::size_t>(index)], LeaveRoom{meeting});
    }
    discuss(world, id);
    CHECK(world.ask("chair", motion(id, expected.two_thirds ? Method::named : Method::hands))
              .asks_reason("item.cannot-pass") == expected.stuck());
    for (int ayes = 0; ayes <= expected.present - expected.recused; ++ayes) {
        check_vote(world, expected, ayes, reasons);
    }
}

/// Numbers that look random and are the same on every machine.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}
    std::size_t below(std::size_t bound) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 8U) % bound;
    }

  private:
    std::uint32_t state_;
};

constexpr char const* kMeeting = "g1";

std::string any_choice(Dice& dice) {
    static std::vector<std::string> const choices{"赞成", "赞成", "赞成", "反对", "弃权"};
    return choices[dice.below(choices.size())];
}

/// What one teller says: four papers, three or four of them for.
Count any_count(Dice& dice) {
    auto const ayes = static_cast<std::int64_t>(dice.below(2)) + 3;
    return {4, 4, 0, {{"赞成", ayes}, {"反对", 4 - ayes}}};
}

OpenBallot any_motion(ItemId const& id, std::int32_t question, Dice& dice) {
    return motion(id, static_cast<Method>(dice.below(4)), question);
}

IssuePapers papers(ItemId const& id, std::int32_t question) {
    return {id, question, {person("clerk"), person("office")}, 4};
}

Reasons all_reasons() {
    return {{"item.cannot-pass", "试"},   {"opinion.unread", "试"},    {"ballot.waiting", "试"},
            {"papers.outstanding", "试"}, {"agenda.unfinished", "试"}, {"opening.time", "试"}};
}

/// What somebody would sensibly do next with the vote that is on.
Outcome go_on_voting(World& world, ItemId const& id, Ballot const& ballot, Dice& dice) {
    if (auto closed = world.send("chair", CloseBallot{id, 1}, {{"papers.outstanding", "其余不投"}}); closed.accepted) {
        return closed;
    }
    if (ballot.method == Method::secret) {
        if (ballot.issued == 0) return world.send("chair", papers(id, 1));
        return world.send(dice.below(2) == 0 ? "clerk" : "office", EnterCount{id, 1, any_count(dice)});
    }
    for (auto const& member : able_in_turn(world, id)) {
        if (!ballot.votes.contains(person(member))) return world.send(member, CastVote{id, 1, any_choice(dice)});
    }
    return {};
}

/// What somebody would sensibly do next in this meeting.
Outcome go_on(World& world, Dice& dice) {
    auto const& meeting = *find(world.meetings(), MeetingId{kMeeting});
    if (meeting.stage != MeetingStage::open) return world.send("chair", OpenMeeting{meeting.id}, all_reasons());
    if (!meeting.current) return world.send("chair", OpenItem{meeting.agenda[dice.below(2)]}, all_reasons());
    auto const id = *meeting.current;
    auto const& ballot = find(world.meetings(), id)->questions.front().ballot;
    if (ballot && !ballot->closed) return go_on_voting(world, id, Ballot(*ballot), dice);
    for (auto const& member : able_in_turn(world, id)) {
        if (auto spoken = world.send(member, DeclineStatement{id}); spoken.accepted) return spoken;
    }
    return world.send("chair", any_motion(id, 1, dice), all_reasons());
}

/// Anything at all, by anybody.
Outcome stumble(World& world, Dice& dice) {
    static std::vector<std::string> const actors{"chair", "m1", "m2", "m3", "m4", "m5", "m6", "clerk", "leader"};
    MeetingId const meeting{kMeeting};
    auto const& actor = actors[dice.below(actors.size())];
    auto const id = item(dice.below(2) == 0 ? "g1.1" : "g1.2");
    auto const question = static_cast<std::int32_t>(dice.below(8) == 0 ? 2 : 1);
    auto const reasons = dice.below(4) == 0 ? all_reasons() : Reasons{};
    switch (dice.below(16)) {
        case 0:
            return world.send(actor, EnterRoom{meeting, false});
        case 1:
            return world.send(actor, dice.below(4) == 0 ? LeaveRoom{meeting} : LeaveRoom{MeetingId{"none"}});
        case 2:
            return world.send(actor, OpenMeeting{meeting}, reasons);
        case 3:
            return world.send(actor, OpenItem{id}, reasons);
        case 4:
            return world.send(actor, MakeStatement{id, "意见"});
        case 5:
            return world.send(actor, DeclineStatement{id});
        case 6:
            return world.send(actor, any_motion(id, question, dice), reasons);
        case 7:
        case 8:
            return world.send(actor, CastVote{id, question, any_choice(dice)});
        case 9:
            return world.send(actor, papers(id, question));
        case 10:
            return world.send(actor, EnterCount{id, question, any_count(dice)});
        case 11:
            return world.send(actor, CloseBallot{id, question}, reasons);
        case 12:
            return world.send(actor, VoidBallot{id, question, "重来"});
        case 13:
            return world.send(actor, NoteItem{id, "听取"});
        case 14:
            if (dice.below(8) != 0) return world.send(actor, DeferItem{id, "再研究"});
            return world.send(actor, DeclareRecusal{id, RecusalCause::other, "应当回避"});
        default:
            return world.send(actor, CloseMeeting{meeting}, reasons);
    }
}

/// Nothing is decided that a closed vote with a quorum did not decide.
void check_lawful(World const& world) {
    for (auto const& [id, one] : world.meetings().decisions) {
        auto const& decided = *find(world.meetings(), one.item);
        auto const& ballot = decided.questions[static_cast<std::size_t>(one.question - 1)].ballot;
        REQUIRE(ballot.has_value());
        REQUIRE(ballot->closed.has_value());
        CHECK(one.verdict.figures.quorate);
        CHECK(one.passed == (2 * one.verdict.ayes > 7));
        for (auto const& [member, part] : one.parts) {
            if (part.part == Part::choice) CHECK(!recused(decided, member));
        }
    }
    for (auto const& [id, matter] : world.meetings().matters) {
        auto const of = [&](auto const& one) { return one.second.matter == id && one.second.passed; };
        auto const& all = world.meetings().decisions;
        CHECK((matter.stage == MatterStage::decided) == std::any_of(all.begin(), all.end(), of));
    }
}

}  // namespace

TEST_CASE("every body of two to nine members: nothing passes that may not, and every stuck room says so") {
    for (int members = 2; members <= 9; ++members) {
        for (int present = 1; present <= members; ++present) {
            for (int recused = 0; recused <= present; ++recused) {
                for (bool const two_thirds : {false, true}) check_sitting({members, present, recused, two_thirds});
            }
        }
    }
}

TEST_CASE("no walk of commands makes anything decided but by a valid vote") {
    int passed = 0;
    int rejected = 0;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        World world;
        world.noticed_meeting(kMeeting, kStart, {"plan", "study"});
        world.at(kStart);
        enter(world, MeetingId{kMeeting}, {"chair", "m1", "m2", "m3", "m4", "m5"});
        for (int count = 0; count < 200; ++count) {
            auto const before = world.meetings().decisions.size();
            auto const outcome = dice.below(3) == 0 ? stumble(world, dice) : go_on(world, dice);
            CHECK((world.meetings().decisions.size() != before) == outcome.happened("decision.made"));
            CHECK(outcome.happened("decision.made") == outcome.happened("ballot.closed"));
        }
        check_lawful(world);
        for (auto const& [id, one] : world.meetings().decisions) ++(one.passed ? passed : rejected);
    }
    // The walks do get there; otherwise they would prove nothing.
    CHECK(passed > 5);
    CHECK(rejected > 5);
}

}  // namespace quorate::tests
