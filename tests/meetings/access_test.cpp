#include "meetings/access.hpp"

#include <doctest/doctest.h>

#include "support/world.hpp"

namespace quorate::tests {
namespace {

using namespace meetings;

ItemId const kItem{"g.1"};
MatterId const kMatter{"g.m1"};
MeetingId const kMeeting{"g"};

/// Why the person may not read it; empty when they may.
template <class Thing>
std::string denied(World const& world, std::string const& person, Thing const& thing, Aspect aspect) {
    Reader const reader{PersonId{person}, quorate::day_of(world.now(), Zone{})};
    auto const denial = deny_reading(world.scene(), world.rules(), reader, thing, aspect);
    if (denial) CHECK(!denial->by.anchor.empty());
    return denial ? denial->rule : std::string{};
}

Reader reader(World const& world, std::string const& person) {
    return {PersonId{person}, quorate::day_of(world.now(), Zone{})};
}

/// Opens the item, lets all seven have nothing to add, and opens the vote.
void start_vote(World& world, Method method) {
    world.done("chair", OpenItem{kItem});
    auto members = world.members();
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        world.done(*member, DeclineStatement{kItem});
    world.done("chair", OpenBallot{kItem, 1, method, "同意"});
}

void finish_vote(World& world) {
    auto members = world.members();
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
        world.done(*member, CastVote{kItem, 1, "赞成"});
    }
    world.done("chair", CloseBallot{kItem, 1});
}

}  // namespace

TEST_CASE("article 23: what is undecided stays with the members, the clerk and who submits it") {
    World world;
    ProposeMatter command{MatterId{"a"}, "plan", "要点", "内容", {}, UnitId{"u1"}, {}, {}, {}, {}};
    world.done("staff", command);
    MatterId const matter{"a"};
    for (auto const* person : {"chair", "m1", "clerk", "staff"}) {
        CHECK(denied(world, person, matter, Aspect::title).empty());
        CHECK(denied(world, person, matter, Aspect::papers).empty());
    }
    for (auto const* person : {"office", "inspector", "leader", "nobody"}) {
        CHECK(denied(world, person, matter, Aspect::title) == "access.undecided");
        CHECK(denied(world, person, matter, Aspect::papers) == "access.undecided");
    }
    CHECK(denied(world, "m1", MatterId{"z"}, Aspect::title) == "access.none");
    CHECK(denied(world, "m1", matter, Aspect::statements) == "access.none");  // on no agenda yet
}

TEST_CASE("the administrators read nothing of what the body deals with") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    for (auto const aspect : {Aspect::title, Aspect::papers, Aspect::statements, Aspect::votes, Aspect::opinions,
                              Aspect::minutes, Aspect::reservations}) {
        CHECK(denied(world, "system-admin", kMatter, aspect) == "access.administrator");
        CHECK(denied(world, "system-admin", kItem, aspect) == "access.administrator");
        CHECK(denied(world, "system-admin", kMeeting, aspect) == "access.administrator");
    }
}

TEST_CASE("article 19.2: the recused see that the item is there and what the minutes say of it, and nothing else") {
    World world;
    world.done("m2", people::DeclareRelative{"张三", "外甥"});
    world.noticed_meeting("g", "2026-03-12 09:00", {"personnel"});  // concerns 张三
    world.done("m1", DeclareRecusal{kItem, RecusalCause::other, "分管该单位"});
    for (auto const* person : {"m1", "m2"}) {  // declared, and found without anybody's word
        CHECK(denied(world, person, kMatter, Aspect::title).empty());
        for (auto const aspect : {Aspect::papers, Aspect::statements, Aspect::votes, Aspect::opinions}) {
            CHECK(denied(world, person, kItem, aspect) == "access.recused");
        }
        // The minutes are one text that everybody who was there comments on (25).
        CHECK(denied(world, person, kItem, Aspect::minutes).empty());
        CHECK(denied(world, person, kMatter, Aspect::papers) == "access.recused");
        CHECK(denied(world, person, kMeeting, Aspect::title).empty());
    }
    world.done("chair", RuleRecusal{kItem, PersonId{"m2"}, false, "同名"});
    CHECK(denied(world, "m2", kMatter, Aspect::papers).empty());
}

TEST_CASE("a namesake on no agenda yet is kept from the papers as well") {
    World world;
    world.accepted_matter("a", "personnel");
    world.done("m2", people::DeclareRelative{"张三", "外甥"});
    CHECK(denied(world, "m2", MatterId{"a"}, Aspect::papers) == "access.recused");
    CHECK(denied(world, "m1", MatterId{"a"}, Aspect::papers).empty());
}

TEST_CASE("article 19.3: an observer reads the papers of their own items, until the item has ended") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00", {"plan", "study"});
    world.done("chair", InviteObserver{kItem, PersonId{"leader"}});
    CHECK(denied(world, "leader", kItem, Aspect::title).empty());
    CHECK(denied(world, "leader", kItem, Aspect::papers).empty());
    CHECK(denied(world, "leader", kItem, Aspect::statements) == "access.observer");
    CHECK(denied(world, "leader", ItemId{"g.2"}, Aspect::title) == "access.undecided");
    CHECK(denied(world, "leader", kMeeting, Aspect::title) == "access.observer");
    world.at("2026-03-12 09:00");
    for (auto const& member : world.members()) world.done(member, EnterRoom{kMeeting, false});
    world.done("chair", OpenMeeting{kMeeting});
    world.done("chair", OpenItem{kItem});
    CHECK(denied(world, "leader", kItem, Aspect::papers).empty());
    world.done("chair", DeferItem{kItem, "再研究"});
    CHECK(denied(world, "leader", kItem, Aspect::papers) == "access.observer");
}

TEST_CASE("article 19.3: before the notice an observer does not learn of the item they will be asked to") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00");
    world.done("chair", InviteObserver{kItem, PersonId{"leader"}});
    CHECK(denied(world, "leader", kItem, Aspect::title) == "access.undecided");
    world.done("clerk", SendNotice{kMeeting});
    CHECK(denied(world, "leader", kItem, Aspect::title).empty());
}

TEST_CASE("article 20: what was cast in a void vote stays closed while the matter is put off") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    start_vote(world, Method::hands);
    world.done("m1", CastVote{kItem, 1, "赞成"});
    world.done("chair", VoidBallot{kItem, 1, "材料有误"});
    world.done("chair", DeferItem{kItem, "再研究"});
    auto const void_denied = [&](std::string const& person) {
        auto const denial = deny_voided_vote(world.scene(), world.rules(), reader(world, person), kItem, {"m1"});
        return denial ? denial->rule : std::string{};
    };
    for (auto const* person : {"m2", "chair", "inspector"}) CHECK(void_denied(person) == "access.ballot-open");
    for (auto const* person : {"m1", "clerk"}) CHECK(void_denied(person).empty());
}

TEST_CASE("article 20: a secret ballot is secret from everybody, for ever") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    start_vote(world, Method::secret);
    for (auto const* person : {"chair", "m1", "clerk", "inspector"}) {
        CHECK(denied(world, person, kItem, Aspect::votes) == "access.secret-ballot");
        CHECK(deny_vote(world.scene(), world.rules(), reader(world, person), kItem, 1, PersonId{person}).has_value());
    }
}

TEST_CASE("votes by name: one's own at once, the others' when the vote is closed, for members and the record") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    start_vote(world, Method::named);
    world.done("m1", CastVote{kItem, 1, "赞成"});
    auto const vote_denied = [&](std::string const& person, char const* voter) {
        auto const denial = deny_vote(world.scene(), world.rules(), reader(world, person), kItem, 1, PersonId{voter});
        return denial ? denial->rule : std::string{};
    };
    CHECK(vote_denied("m1", "m1").empty());
    CHECK(vote_denied("chair", "m1") == "access.ballot-open");
    CHECK(vote_denied("clerk", "m1").empty());
    CHECK(denied(world, "chair", kItem, Aspect::votes) == "access.ballot-open");
    for (auto const* member : {"m6", "m5", "m4", "m3", "m2", "chair"}) world.done(member, CastVote{kItem, 1, "赞成"});
    world.done("chair", CloseBallot{kItem, 1});

    DecisionId const decision{"g.1.1"};
    for (auto const* person : {"chair", "m2", "clerk", "inspector"}) {
        CHECK(denied(world, person, kItem, Aspect::votes).empty());
        CHECK(denied(world, person, decision, Aspect::votes).empty());
    }
    for (auto const* person : {"office", "staff", "nobody"}) {
        CHECK(denied(world, person, decision, Aspect::votes) == "access.none");
    }
    CHECK(denied(world, "office", decision, Aspect::title).empty());
    CHECK(denied(world, "inspector", kMatter, Aspect::papers).empty());
    CHECK(denied(world, "staff", decision, Aspect::title) == "access.none");
}

TEST_CASE("who carries a decision out knows what it says") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    start_vote(world, Method::hands);
    finish_vote(world);
    IssueDirective const issue{DirectiveId{"r"},   DecisionId{"g.1.1"}, "落实要点",
                               PersonId{"leader"}, UnitId{"u1"},        day("2026-04-30")};
    world.done("chair", issue);
    for (auto const* person : {"leader", "staff"}) {
        CHECK(denied(world, person, DirectiveId{"r"}, Aspect::title).empty());
        CHECK(denied(world, person, DecisionId{"g.1.1"}, Aspect::title).empty());
        CHECK(denied(world, person, DecisionId{"g.1.1"}, Aspect::statements) == "access.none");
    }
    CHECK(denied(world, "nobody", DirectiveId{"r"}, Aspect::title) == "access.none");
}

TEST_CASE("articles 20, 23: what was decided is decided, whatever becomes of the rest of its matter") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    start_vote(world, Method::hands);
    finish_vote(world);
    IssueDirective const issue{DirectiveId{"r"}, DecisionId{"g.1.1"}, "落实要点", PersonId{"leader"}, {},
                               day("2026-04-30")};
    world.done("chair", issue);
    // Of two questions only the first was put to the vote, and the matter waits for another meeting.
    auto state = world.state();
    state.meetings.matters.at(kMatter).stage = MatterStage::accepted;
    auto const denied_now = [&](std::string const& person, auto const& thing) {
        return deny_reading({state.people, state.meetings, state.procedures.holidays}, world.rules(),
                            reader(world, person), thing, Aspect::title);
    };
    for (auto const* person : {"inspector", "office", "leader"}) {
        CAPTURE(person);
        CHECK_FALSE(denied_now(person, DecisionId{"g.1.1"}));
        CHECK(denied_now(person, kMatter)->rule == "access.undecided");
    }
    CHECK(denied_now("nobody", DecisionId{"g.1.1"})->rule == "access.undecided");
}

TEST_CASE("article 24: the whole record is read by whom the charter names, and by who keeps it") {
    auto const readers = [](World const& world) {
        std::vector<std::string> result;
        for (auto const* one : {"chair", "m1", "clerk", "office", "inspector", "leader", "nobody"}) {
            Reader const reader{PersonId{one}, day("2026-03-02")};
            if (reads_whole_record(world.scene(), world.rules(), reader)) result.emplace_back(one);
        }
        return result;
    };
    // A charter from before the power was named.
    CHECK(readers(World{}) == std::vector<std::string>{"chair", "clerk", "inspector"});
    Setup setup;
    setup.rules.powers["record.read"] = {{charter::Office::chair, charter::Office::leader}, {"art24"}};
    CHECK(readers(World(setup)) == std::vector<std::string>{"chair", "clerk", "leader"});
}

TEST_CASE("articles 13.3, 24: a reservation is its author's, the chair's, the record's and the inspectors'") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{kItem});
    world.done("m1", StateReservation{ReservationId{"s"}, kItem, "不赞成"});
    auto const reservation_denied = [&](std::string const& person) {
        auto const denial =
            deny_reading(world.scene(), world.rules(), reader(world, person), kItem, ReservationId{"s"});
        return denial ? denial->rule : std::string{};
    };
    for (auto const* person : {"m1", "chair", "clerk", "inspector"}) CHECK(reservation_denied(person).empty());
    for (auto const* person : {"m2", "office", "staff", "leader"})
        CHECK(reservation_denied(person) == "access.reservation");
    world.done("clerk", people::EndOffice{PersonId{"m1"}, people::Office::member, day("2026-03-11"), "调离"});
    CHECK(reservation_denied("m1").empty());
}

TEST_CASE("article 19.2: a written opinion is heard before it is read by others") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    world.done("m6", AskLeave{kMeeting, "出差"});
    world.done("m6", WriteOpinion{kItem, "同意"});
    auto const opinion_denied = [&](std::string const& person) {
        auto const denial = deny_opinion(world.scene(), world.rules(), reader(world, person), kItem, PersonId{"m6"});
        return denial ? denial->rule : std::string{};
    };
    for (auto const* person : {"m6", "chair", "clerk"}) CHECK(opinion_denied(person).empty());
    CHECK(opinion_denied("m1") == "access.opinion");
    CHECK(opinion_denied("office") == "access.none");
    world.at("2026-03-12 09:00");
    for (auto const* member : {"chair", "m1", "m2", "m3", "m4"}) world.done(member, EnterRoom{kMeeting, false});
    world.done("chair", OpenMeeting{kMeeting});
    world.done("chair", OpenItem{kItem});
    world.done("clerk", ReadOpinion{kItem, PersonId{"m6"}});
    CHECK(opinion_denied("m1").empty());
}

TEST_CASE("article 25: before the signature the minutes are among those who comment on them") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{kItem});
    world.done("chair", DeferItem{kItem, "再研究"});
    world.done("chair", CloseMeeting{kMeeting});
    world.done("clerk", DraftMinutes{kMeeting, "纪要"});
    for (auto const* person : {"chair", "m1", "clerk"}) CHECK(denied(world, person, kMeeting, Aspect::minutes).empty());
    for (auto const* person : {"office", "inspector"}) {
        CHECK(denied(world, person, kMeeting, Aspect::minutes) == "access.unsigned");
    }
    CHECK(denied(world, "leader", kMeeting, Aspect::minutes) == "access.none");
    CHECK(denied(world, "inspector", kMeeting, Aspect::title).empty());
    CHECK(denied(world, "office", kMeeting, Aspect::title) == "access.none");
}

}  // namespace quorate::tests
