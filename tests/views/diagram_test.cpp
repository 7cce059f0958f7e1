#include "views/diagram.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/reading.hpp"

namespace quorate::tests {
namespace {

Diagram drawn(charter::Rules const& rules, std::string_view procedure) {
    return views::diagram_of({rules, words::shipped(), words::Language::en}, *rules.procedure(procedure));
}

DiagramStep const& step_of(Diagram const& diagram, std::string_view name) {
    auto const found = std::ranges::find(diagram.steps, name, &DiagramStep::name);
    REQUIRE(found != diagram.steps.end());
    return *found;
}

TEST_CASE("the diagram of a procedure says in words who does a step, when it applies, and what ends everything") {
    auto const rules = rules_in("tests/scenarios/charters/workshop.md");
    auto const loan = drawn(rules, "loan");
    CHECK(loan.title == "Loan");
    CHECK(loan.start == "The form");
    CHECK(step_of(loan, "check").note == "Clerk, within 2 working days");
    CHECK(step_of(loan, "check").question->text == "Agreed?");
    CHECK(step_of(loan, "talk").condition == "where “Size” is large");
    CHECK_FALSE(step_of(loan, "talk").question.has_value());
    CHECK(step_of(loan, "sign").after == std::vector<std::string>{"check", "talk"});
    CHECK(step_of(loan, "return").note == "Keeper, within 3 days");
    CHECK(step_of(drawn(rules, "notice"), "hang").note == "Clerk, after 5 whole working days, within 30 days");
    auto const note = drawn(rules, "note");
    CHECK(step_of(note, "refuse").question->no == "no, or out of time");
    CHECK(step_of(note, "consent").question->no == "no");
    auto const letter = drawn(rules, "letter");
    CHECK(step_of(letter, "settle").question->text == "Passed?");
    CHECK_FALSE(step_of(letter, "seal").question.has_value());
    CHECK(step_of(letter, "answer").outside);
    CHECK(step_of(letter, "answer").note == "Clerk, the addressee");
}

TEST_CASE("a diagram is in the reader's language, of the charter in force, and of nothing that it does not know") {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    auto const chinese = views::procedure_diagram(seen_by(world, "m1"), "leave-member");
    REQUIRE(chinese.has_value());
    CHECK(chinese->title == "成员外出请假");
    CHECK(chinese->broken_off == "未获同意");
    auto const english = views::procedure_diagram(seen_by(world, "m1", words::Language::en), "leave-member");
    REQUIRE(english.has_value());
    CHECK(english->title == "Leave of a member");
    CHECK(english->steps.size() == chinese->steps.size());
    CHECK_FALSE(views::procedure_diagram(seen_by(world, "m1"), "leave").has_value());
}

}  // namespace
}  // namespace quorate::tests
