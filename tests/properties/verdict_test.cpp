#include "meetings/verdict.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <rapidcheck.h>

// What must hold of every verdict whatever the charter's shares: sampled over bodies of up to 1,500.

namespace quorate::meetings {
namespace {

Share any_share() {
    auto const denominator = *rc::gen::inRange<std::int64_t>(1, 7);
    return {*rc::gen::inRange<std::int64_t>(0, denominator + 1), denominator,
            *rc::gen::element(Bound::at_least, Bound::more_than)};
}

Thresholds any_thresholds() {
    auto const base = rc::gen::element(charter::Base::roster, charter::Base::due, charter::Base::present);
    Thresholds result;
    result.quorum = {any_share(), *base};
    result.pass = {any_share(), *base};
    return result;
}

ReadingCase any_reading() {
    auto const coin = rc::gen::arbitrary<bool>();
    return {*coin, *coin, *coin, *coin, *coin};
}

/// A room in which every member is in exactly one place.
Heads any_heads() {
    auto left = *rc::gen::inRange<std::int64_t>(1, 1501);
    Heads heads;
    heads.roster = left;
    auto const take = [&] {
        auto const some = *rc::gen::inRange<std::int64_t>(0, left + 1);
        left -= some;
        return some;
    };
    heads.able = take();
    heads.present = heads.able;
    auto const outside = take();
    heads.recused_on_leave = take();
    heads.recused_absent = heads.recused_on_leave + take();
    heads.recused = outside + heads.recused_absent;
    heads.on_leave = take();
    return heads;
}

}  // namespace

TEST_CASE("one more aye never makes a passed motion fail") {
    CHECK(rc::check([] {
        auto const thresholds = any_thresholds();
        auto const heads = any_heads();
        auto const reading = any_reading();
        RC_PRE(heads.able > 0);
        auto const ayes = *rc::gen::inRange<std::int64_t>(0, heads.able);
        auto const fewer = figures_under(reading, thresholds, heads, ayes);
        auto const more = figures_under(reading, thresholds, heads, ayes + 1);
        RC_ASSERT(!fewer.passed || more.passed);
        RC_ASSERT(more.passed == (more.quorate && ayes + 1 >= more.needed));
    }));
}

TEST_CASE("somebody who comes in and does not say aye never helps a motion measured on the roster to its share") {
    CHECK(rc::check([] {
        auto thresholds = any_thresholds();
        thresholds.pass.base = charter::Base::roster;
        auto heads = any_heads();
        auto const reading = any_reading();
        auto const absent = heads.roster - heads.able - heads.recused - heads.on_leave;
        RC_PRE(absent > 0);
        auto const ayes = *rc::gen::inRange<std::int64_t>(0, heads.able + 1);
        auto const away = figures_under(reading, thresholds, heads, ayes);
        ++heads.able;
        ++heads.present;
        auto const silent = figures_under(reading, thresholds, heads, ayes);
        // Article 20: the absent weigh like noes. Coming in can only give the quorum that was missing.
        RC_ASSERT(away.needed == silent.needed);
        RC_ASSERT(!away.quorate || away.passed == silent.passed);
    }));
}

TEST_CASE("nothing passes without a quorum, without ayes, or with more ayes needed than given") {
    CHECK(rc::check([] {
        auto const thresholds = any_thresholds();
        auto const heads = any_heads();
        auto const ayes = *rc::gen::inRange<std::int64_t>(0, heads.able + 1);
        auto const verdict = compute_verdict(any_reading(), thresholds, heads, {{"aye", ayes}}, "aye");
        RC_ASSERT(verdict.figures.needed >= 1);
        RC_ASSERT(verdict.figures.quorum_needed >= 1);
        RC_ASSERT(!verdict.passed || (verdict.figures.quorate && ayes >= 1));
        RC_ASSERT(verdict.holds_under_all == verdict.others.empty());
        for (auto const& other : verdict.others) RC_ASSERT(other.figures.passed != verdict.passed);
    }));
}

TEST_CASE("a forecast is what a unanimous vote would come to, and no vote does better") {
    CHECK(rc::check([] {
        auto const thresholds = any_thresholds();
        auto const heads = any_heads();
        auto const reading = any_reading();
        auto const seen = forecast(reading, thresholds, heads);
        auto const ayes = *rc::gen::inRange<std::int64_t>(0, heads.able + 1);
        auto const verdict = compute_verdict(reading, thresholds, heads, {{"aye", ayes}}, "aye");
        RC_ASSERT(seen.can_pass || !verdict.passed);
        RC_ASSERT(seen.can_pass_under_some_reading || (!verdict.passed && verdict.holds_under_all));
        RC_ASSERT(!seen.can_pass || seen.can_pass_under_some_reading);
    }));
}

TEST_CASE("what passes on the strictest readings passes on all of them") {
    CHECK(rc::check([] {
        Thresholds thresholds;
        thresholds.quorum = {{1, 2, Bound::at_least}, charter::Base::roster};
        thresholds.pass = {{1, 2, Bound::more_than}, charter::Base::due};
        auto const heads = any_heads();
        auto const ayes = *rc::gen::inRange<std::int64_t>(0, heads.able + 1);
        // Half and two thirds exclude the number, the recused are due but not there, leave takes nobody off.
        ReadingCase const strictest{false, false, true, false, true};
        auto const verdict = compute_verdict(strictest, thresholds, heads, {{"aye", ayes}}, "aye");
        RC_ASSERT(!verdict.passed || verdict.holds_under_all);
    }));
}

}  // namespace quorate::meetings
