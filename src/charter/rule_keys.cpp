#include <algorithm>
#include <array>

#include "charter/draft.hpp"

namespace quorate::charter {
namespace {

/// A key that says the one thing the engine does. The charter still writes it, so that the page says it and its place
/// can be cited. `usual` is the place it has in the first charter: a missing key is reported there.
struct FixedKey {
    std::string_view key;
    std::string_view usual;
    Citation Rules::* place;
    std::string_view says;
};

constexpr std::array fixed_keys{
    FixedKey{"authority", "art8.p2", &Rules::authorised, "by decision"},
    FixedKey{"collective-decision", "art13", &Rules::collective, "by a vote at a meeting"},
    FixedKey{"dissenters", "art13.p3", &Rules::obey, "carry the decision out"},
    FixedKey{"reservation", "art13.p3", &Rules::reservation, "until the minutes are signed"},
    FixedKey{"major-matters", "art15", &Rules::major, "decided collectively"},
    FixedKey{"preparation", "art16", &Rules::preparation, "before the agenda"},
    FixedKey{"kinds-of-a-matter", "art17", &Rules::catalogue, "exactly one"},
    FixedKey{"urgent-act", "art18", &Rules::urgent, "ratified at the next meeting"},
    FixedKey{"presiding", "art19", &Rules::presiding, "chair"},
    FixedKey{"leave", "art19.p2", &Rules::leave, "asked before the opening"},
    FixedKey{"written-opinion", "art19.p2", &Rules::written_opinion, "read out and minuted"},
    FixedKey{"recusal", "art19.p2", &Rules::recusal, "self, relatives, other grounds"},
    FixedKey{"observers", "art19.p3", &Rules::observers, "by item, without a vote"},
    FixedKey{"directives", "art21", &Rules::directives, "from every passed decision"},
    FixedKey{"accountability", "art22", &Rules::accountability, "for life"},
    FixedKey{"secrecy", "art23", &Rules::secrecy, "votes, differences, undecided matters"},
    FixedKey{"record", "art24", &Rules::record, "by the clerk"},
    FixedKey{"minutes", "art25", &Rules::minutes, "comments, then signature"},
    FixedKey{"supervision", "art26", &Rules::supervision, "checks, progress, problem reports"},
};

Force force_of(Field const& field) {
    return field.either("must", "generally") ? Force::must : Force::generally;
}

void read_cadence(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.cadence_months = {field.count_of("month", "months"), by};
}

void read_cadence_force(Draft& draft, Field const& field, Citation const&) {
    draft.charter.rules.cadence_force = force_of(field);
}

void read_decline_needs(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.decline_needs_reason = {field.either("reason", "nothing"), by};
}

void read_notice(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.notice_days = {field.count_of("day", "days"), by};
}

void read_notice_force(Draft& draft, Field const& field, Citation const&) {
    draft.charter.rules.notice_force = force_of(field);
}

void read_papers(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.papers_with_notice = {force_of(field), by};
}

void read_quorum(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.quorum = {field.threshold(), by};
}

void read_discussion(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.discussion = {field.either("every member present speaks or declines", "not required"), by};
}

void read_methods(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.methods = {field.some_of<Method>(), by};
}

void read_choices(Draft& draft, Field const& field, Citation const&) {
    draft.choices = field.texts();
}

void read_pass_choice(Draft& draft, Field const& field, Citation const&) {
    draft.pass_choice = field.text();
}

void read_pass(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.pass = {field.threshold(), by};
}

void read_written_counts(Draft& draft, Field const& field, Citation const& by) {
    // An opinion has no choice that could be counted, so there is no honest way to carry "true" out.
    if (field.flag()) field.fault("value.not-carried-out");
    draft.charter.rules.written_counts = {false, by};
}

void read_presider(Draft& draft, Field const& field, Citation const& by) {
    draft.charter.rules.presider_last = {field.either("last", "in any order"), by};
}

void read_one_at_a_time(Draft& draft, Field const& field, Citation const& by) {
    // There is no block vote: each question has a ballot and a verdict of its own.
    if (field.refuses()) field.fault("value.not-carried-out");
    draft.charter.rules.one_at_a_time = {true, by};
}

/// A key with a value of its own.
struct ValuedKey {
    std::string_view key;
    std::string_view usual;
    void (*read)(Draft& draft, Field const& field, Citation const& by);
    /// What holds where the charter does not write the key; nullptr where it must.
    void (*otherwise)(Rules& rules) = nullptr;
};

// A rule that does not say "generally" binds.
void cadence_binds(Rules& rules) {
    rules.cadence_force = Force::must;
}
void notice_binds(Rules& rules) {
    rules.notice_force = Force::must;
}

constexpr std::array valued_keys{
    ValuedKey{"cadence", "art18", read_cadence},
    ValuedKey{"cadence-force", "art18", read_cadence_force, cadence_binds},
    ValuedKey{"decline-needs", "art18.p2", read_decline_needs},
    ValuedKey{"notice", "art18.p2", read_notice},
    ValuedKey{"notice-force", "art18.p2", read_notice_force, notice_binds},
    ValuedKey{"papers-with-notice", "art18.p2", read_papers},
    ValuedKey{"quorum", "art19.p2", read_quorum},
    ValuedKey{"discussion", "art20", read_discussion},
    ValuedKey{"methods", "art20.p2", read_methods},
    ValuedKey{"choices", "art20.p2", read_choices},
    ValuedKey{"pass-choice", "art20.p2", read_pass_choice},
    ValuedKey{"pass", "art20.p2", read_pass},
    ValuedKey{"written-opinions-count", "art20.p2", read_written_counts},
    ValuedKey{"presider", "art20.p2", read_presider},
    ValuedKey{"one-at-a-time", "art20.p2", read_one_at_a_time},
};

constexpr std::string_view quorum_of_kind = "quorum-";
constexpr std::string_view reconsider_kind = "reconsider-";

bool read_kind_threshold(Draft& draft, Field const& field, Citation const& by) {
    std::string_view const key = field.key();
    auto const quorum = key.starts_with(quorum_of_kind);
    if (!quorum && !key.starts_with(reconsider_kind)) return false;
    auto const kind = key.substr(quorum ? quorum_of_kind.size() : reconsider_kind.size());
    draft.kind_thresholds.push_back({std::string(kind), quorum, {field.threshold(), by}, field.line()});
    return true;
}

std::vector<std::string> all_keys() {
    std::vector<std::string> keys;
    for (auto const& one : fixed_keys) keys.emplace_back(one.key);
    for (auto const& one : valued_keys) keys.emplace_back(one.key);
    return keys;
}

/// The line of the place where the first charter has the key; the front matter when this charter has no such place.
int usual_line(Draft const& draft, std::string_view usual) {
    auto const* anchor = draft.charter.document.find(usual);
    return anchor == nullptr ? 1 : anchor->line;
}

}  // namespace

void read_rule(Draft& draft, Field const& field, Citation const& by) {
    if (!draft.define("rule " + field.key(), field.line())) return;
    auto const has_key = [&](auto const& one) { return one.key == field.key(); };
    auto const fixed = std::find_if(fixed_keys.begin(), fixed_keys.end(), has_key);
    if (fixed != fixed_keys.end()) {
        field.only(fixed->says);
        draft.charter.rules.*(fixed->place) = by;
        return;
    }
    auto const valued = std::find_if(valued_keys.begin(), valued_keys.end(), has_key);
    if (valued != valued_keys.end()) {
        valued->read(draft, field, by);
        return;
    }
    if (read_kind_threshold(draft, field, by)) return;
    unknown_key(field, all_keys());
}

void need_all_rules(Draft& draft) {
    std::map<int, std::vector<std::string>> missing;
    auto const need = [&](auto const& one) {
        auto key = std::string(one.key);
        if (!draft.defined.contains("rule " + key)) missing[usual_line(draft, one.usual)].push_back(std::move(key));
    };
    for (auto const& one : fixed_keys) need(one);
    for (auto const& one : valued_keys) {
        if (one.otherwise == nullptr)
            need(one);
        else if (!draft.defined.contains("rule " + std::string(one.key)))
            one.otherwise(draft.charter.rules);
    }
    for (auto const& [line, keys] : missing) draft.error(line, "rule.missing", {{"keys", joined(keys)}});
}

}  // namespace quorate::charter
