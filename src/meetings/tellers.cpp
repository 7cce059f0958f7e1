#include <algorithm>
#include <utility>

#include "base/must.hpp"
#include "meetings/ballot.hpp"
#include "meetings/meetings.hpp"
#include "meetings/poll.hpp"

// A secret ballot on paper: papers are handed out, two tellers count, each without sight of the other's figures.

namespace quorate::meetings {
namespace {

constexpr std::int64_t kPapersMost = 100'000;

Ballot const* secret_ballot_of(Checks& checks, Sitting const& sitting, std::int32_t question) {
    auto const* ballot = open_ballot_of(checks, sitting, question);
    if (ballot == nullptr) return nullptr;
    auto const secret = ballot->method == Method::secret;
    checks.forbid(!secret, "ballot.not-secret", sitting.rules.methods.by, {}, {{"vote.cast", place(sitting.item.id)}});
    return secret ? ballot : nullptr;
}

void require_two_tellers(Checks& checks, Sitting const& sitting, std::vector<PersonId> const& tellers) {
    auto const two = tellers.size() == 2 && tellers.front() != tellers.back();
    checks.input(two, "/tellers", "two-tellers");
    auto const& known = sitting.scene.people.persons;
    for (std::size_t index = 0; index < tellers.size(); ++index) {
        checks.input(known.contains(tellers[index]), "/tellers/" + std::to_string(index), "unknown-person");
    }
}

void require_fit_tellers(Checks& checks, Sitting const& sitting, std::vector<PersonId> const& tellers) {
    auto [concerned, absent] = unfit_tellers(sitting, tellers);
    auto const any_concerned = !concerned.empty();
    auto const any_absent = !absent.empty();
    checks.forbid(any_concerned, "teller.concerned", sitting.rules.recusal, {{"tellers", std::move(concerned)}});
    checks.forbid(any_absent, "teller.absent", sitting.rules.methods.by, {{"tellers", std::move(absent)}});
}

/// Figures that a count can have at all; true when all of them can.
bool real_count(Checks& checks, Sitting const& sitting, Count const& count) {
    auto const figure = [&](std::int64_t value, std::string const& at) {
        return checks.input(value >= 0 && value <= kPapersMost, at, "bad-count", {{"most", kPapersMost}});
    };
    auto real = figure(count.collected, "/count/collected");
    real = figure(count.valid, "/count/valid") && real;
    real = figure(count.invalid, "/count/invalid") && real;
    auto const& choices = sitting.kind.choices;
    for (auto const& [choice, papers] : count.choices) {
        auto const known = std::find(choices.begin(), choices.end(), choice) != choices.end();
        real = checks.input(known, "/count/choices", "unknown-choice") && real;
        real = figure(papers, "/count/choices") && real;
    }
    return real;
}

void require_count_adds_up(Checks& checks, Sitting const& sitting, Ballot const& ballot, Count const& count) {
    // Article 20 allows voting on paper and leaves open how papers are counted: figures that do not add up are no vote.
    auto const& by = sitting.rules.methods.by;
    auto const at = place(sitting.item.id);
    // More papers in the box than were handed out: no counting makes that a vote.
    checks.forbid(count.collected > ballot.issued, "count.collected", by,
                  {{"collected", count.collected}, {"issued", ballot.issued}}, {{"ballot.void", at}});
    checks.forbid(count.valid + count.invalid != count.collected, "count.sum", by,
                  {{"valid", count.valid}, {"invalid", count.invalid}, {"collected", count.collected}});
    std::int64_t sum = 0;
    for (auto const& [choice, papers] : count.choices) sum += papers;
    checks.forbid(sum != count.valid, "count.choices", by, {{"sum", sum}, {"valid", count.valid}});
}

/// A teller counts once; again when both have counted and the figures differ.
void require_turn_to_count(Checks& checks, Sitting const& sitting, Ballot const& ballot, PersonId const& teller) {
    auto const& by = sitting.rules.methods.by;
    auto const both = ballot.counts.size() == ballot.tellers.size();
    checks.forbid(ballot.counted(), "count.settled", by, {}, {{"ballot.close", place(sitting.item.id)}});
    checks.forbid(!both && ballot.counts.contains(teller), "count.entered", by);
}

}  // namespace

/// Nobody counts papers about themselves or a relative; and a teller is in the room: a member who is there, who attends
/// the item as an observer, or who keeps the record.
UnfitTellers unfit_tellers(Sitting const& sitting, std::vector<PersonId> const& tellers) {
    auto const roster = roster_of(sitting.scene, sitting.meeting);
    auto const day = day_of(sitting.scene, sitting.meeting);
    UnfitTellers unfit;
    for (auto const& found : found_recusals(sitting.scene, sitting.matter, sitting.item, tellers)) {
        unfit.concerned.push_back(found.member);
    }
    for (auto const& teller : tellers) {
        if (recused(sitting.item, teller)) unfit.concerned.push_back(teller);
        auto const observer = sitting.item.observers.find(teller);
        auto const here = contains(roster, teller)
                              ? present(sitting.scene, sitting.meeting, sitting.rules, teller)
                              : (observer != sitting.item.observers.end() && observer->second.now()) ||
                                    people::has_power(sitting.scene.people, sitting.rules, teller, day, "record.keep");
        if (!here) unfit.absent.push_back(teller);
    }
    return unfit;
}

std::vector<PersonId> tellers_at_hand(Sitting const& sitting, Date day) {
    auto const& people = sitting.scene.people;
    auto result = roster_of(sitting.scene, sitting.meeting);
    auto const add = [&](PersonId const& person) {
        if (!contains(result, person)) result.push_back(person);
    };
    for (auto const& [person, presence] : sitting.item.observers) {
        if (presence.now()) add(person);
    }
    for (auto const& [person, known] : people.persons) {
        if (people::has_power(people, sitting.rules, person, day, "record.keep")) add(person);
    }
    auto const unfit = unfit_tellers(sitting, result);
    std::erase_if(result,
                  [&](PersonId const& one) { return contains(unfit.concerned, one) || contains(unfit.absent, one); });
    return result;
}

Answer<Event> decide(Scene const& scene, IssuePapers const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    require_two_tellers(checks, *sitting, command.tellers);
    checks.input(command.issued >= 1 && command.issued <= kPapersMost, "/issued", "bad-count", {{"most", kPapersMost}});
    auto const* ballot = secret_ballot_of(checks, *sitting, command.question);
    if (ballot == nullptr) return checks.otherwise<Event>({});

    require_presider(checks, *sitting, context);
    require_fit_tellers(checks, *sitting, command.tellers);
    checks.forbid(ballot->issued != 0, "papers.issued", sitting->rules.methods.by, {{"issued", ballot->issued}},
                  {{"ballot.void", place(command.item)}});
    auto const able = static_cast<std::int64_t>(able_members(*sitting).size());
    // Article 20: one paper for each member who is there and may vote, and none for the absent.
    checks.forbid(command.issued > able, "papers.exceed", sitting->rules.written_counts.by,
                  {{"issued", command.issued}, {"able", able}});
    // Article 20 as the body may read it: "last" then binds casting too. Paper cannot show the order, so how it was
    // kept is told in words.
    auto const casting_too = reading_of(scene, sitting->meeting, sitting->rules, "chair-last-secret") == "yes";
    checks.generally(casting_too, "presider.last-casting", sitting->rules.presider_last.by);
    return checks.otherwise<Event>({PapersIssued{command.item, command.question, command.tellers, command.issued}});
}

Answer<Event> decide(Scene const& scene, EnterCount const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    auto const real = real_count(checks, *sitting, command.count);
    auto const* ballot = secret_ballot_of(checks, *sitting, command.question);
    if (ballot == nullptr) return checks.otherwise<Event>({});

    auto const& by = sitting->rules.methods.by;
    checks.forbid(ballot->issued == 0, "papers.missing", by, {}, {{"ballot.issue", place(command.item)}});
    if (ballot->issued == 0) return checks.otherwise<Event>({});
    auto const& tellers = ballot->tellers;
    checks.bar(!contains(tellers, context.actor), "teller.only", by, {{"tellers", tellers}});
    require_turn_to_count(checks, *sitting, *ballot, context.actor);
    if (real) require_count_adds_up(checks, *sitting, *ballot, command.count);
    // A choice left out was counted as none, so that equal counts are equal however they were written.
    auto count = command.count;
    for (auto const& choice : sitting->kind.choices) count.choices.try_emplace(choice, 0);
    return checks.otherwise<Event>({CountEntered{command.item, command.question, context.actor, std::move(count)}});
}

void apply(State& state, PapersIssued const& event, Stamp const&) {
    auto& ballot = open_ballot_at(state, event.item, event.question);
    must(ballot.method == Method::secret && event.tellers.size() == 2, "papers are counted by two tellers");
    ballot.tellers = event.tellers;
    ballot.issued = event.issued;
}

void apply(State& state, CountEntered const& event, Stamp const& stamp) {
    auto& ballot = open_ballot_at(state, event.item, event.question);
    // Both had counted and differed: with the first new figures both old ones go, so that neither is copied from. The
    // record keeps them.
    if (ballot.counts.size() == 2) {
        for (auto& [teller, count] : ballot.counts) {
            ballot.recounted.push_back({teller, std::move(count), ballot.counted_at[teller]});
        }
        ballot.counts.clear();
        ballot.counted_at.clear();
    }
    ballot.counts[event.teller] = event.count;
    ballot.counted_at[event.teller] = stamp.now;
    must(ballot.counts.size() <= 2, "two tellers count");
}

}  // namespace quorate::meetings
