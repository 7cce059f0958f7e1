#include "meetings/access.hpp"

#include <algorithm>

#include "meetings/lookup.hpp"

namespace quorate::meetings {
namespace {

using charter::Office;
using charter::Rules;

/// Everything around one question of access.
struct Asked {
    Scene const& scene;
    Rules const& rules;
    Reader const& reader;
    Relation relation;
};

Asked asked(Scene const& scene, Rules const& rules, Reader const& reader) {
    return {scene, rules, reader, relation_of(scene, rules, reader)};
}

Denial deny(std::string_view rule, Citation const& by) {
    return Obstacle{std::string(rule), by, Force::must, {}, {}};
}

Denial allow() {
    return {};
}

/// Article 23: whoever has no part in a thing does not learn of it.
Denial stranger(Asked const& asked) {
    return deny("access.none", asked.rules.secrecy);
}

/// The three administrators run the system and read nothing of what the body deals with, whatever else they may be.
Denial administrator(Asked const& asked) {
    return deny("access.administrator", asked.rules.secrecy);
}

Item const* item_of(Asked const& asked, Matter const& matter) {
    return matter.item ? find(asked.scene.meetings, *matter.item) : nullptr;
}

/// Recused from the item the matter stands on, or found so and not yet ruled to be somebody else (article 19.2).
bool withheld(Asked const& asked, Matter const& matter) {
    auto const bare = Item{};
    auto const* item = item_of(asked, matter);
    auto const& known = item != nullptr ? *item : bare;
    if (recused(known, asked.reader.person)) return true;
    return !found_recusals(asked.scene, matter, known, {asked.reader.person}).empty();
}

/// The same for an item that the matter may have left since: who was out of the room then stays out of what was said.
bool withheld(Asked const& asked, Matter const& matter, Item const& item) {
    return recused(item, asked.reader.person) || withheld(asked, matter);
}

/// Article 19.2: who withdraws from an item knows that it is there and, from the minutes that all comment on (25), what
/// was decided by which figures; nothing of what was laid before the others, said, or voted by whom.
Denial recusal(Asked const& asked) {
    return deny("access.recused", asked.rules.recusal);
}

/// Article 19.3: an observer has to do with the items they were asked to, from the notice until the item is through.
bool observes(Asked const& asked, Item const& item) {
    if (!item.invited.contains(asked.reader.person) || !undecided(item)) return false;
    auto const* meeting = find(asked.scene.meetings, item.meeting);
    return meeting != nullptr && (meeting->noticed || meeting->opened);
}

bool settled(Matter const& matter) {
    return matter.stage == MatterStage::decided || matter.stage == MatterStage::noted ||
           matter.stage == MatterStage::rejected;
}

bool submitted(Asked const& asked, Matter const& matter) {
    if (matter.proposed_by == asked.reader.person) return true;
    return !matter.unit.empty() && matter.unit == asked.relation.unit &&
           people::holds(asked.scene.people, asked.reader.person, Office::unit, asked.reader.day);
}

bool carries_out(Asked const& asked, Directive const& directive) {
    if (directive.owner == asked.reader.person) return true;
    return !directive.unit.empty() && directive.unit == asked.relation.unit;
}

/// Whoever has to carry out a decision on the matter knows what it says.
bool carries_out(Asked const& asked, Matter const& matter) {
    auto const& state = asked.scene.meetings;
    return std::ranges::any_of(matter.decisions, [&](DecisionId const& decision) {
        return std::ranges::any_of(find(state, decision)->directives, [&](DirectiveId const& directive) {
            return carries_out(asked, *find(state, directive));
        });
    });
}

Denial deny_title(Asked const& asked, Matter const& matter) {
    auto const& relation = asked.relation;
    if (relation.member || relation.clerk || submitted(asked, matter)) return allow();
    auto const* item = item_of(asked, matter);
    if (item != nullptr && observes(asked, *item)) return allow();
    if (settled(matter)) {
        if (relation.inspector || relation.supervisor || carries_out(asked, matter)) return allow();
        return stranger(asked);
    }
    // Article 23: what is not yet decided stays with those who decide it and those who prepare it.
    return deny("access.undecided", asked.rules.secrecy);
}

/// A decision was made when its own vote was, whatever became of the rest of its matter: whoever carries it out, checks
/// that, or inspects knows what it says (articles 21, 23 and 26).
Denial deny_title(Asked const& asked, Matter const& matter, Decision const& decision) {
    auto const& relation = asked.relation;
    auto const given = [&](DirectiveId const& one) { return carries_out(asked, *find(asked.scene.meetings, one)); };
    auto const reads = relation.inspector || relation.supervisor || std::ranges::any_of(decision.directives, given);
    return reads ? allow() : deny_title(asked, matter);
}

Denial deny_papers(Asked const& asked, Matter const& matter) {
    auto const& relation = asked.relation;
    if (withheld(asked, matter)) return recusal(asked);
    if (relation.member || relation.clerk || submitted(asked, matter)) return allow();
    auto const* item = item_of(asked, matter);
    if (item != nullptr && observes(asked, *item)) return allow();
    if (item != nullptr && item->invited.contains(asked.reader.person)) {
        return deny("access.observer", asked.rules.observers);
    }
    if (!settled(matter)) return deny("access.undecided", asked.rules.secrecy);
    return relation.inspector ? allow() : stranger(asked);
}

/// Statements and written opinions: the members', the record's, and after the item the inspector's.
Denial deny_record(Asked const& asked, Matter const& matter, Item const& item) {
    auto const& relation = asked.relation;
    if (withheld(asked, matter, item)) return recusal(asked);
    if (relation.member || relation.clerk || (relation.inspector && !undecided(item))) return allow();
    // Article 23: differences of opinion are not for those outside, an observer among them.
    return item.invited.contains(asked.reader.person) ? deny("access.observer", asked.rules.observers)
                                                      : stranger(asked);
}

Ballot const* ballot_of(Item const& item, std::int32_t question) {
    if (question < 1 || static_cast<std::size_t>(question) > item.questions.size()) return nullptr;
    auto const& ballot = item.questions[static_cast<std::size_t>(question - 1)].ballot;
    return ballot ? &*ballot : nullptr;
}

Denial deny_ballot(Asked const& asked, Matter const& matter, Item const& item, Ballot const& ballot) {
    // Article 20: a secret ballot is secret from everybody, for ever; only its figures are known.
    if (ballot.method == Method::secret) return deny("access.secret-ballot", asked.rules.methods.by);
    if (auto denial = deny_record(asked, matter, item)) return denial;
    // Article 20: nobody takes a bearing from the others while the vote is on, least of all who presides and votes
    // last.
    if (!ballot.closed && !asked.relation.clerk) return deny("access.ballot-open", asked.rules.presider_last.by);
    return allow();
}

/// All votes on an item: refused when any of its questions refuses.
Denial deny_votes(Asked const& asked, Matter const& matter, Item const& item) {
    for (auto const& question : item.questions) {
        if (!question.ballot) continue;
        if (auto denial = deny_ballot(asked, matter, item, *question.ballot)) return denial;
    }
    return deny_record(asked, matter, item);
}

/// Articles 13.3 and 24: a reservation is put on record, so whoever keeps the record and writes the minutes reads it;
/// to the other members it is a difference of opinion that its author need not share.
Denial deny_reservations(Asked const& asked) {
    if (asked.relation.chair || asked.relation.clerk || asked.relation.inspector) return allow();
    return deny("access.reservation", asked.rules.reservation);
}

/// Whoever withdrew from the item does not learn who dissented on it, the chair included.
Denial deny_reservations(Asked const& asked, Matter const& matter, Item const& item) {
    return withheld(asked, matter, item) ? recusal(asked) : deny_reservations(asked);
}

/// A member on the meeting's day, whatever they are now.
bool on_roster(Asked const& asked, Meeting const& meeting) {
    auto const& roster = meeting.roster;
    return std::find(roster.begin(), roster.end(), asked.reader.person) != roster.end();
}

Denial deny_minutes(Asked const& asked, Meeting const& meeting) {
    auto const& relation = asked.relation;
    if (relation.member || relation.clerk || on_roster(asked, meeting)) return allow();
    if (!relation.supervisor && !relation.inspector) return stranger(asked);
    // Article 25: before the signature there are no minutes, only a draft among those who comment on it.
    return meeting.minutes.signed_at ? allow() : deny("access.unsigned", asked.rules.minutes);
}

/// Articles 23 and 25: what members tell each other around a meeting stays with them, with those who keep the record,
/// and with inspectors when it is over; who files or checks the minutes reads what was signed.
Denial deny_internal(Asked const& asked, Meeting const& meeting) {
    auto const& relation = asked.relation;
    if (relation.member || relation.clerk || on_roster(asked, meeting)) return allow();
    return relation.inspector && meeting.stage == MeetingStage::closed ? allow() : stranger(asked);
}

/// Article 13.3: whoever had to decide may report to a superior about what was decided; it stays between the two.
Denial deny_upward(Asked const& asked, Matter const& matter, Item const& item) {
    if (withheld(asked, matter, item)) return recusal(asked);
    auto const* meeting = find(asked.scene.meetings, item.meeting);
    return meeting != nullptr && on_roster(asked, *meeting) ? allow() : deny("access.upward", asked.rules.reservation);
}

Denial deny_of(Asked const& asked, Matter const& matter, Item const& item, Aspect aspect) {
    if (asked.relation.administrator) return administrator(asked);
    switch (aspect) {
        case Aspect::title:
            return deny_title(asked, matter);
        case Aspect::papers:
            return deny_papers(asked, matter);
        case Aspect::statements:
        case Aspect::opinions:
            return deny_record(asked, matter, item);
        case Aspect::votes:
            return deny_votes(asked, matter, item);
        case Aspect::reservations:
            return deny_reservations(asked, matter, item);
        case Aspect::upward:
            return deny_upward(asked, matter, item);
        case Aspect::internal:
            return stranger(asked);
        case Aspect::minutes:
            break;
    }
    auto const* meeting = find(asked.scene.meetings, item.meeting);
    return meeting == nullptr ? stranger(asked) : deny_minutes(asked, *meeting);
}

Denial deny_thing(Asked const& question, MatterId const& id, Aspect aspect) {
    auto const* matter = find(question.scene.meetings, id);
    if (matter == nullptr) return stranger(question);
    if (question.relation.administrator) return administrator(question);
    if (aspect == Aspect::title) return deny_title(question, *matter);
    if (aspect == Aspect::papers) return deny_papers(question, *matter);
    auto const* item = item_of(question, *matter);
    return item == nullptr ? stranger(question) : deny_of(question, *matter, *item, aspect);
}

Denial deny_thing(Asked const& question, ItemId const& id, Aspect aspect) {
    auto const* item = find(question.scene.meetings, id);
    auto const* matter = item == nullptr ? nullptr : find(question.scene.meetings, item->matter);
    return matter == nullptr ? stranger(question) : deny_of(question, *matter, *item, aspect);
}

Denial deny_thing(Asked const& question, MeetingId const& id, Aspect aspect) {
    auto const* meeting = find(question.scene.meetings, id);
    if (meeting == nullptr) return stranger(question);
    auto const& relation = question.relation;
    if (relation.administrator) return administrator(question);
    if (aspect == Aspect::minutes) return deny_minutes(question, *meeting);
    if (aspect == Aspect::reservations) return deny_reservations(question);
    if (aspect == Aspect::internal) return deny_internal(question, *meeting);
    // The whole of a meeting, agenda and all; an observer asks item by item.
    if (relation.member || relation.clerk) return allow();
    if (relation.inspector && meeting->stage == MeetingStage::closed) return allow();
    auto const asked_here = std::any_of(meeting->agenda.begin(), meeting->agenda.end(), [&](ItemId const& one) {
        auto const* item = find(question.scene.meetings, one);
        return item != nullptr && item->invited.contains(question.reader.person);
    });
    return asked_here ? deny("access.observer", question.rules.observers) : stranger(question);
}

Denial deny_thing(Asked const& question, DecisionId const& id, Aspect aspect) {
    auto const& state = question.scene.meetings;
    auto const* decision = find(state, id);
    auto const* item = decision == nullptr ? nullptr : find(state, decision->item);
    auto const* matter = decision == nullptr ? nullptr : find(state, decision->matter);
    if (item == nullptr || matter == nullptr) return stranger(question);
    if (aspect != Aspect::votes && aspect != Aspect::title) return deny_of(question, *matter, *item, aspect);
    if (question.relation.administrator) return administrator(question);
    if (aspect == Aspect::title) return deny_title(question, *matter, *decision);
    auto const* ballot = ballot_of(*item, decision->question);
    return ballot == nullptr ? stranger(question) : deny_ballot(question, *matter, *item, *ballot);
}

Denial deny_thing(Asked const& question, DirectiveId const& id, Aspect aspect) {
    auto const* directive = find(question.scene.meetings, id);
    if (directive == nullptr) return stranger(question);
    auto const& relation = question.relation;
    if (relation.administrator) return administrator(question);
    if (aspect != Aspect::title && aspect != Aspect::papers) {
        return deny_thing(question, directive->decision, aspect);
    }
    auto const part = relation.member || relation.clerk || relation.supervisor || relation.inspector;
    return part || carries_out(question, *directive) ? allow() : stranger(question);
}

}  // namespace

bool reads_whole_record(Scene const& scene, Rules const& rules, Reader const& reader) {
    auto const has = [&](std::string_view act) {
        return people::has_power(scene.people, rules, reader.person, reader.day, act);
    };
    auto const holds = [&](Office office) { return people::holds(scene.people, reader.person, office, reader.day); };
    if (has("record.keep")) return true;
    return rules.powers.contains("record.read") ? has("record.read") : holds(Office::chair) || holds(Office::inspector);
}

Relation relation_of(Scene const& scene, Rules const& rules, Reader const& reader) {
    Relation result;
    auto const has = [&](std::string_view act) {
        return people::has_power(scene.people, rules, reader.person, reader.day, act);
    };
    // Others may read the self-check as well; that alone does not open the record to them.
    auto const opens = rules.powers.contains("record.read") ? has("record.read") : has("self-check.read");
    for (auto const office : people::offices_of(scene.people, reader.person, reader.day)) {
        result.administrator = result.administrator || office == Office::system_admin ||
                               office == Office::security_admin || office == Office::audit_admin;
        result.chair = result.chair || office == Office::chair;
        result.member = result.member || office == Office::chair || office == Office::member;
        result.inspector = result.inspector || (office == Office::inspector && opens);
    }
    result.clerk = has("record.keep") || has("minutes.write");
    result.supervisor = has("directive.check");
    auto const person = scene.people.persons.find(reader.person);
    if (person != scene.people.persons.end()) result.unit = person->second.unit;
    return result;
}

Denial deny_reading(Scene const& scene, Rules const& rules, Reader const& reader, MatterId const& id, Aspect aspect) {
    return deny_thing(asked(scene, rules, reader), id, aspect);
}

Denial deny_reading(Scene const& scene, Rules const& rules, Reader const& reader, ItemId const& id, Aspect aspect) {
    return deny_thing(asked(scene, rules, reader), id, aspect);
}

Denial deny_reading(Scene const& scene, Rules const& rules, Reader const& reader, MeetingId const& id, Aspect aspect) {
    return deny_thing(asked(scene, rules, reader), id, aspect);
}

Denial deny_reading(Scene const& scene, Rules const& rules, Reader const& reader, DecisionId const& id, Aspect aspect) {
    return deny_thing(asked(scene, rules, reader), id, aspect);
}

Denial deny_reading(Scene const& scene, Rules const& rules, Reader const& reader, DirectiveId const& id,
                    Aspect aspect) {
    return deny_thing(asked(scene, rules, reader), id, aspect);
}

bool may_know(Scene const& scene, Rules const& rules, Reader const& reader, Relation const& relation,
              std::string_view place) {
    if (place == "body") return true;
    Asked const question{scene, rules, reader, relation};
    auto const colon = std::min(place.find(':'), place.size());
    auto const list = place.substr(0, colon);
    std::string const id(place.substr(std::min(colon + 1, place.size())));
    auto const allowed = [&](auto const& thing) { return !deny_thing(question, thing, Aspect::title); };
    if (list == "matter") return allowed(MatterId{id});
    if (list == "meeting") return allowed(MeetingId{id});
    if (list == "item") return allowed(ItemId{id});
    if (list == "decision") return allowed(DecisionId{id});
    return list == "directive" && allowed(DirectiveId{id});
}

Denial deny_reading(Scene const& scene, Rules const& rules, Reader const& reader, ItemId const& id,
                    ReservationId const& reservation) {
    auto const question = asked(scene, rules, reader);
    auto const of_item = scene.meetings.reservations.find(id);
    if (of_item == scene.meetings.reservations.end()) return stranger(question);
    auto const found = of_item->second.find(reservation);
    if (found == of_item->second.end()) return stranger(question);
    // Articles 13.3 and 22: it is its author's for life, whatever office they still hold.
    if (found->second.by == reader.person) return allow();
    if (question.relation.administrator) return administrator(question);
    auto const* item = find(scene.meetings, id);
    auto const* matter = item == nullptr ? nullptr : find(scene.meetings, item->matter);
    return matter == nullptr ? stranger(question) : deny_reservations(question, *matter, *item);
}

Denial deny_opinion(Scene const& scene, Rules const& rules, Reader const& reader, ItemId const& id,
                    PersonId const& author) {
    auto const question = asked(scene, rules, reader);
    auto const* item = find(scene.meetings, id);
    auto const* matter = item == nullptr ? nullptr : find(scene.meetings, item->matter);
    if (matter == nullptr) return stranger(question);
    auto const found = item->opinions.find(author);
    if (found == item->opinions.end()) return stranger(question);
    if (author == reader.person) return allow();
    if (auto denial = deny_of(question, *matter, *item, Aspect::opinions)) return denial;
    auto const* meeting = find(scene.meetings, item->meeting);
    auto const presides = meeting != nullptr && presider_of(scene, *meeting, *item, rules) == reader.person;
    // Article 19.2: it is meant for the item's discussion, and is heard there first.
    if (found->second.read_out || presides || question.relation.clerk) return allow();
    return deny("access.opinion", rules.written_opinion);
}

Denial deny_vote(Scene const& scene, Rules const& rules, Reader const& reader, ItemId const& id, std::int32_t number,
                 PersonId const& voter) {
    auto const question = asked(scene, rules, reader);
    auto const* item = find(scene.meetings, id);
    auto const* matter = item == nullptr ? nullptr : find(scene.meetings, item->matter);
    auto const* ballot = item == nullptr ? nullptr : ballot_of(*item, number);
    if (matter == nullptr || ballot == nullptr) return stranger(question);
    if (ballot->method != Method::secret && voter == reader.person) return allow();
    if (question.relation.administrator) return administrator(question);
    return deny_ballot(question, *matter, *item, *ballot);
}

Denial deny_voided_vote(Scene const& scene, Rules const& rules, Reader const& reader, ItemId const& id,
                        PersonId const& voter) {
    auto const question = asked(scene, rules, reader);
    auto const* item = find(scene.meetings, id);
    auto const* matter = item == nullptr ? nullptr : find(scene.meetings, item->matter);
    if (matter == nullptr) return stranger(question);
    if (voter == reader.person) return allow();
    if (question.relation.administrator) return administrator(question);
    if (auto denial = deny_record(question, *matter, *item)) return denial;
    // Article 20: the vote is held anew, here or where the matter is put off to, and nobody takes a bearing from the
    // one that did not count.
    auto const open = (undecided(*item) || undecided(*matter)) && !question.relation.clerk;
    return open ? deny("access.ballot-open", rules.presider_last.by) : allow();
}

}  // namespace quorate::meetings
