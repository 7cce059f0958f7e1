#include <algorithm>

#include "meetings/sitting.hpp"

// Goal: what is said before a vote is true of every way the vote can end. Method: every body of two to nine members,
// every attendance and number of recused members; matters of half, of two thirds, of single persons, that may be noted,
// and that take up an earlier decision; through the commands that people send, with every number of ayes, the rest
// divided between the other choices. What passes is counted here anew, in plain numbers.

namespace quorate::tests {
namespace {

struct Sat {
    int members;
    int present;  ///< in the room when the meeting opens
    int recused;  ///< of these
    std::string kind;
    bool again = false;  ///< takes up an earlier decision

    [[nodiscard]] int able() const { return present - recused; }
    [[nodiscard]] bool two_thirds() const { return kind == "personnel" || kind == "discipline"; }
    [[nodiscard]] bool quorate() const {
        return able() > 0 && (two_thirds() ? 3 * able() >= 2 * members : 2 * able() >= members);
    }
    /// Enough are left who have no part in the matter themselves.
    [[nodiscard]] bool comes_up() const { return !again || 2 * (members - recused) > members; }
    [[nodiscard]] bool passes(int ayes) const { return 2 * ayes > members; }
    /// Whether some vote of those who can would pass, by trying all of them.
    [[nodiscard]] bool some_vote_passes() const {
        for (int ayes = 0; ayes <= able(); ++ayes) {
            if (passes(ayes)) return true;
        }
        return false;
    }
};

/// A body that has decided a plan of its own accord, so that there is something to take up again.
World founded(int members) {
    World world({.members = members});
    world.open_meeting("g0", "2026-03-06 09:00", members, {"plan"});
    settle(world, item("g0.1"), "chair", members);
    world.done("chair", CloseMeeting{MeetingId{"g0"}});
    return world;
}

void propose(World& world, Sat const& sat) {
    auto const members = world.members();
    ProposeMatter matter;
    matter.matter = MatterId{"x"};
    matter.kind = sat.kind;
    matter.title = "事项";
    matter.gist = "内容摘要";
    if (sat.kind == "funds") matter.sum = Fen{100};
    if (sat.again) matter.reconsiders = DecisionId{"g0.1.1"};
    matter.persons = {{"外人", {}}};
    for (int index = sat.able(); index < sat.present; ++index) {
        auto const& id = members[static_cast<std::size_t>(index)];
        matter.persons.push_back({"当事人" + id, person(id)});
    }
    world.done("chair", matter);
    if (sat.again) {
        // Who proposes it agrees already; a matter of the chair's own is settled by it unless consents are missing.
        for (int index = 0; index < sat.members; ++index) {
            auto const& member = members[static_cast<std::size_t>(index)];
            auto const concerned = index >= sat.able() && index < sat.present;
            auto const told = world.send(member, ConsentToReconsider{matter.matter});
            CHECK(told.refused("reconsideration.recused") == concerned);
            CHECK(told.accepted == (!concerned && member != "chair"));
        }
        if (find(world.meetings(), matter.matter)->stage == MatterStage::proposed) {
            world.done("chair", AcceptMatter{matter.matter});
        }
    }
    for (auto const& before : world.rules().kind(sat.kind)->before) {
        world.done("clerk", GiveEvidence{matter.matter, before.name, "已完成", {}, {}});
    }
}

/// The meeting is open, with everybody in the room who comes.
World opened(World world, Sat const& sat) {
    propose(world, sat);
    MeetingId const meeting{"g1"};
    world.done("chair", PlanMeeting{meeting, local("2026-03-12 09:00"), "第一会议室", true});
    AddToAgenda const add{meeting, item("i1"), MatterId{"x"}};
    CHECK(world.ask("chair", add).refused("reconsideration.consent") == !sat.comes_up());
    if (!sat.comes_up()) return world;
    world.done("chair", add);
    world.done("clerk", SendNotice{meeting}, {{"notice.late", "急件"}});
    world.at("2026-03-12 09:00");
    auto const members = world.members();
    for (int index = 0; index < sat.present; ++index) {
        world.done(members[static_cast<std::size_t>(index)], EnterRoom{meeting, false});
    }
    world.done("chair", OpenMeeting{meeting});
    return world;
}

/// One question with so many ayes; the others say the second and the third choice in turn.
bool vote_on(World& world, Sat const& sat, std::int32_t question, int ayes, Reasons const& reasons) {
    auto const id = item("i1");
    auto const& choices = world.rules().kind(sat.kind)->choices;
    auto const method = sat.kind == "discipline" ? Method::named : Method::hands;
    world.done("chair", motion(id, method, question), reasons);
    int place = 0;
    for (auto const& member : able_in_turn(world, id)) {
        auto const other = choices[place % 2 == 0 ? 1 : 2];
        world.done(member, CastVote{id, question, place < ayes ? choices.front() : other});
        ++place;
    }
    world.done("chair", CloseBallot{id, question});
    return world.meetings().decisions.at(DecisionId{"i1." + std::to_string(question)}).passed;
}

void check_votes(World const& before, Sat const& sat, Reasons const& reasons) {
    auto const questions = find(before.meetings(), item("i1"))->questions.size();
    CHECK(questions == (sat.kind == "personnel" ? static_cast<std::size_t>(sat.recused) + 1 : 1));
    for (int ayes = 0; ayes <= sat.able(); ++ayes) {
        CAPTURE(ayes);
        auto world = before;
        for (std::size_t question = 1; question <= questions; ++question) {
            CHECK(find(world.meetings(), MatterId{"x"})->stage == MatterStage::on_agenda);
            CHECK(vote_on(world, sat, static_cast<std::int32_t>(question), ayes, reasons) == sat.passes(ayes));
        }
        auto const stage = find(world.meetings(), MatterId{"x"})->stage;
        CHECK(stage == (sat.passes(ayes) ? MatterStage::decided : MatterStage::rejected));
        auto const& earlier = world.meetings().decisions.at(DecisionId{"g0.1.1"});
        CHECK(earlier.replaced_by.has_value() == (sat.again && sat.passes(ayes)));
    }
}

void check(World const& body, Sat const& sat) {
    CAPTURE(sat.members);
    CAPTURE(sat.present);
    CAPTURE(sat.recused);
    CAPTURE(sat.kind);
    CAPTURE(sat.again);
    auto world = opened(body, sat);
    if (!sat.comes_up()) return;
    auto const id = item("i1");
    auto const opening = world.ask("chair", OpenItem{id});
    if (sat.recused == sat.present) {
        CHECK(opening.refused("presider.absent"));
        return;
    }
    CHECK(opening.refused("quorum.item") == !sat.quorate());
    if (!sat.quorate()) return;
    // What may end without a vote can be heard by fewer; the vote is what is warned of then.
    auto const stuck = !sat.some_vote_passes();
    CHECK(opening.asks_reason("item.cannot-pass") == (stuck && sat.kind != "study"));
    Reasons const reasons{{"item.cannot-pass", "仍要表决"}};
    world.done("chair", OpenItem{id}, reasons);
    auto const members = world.members();
    for (int index = sat.able(); index < sat.present; ++index) {
        world.done(members[static_cast<std::size_t>(index)], LeaveRoom{MeetingId{"g1"}});
    }
    discuss(world, id);
    auto const method = sat.kind == "discipline" ? Method::named : Method::hands;
    CHECK(world.ask("chair", motion(id, method)).asks_reason("item.cannot-pass") == stuck);
    check_votes(world, sat, reasons);
}

}  // namespace

TEST_CASE("every kind, every room of two to nine: what cannot pass is announced, and nothing else fails to pass") {
    for (int members = 2; members <= 9; ++members) {
        auto const body = founded(members);
        for (int present = (members + 1) / 2; present <= members; ++present) {
            for (int recused = 0; recused <= present; ++recused) {
                for (auto const* kind : {"plan", "personnel", "study", "funds", "discipline"}) {
                    check(body, {members, present, recused, kind});
                }
                check(body, {members, present, recused, "plan", true});
            }
        }
    }
}

TEST_CASE("every kind, every room of up to nine, every division of the votes among its choices: one oracle") {
    auto const rules = first_charter();
    std::int64_t wrong = 0;
    std::int64_t seen = 0;
    auto const divide = [&](charter::Kind const& kind, Heads const& heads) {
        auto const thresholds = thresholds_of(rules, kind);
        Sat const sat{static_cast<int>(heads.roster), static_cast<int>(heads.able), 0, kind.name};
        bool possible = false;
        for (std::int64_t ayes = 0; ayes <= heads.able; ++ayes) {
            for (std::int64_t noes = 0; ayes + noes <= heads.able; ++noes) {
                std::map<std::string, std::int64_t> const counts{
                    {kind.choices[0], ayes}, {kind.choices[1], noes}, {kind.choices[2], heads.able - ayes - noes}};
                auto const verdict = compute_verdict({}, thresholds, heads, counts, kind.pass_choice);
                auto const lawful = sat.quorate() && sat.passes(static_cast<int>(ayes));
                wrong += verdict.passed != lawful ? 1 : 0;
                possible |= lawful;
                ++seen;
            }
        }
        wrong += forecast({}, thresholds, heads).can_pass != possible ? 1 : 0;
    };
    for (std::int64_t roster = 1; roster <= 9; ++roster) {
        for (std::int64_t able = 0; able <= roster; ++able) {
            for (std::int64_t recused = 0; able + recused <= roster; ++recused) {
                for (std::int64_t on_leave = 0; able + recused + on_leave <= roster; ++on_leave) {
                    Heads heads;
                    heads.roster = roster;
                    heads.able = heads.present = able;
                    heads.recused = recused;
                    heads.on_leave = on_leave;
                    for (auto const& [name, kind] : rules.kinds) divide(kind, heads);
                }
            }
        }
    }
    CHECK(seen > 25'000);
    CHECK(wrong == 0);
}

}  // namespace quorate::tests
