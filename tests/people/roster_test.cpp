#include "people/roster.hpp"

#include <doctest/doctest.h>

#include "support/world.hpp"

namespace quorate::tests {
namespace {

using people::AppointToOffice;
using people::DeclareRelative;
using people::EndOffice;
using people::EntrustPresidency;
using people::Office;
using people::RegisterPerson;
using people::RegisterUnit;

std::vector<PersonId> persons(std::vector<std::string> const& ids) {
    std::vector<PersonId> result;
    for (auto const& id : ids) result.push_back(PersonId{id});
    return result;
}

}  // namespace

TEST_CASE("the roster is the chair first, then the members in the order of appointment, day by day") {
    World world(Setup{.members = 4});
    CHECK(people::roster_on(world.people(), day("2026-01-05")) == persons({"chair", "m1", "m2", "m3"}));
    CHECK(people::roster_on(world.people(), day("2026-01-04")).empty());

    world.done("clerk", EndOffice{PersonId{"m2"}, Office::member, day("2026-03-31"), "免职文件"});
    world.done("clerk", RegisterPerson{PersonId{"m9"}, "辰", {}});
    world.done("clerk", AppointToOffice{PersonId{"m9"}, Office::member, day("2026-04-02"), "任职文件"});
    // Both ends of a term belong to it.
    CHECK(people::roster_on(world.people(), day("2026-03-31")) == persons({"chair", "m1", "m2", "m3"}));
    CHECK(people::roster_on(world.people(), day("2026-04-01")) == persons({"chair", "m1", "m3"}));
    CHECK(people::roster_on(world.people(), day("2026-04-02")) == persons({"chair", "m1", "m3", "m9"}));
}

TEST_CASE("one chair at a time, and one hold of an office at a time") {
    World world(Setup{.members = 3});
    auto const second = world.send("clerk", AppointToOffice{PersonId{"m1"}, Office::chair, day("2026-06-01"), "文件"});
    CHECK(second.refused("chair.single"));
    CHECK(second.obstacle("chair.single")->remedies == std::vector<Remedy>{{"office.end", "person:chair"}});

    world.done("clerk", EndOffice{PersonId{"chair"}, Office::chair, day("2026-05-31"), "调离"});
    world.done("clerk", AppointToOffice{PersonId{"m1"}, Office::chair, day("2026-06-01"), "文件"});
    CHECK(people::chair_on(world.people(), day("2026-05-31")) == PersonId{"chair"});
    CHECK(people::chair_on(world.people(), day("2026-06-01")) == PersonId{"m1"});
    // Chair and member at once is one head.
    CHECK(people::roster_on(world.people(), day("2026-06-01")) == persons({"m1", "m2"}));

    auto const again = world.send("clerk", AppointToOffice{PersonId{"m2"}, Office::member, day("2026-06-01"), "文件"});
    CHECK(again.refused("office.overlap"));
    auto const early = world.send("clerk", AppointToOffice{PersonId{"chair"}, Office::chair, day("2026-05-31"), "文"});
    CHECK(early.refused("office.overlap"));
    CHECK(early.refused("chair.single"));
}

TEST_CASE("the three administrators are three, and hold no other office") {
    World world;
    for (auto const* person : {"m1", "clerk", "chair"}) {
        auto const both =
            world.send("clerk", AppointToOffice{PersonId{person}, Office::audit_admin, day("2026-03-02"), "文件"});
        CHECK(both.refused("office.separate"));
        CHECK(both.obstacle("office.separate")->by.anchor == "art23");
    }
    CHECK(world.send("clerk", AppointToOffice{PersonId{"system-admin"}, Office::member, day("2026-03-02"), "文件"})
              .refused("office.separate"));
    CHECK(
        world.send("clerk", AppointToOffice{PersonId{"system-admin"}, Office::security_admin, day("2026-03-02"), "文"})
            .refused("office.separate"));
}

TEST_CASE("an office is ended only while it is held, and shortened, never lengthened") {
    World world;
    CHECK(world.send("clerk", EndOffice{PersonId{"m1"}, Office::chair, day("2026-03-31"), "文件"})
              .refused("office.held"));
    CHECK(world.send("clerk", EndOffice{PersonId{"m1"}, Office::member, day("2026-01-04"), "文件"})
              .refused("office.held"));
    world.done("clerk", EndOffice{PersonId{"m1"}, Office::member, day("2026-05-31"), "文件"});
    world.done("clerk", EndOffice{PersonId{"m1"}, Office::member, day("2026-03-31"), "更正"});
    CHECK(world.send("clerk", EndOffice{PersonId{"m1"}, Office::member, day("2026-04-30"), "文件"})
              .refused("office.held"));
}

TEST_CASE("what is malformed or unknown is bad input, all of it at once") {
    World world;
    auto const person = world.send("clerk", RegisterPerson{PersonId{"m1"}, " ", UnitId{"u9"}});
    CHECK(person.bad("/person", "id-taken"));
    CHECK(person.bad("/name", "missing-text"));
    CHECK(person.bad("/unit", "unknown-unit"));
    CHECK(world.send("clerk", RegisterUnit{UnitId{"a b"}, "处"}).bad("/unit", "bad-id"));
    auto const office = world.send("clerk", AppointToOffice{PersonId{"nobody"}, Office::member, Date{}, ""});
    CHECK(office.bad("/person", "unknown-person"));
    CHECK(office.bad("/from", "bad-date"));
    CHECK(office.bad("/basis", "missing-text"));
}

TEST_CASE("only whose office carries the power keeps the roster, and the refusal names the offices") {
    World world;
    auto const outcome = world.send("m1", RegisterPerson{PersonId{"x"}, "某人", {}});
    CHECK(outcome.refused("power.roster.keep"));
    CHECK(outcome.obstacle("power.roster.keep")->by.anchor == "art8");
    CHECK(outcome.obstacle("power.roster.keep")->facts.at("offices") == Fact{std::vector<Term>{{"office", "clerk"}}});
    // The founder set the body up; with a clerk in office that is over.
    CHECK(world.send("founder", RegisterPerson{PersonId{"x"}, "某人", {}}).refused("power.roster.keep"));
    world.done("clerk", EndOffice{PersonId{"clerk"}, Office::clerk, day("2026-03-01"), "调离"});
    CHECK(world.send("founder", RegisterPerson{PersonId{"x"}, "某人", {}}).accepted);
    CHECK(world.send("founder", EntrustPresidency{PersonId{"m1"}, day("2026-03-02"), day("2026-03-03"), "委托"})
              .refused("power.presidency.entrust"));
}

TEST_CASE("everybody declares their own relatives; the same name again changes the relation") {
    World world;
    world.done("m1", DeclareRelative{"李四", "配偶"});
    world.done("m1", DeclareRelative{" 李四 ", "妻"});
    auto const& relatives = world.people().persons.at(PersonId{"m1"}).relatives;
    REQUIRE(relatives.size() == 1);
    CHECK(relatives.front().relation == "妻");
    CHECK(world.send("founder", DeclareRelative{"李四", "配偶"}).bad("", "unknown-actor"));
}

TEST_CASE("the chair entrusts a member in writing, beforehand, for days on which that one is a member") {
    World world;
    auto const entrust = [&](char const* actor, char const* to, char const* from, char const* until) {
        return world.send(actor, EntrustPresidency{PersonId{to}, day(from), day(until), "因公出差, 委托主持"});
    };
    CHECK(entrust("m1", "m2", "2026-03-10", "2026-03-12").refused("power.presidency.entrust"));
    CHECK(entrust("chair", "chair", "2026-03-10", "2026-03-12").refused("presidency.other"));
    CHECK(entrust("chair", "leader", "2026-03-10", "2026-03-12").refused("presidency.member"));
    CHECK(entrust("chair", "m1", "2026-03-01", "2026-03-12").refused("presidency.beforehand"));
    CHECK(entrust("chair", "m1", "2026-03-12", "2026-03-10").bad("/until", "ends-before-start"));

    CHECK(entrust("chair", "m1", "2026-03-10", "2026-03-12").accepted);
    CHECK(people::entrusted_on(world.people(), day("2026-03-09")).empty());
    CHECK(people::entrusted_on(world.people(), day("2026-03-10")) == PersonId{"m1"});
    CHECK(people::entrusted_on(world.people(), day("2026-03-12")) == PersonId{"m1"});
    CHECK(people::entrusted_on(world.people(), day("2026-03-13")).empty());

    SUBCASE("the later writing counts") {
        CHECK(entrust("chair", "m2", "2026-03-11", "2026-03-11").accepted);
        CHECK(people::entrusted_on(world.people(), day("2026-03-11")) == PersonId{"m2"});
        CHECK(people::entrusted_on(world.people(), day("2026-03-12")) == PersonId{"m1"});
    }
    SUBCASE("it ends with the membership of the one and the office of the other") {
        world.done("clerk", EndOffice{PersonId{"m1"}, Office::member, day("2026-03-10"), "调离"});
        CHECK(people::entrusted_on(world.people(), day("2026-03-11")).empty());
        world.done("clerk", EndOffice{PersonId{"chair"}, Office::chair, day("2026-03-09"), "调离"});
        CHECK(people::entrusted_on(world.people(), day("2026-03-10")).empty());
    }
}

TEST_CASE("where the reading says that nobody presides for the chair, nothing is entrusted") {
    World world(Setup{.readings = {{"presiding", "nobody"}}});
    auto const outcome =
        world.send("chair", EntrustPresidency{PersonId{"m1"}, day("2026-03-10"), day("2026-03-12"), "委托"});
    CHECK(outcome.refused("presidency.nobody"));
    CHECK(outcome.obstacle("presidency.nobody")->by.anchor == "art19");
}

}  // namespace quorate::tests
