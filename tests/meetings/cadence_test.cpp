#include <doctest/doctest.h>

#include "support/world.hpp"

namespace quorate::tests {
namespace {

using namespace meetings;

std::optional<Instant> next(World& world) {
    return next_deadline(world.scene(), world.charters());
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("article 18: a whole month without a meeting is flagged when it is over") {
    World world;  // founded on 2026-01-05: January is no whole month
    CHECK(next(world) == local("2026-03-01 00:00"));
    CHECK(world.send("", ReachClock{}).events == Names{"month.without-meeting"});
    CHECK(world.meetings().months == std::map<std::string, std::string>{{"2026-02", ""}});
    CHECK(world.meetings().reached == world.now());
    CHECK(next(world) == local("2026-04-01 00:00"));
    CHECK(world.send("", ReachClock{}).events.empty());

    world.open_meeting("g", "2026-03-12 09:00", 5);
    CHECK(next(world) == local("2026-05-01 00:00"));
    world.at("2026-08-01 00:00");
    CHECK(world.send("", ReachClock{}).events == Names(4, "month.without-meeting"));
    CHECK(world.meetings().months.contains("2026-07"));
    CHECK(!world.meetings().months.contains("2026-03"));
    CHECK(next(world) == local("2026-09-01 00:00"));
}

TEST_CASE("a rhythm of three months flags one month for each term without a meeting") {
    auto rules = first_charter();
    rules.cadence_months.value = 3;
    World world(Setup{.rules = rules});
    CHECK(next(world) == local("2026-05-01 00:00"));
    world.at("2026-12-15 09:00");
    CHECK(world.send("", ReachClock{}).events == Names(3, "month.without-meeting"));
    CHECK(world.meetings().months ==
          std::map<std::string, std::string>{{"2026-04", ""}, {"2026-07", ""}, {"2026-10", ""}});
    CHECK(next(world) == local("2027-02-01 00:00"));
}

TEST_CASE("no rhythm, no founding: nothing waits for time") {
    auto rules = first_charter();
    rules.cadence_months.value = 0;
    World world(Setup{.rules = rules});
    CHECK(!next(world));
    body::State const nothing;
    CHECK(!next_deadline({nothing.people, nothing.meetings, nothing.procedures.holidays}, world.charters()));
}

TEST_CASE("nobody makes time pass") {
    World world;
    CHECK(world.send("chair", ReachClock{}).bad("", "not-a-persons-command"));
}

TEST_CASE("articles 25 and 26: the end of a comment period and an overdue directive lapse in the order of time") {
    body::State state;
    charter::Library const charters{{"d1", first_charter()}};
    state.people.founded = local("2026-03-02 09:00");
    state.people.adoptions.push_back({"d1", day("2019-10-31"), {}, {}, ""});
    Meeting meeting;
    meeting.id = MeetingId{"g"};
    meeting.opened = local("2026-03-05 09:00");
    meeting.minutes.comments_until = local("2026-03-10 18:00");
    state.meetings.meetings[meeting.id] = meeting;
    Directive directive;
    directive.id = DirectiveId{"r"};
    directive.due = day("2026-03-08");
    state.meetings.directives[directive.id] = directive;
    Scene const scene{state.people, state.meetings, state.procedures.holidays};
    CHECK(next_deadline(scene, charters) == local("2026-03-09 00:00"));

    auto const lapsed = [&](std::string_view when) {
        people::Context const context{PersonId{}, PersonId{}, local(when), {}, charters};
        auto const answer = decide(scene, ReachClock{}, context);
        Names names;
        for (auto const& event : answer.value().events) {
            names.emplace_back(std::visit([](auto const& one) { return std::string(one.kName); }, event));
        }
        return names;
    };
    CHECK(lapsed("2026-03-08 23:59").empty());
    CHECK(lapsed("2026-03-09 00:00") == Names{"directive.overdue"});
    CHECK(lapsed("2026-03-10 18:00") == Names{"directive.overdue", "minutes.comments-closed"});

    state.meetings.directives[directive.id].stage = DirectiveStage::closed;
    state.meetings.meetings[meeting.id].minutes.signed_at = local("2026-03-07 09:00");
    // April is the first whole month.
    CHECK(next_deadline(scene, charters) == local("2026-05-01 00:00"));
}

TEST_CASE("a flagged month is explained once, by who convenes or keeps the record") {
    World world;
    world.done("", ReachClock{});
    CHECK(world.send("m1", ExplainMonth{"2026-02", "春节"}).refused("power.meeting.convene"));
    CHECK(world.send("clerk", ExplainMonth{"2026-03", "春节"}).bad("/month", "unknown-month"));
    CHECK(world.send("clerk", ExplainMonth{"2026-02", " "}).bad("/reason", "missing-reason"));
    CHECK(world.send("clerk", ExplainMonth{"2026-02", std::string(2001, 'x')}).bad("/reason", "reason-too-long"));
    world.done("clerk", ExplainMonth{"2026-02", "春节假期, 无上会事项"});
    CHECK(world.send("chair", ExplainMonth{"2026-02", "春节"}).refused("month.explained"));
    CHECK(world.meetings().months.at("2026-02") == "春节假期, 无上会事项");
}

}  // namespace quorate::tests
