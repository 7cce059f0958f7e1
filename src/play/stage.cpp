#include "play/stage.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/must.hpp"
#include "base/word.hpp"
#include "meetings/lookup.hpp"

namespace quorate::play {
namespace {

using charter::Office;

constexpr Zone kZone{480};
/// What a meeting is about when no line says: preferred where the charter has it.
constexpr std::string_view kDefaultKind = "plan";
constexpr std::string_view kDefaultTitle = "议题";

Instant local(std::string_view text) {
    auto const when = local_from(text, kZone);
    must(when.has_value(), "a default of the scenario language is a moment");
    return *when;
}

std::string describe(Rejection const& rejection) {
    std::string result;
    for (auto const& one : rejection.bad_input) result += one.at + " " + one.what + "; ";
    for (auto const& one : rejection.obstacles) result += one.rule + "; ";
    return result;
}

/// A kind that the charter has and that asks for nothing but a title, if there is one.
std::string some_kind(charter::Rules const& rules) {
    if (rules.kinds.contains(kDefaultKind)) return std::string(kDefaultKind);
    auto const asks_nothing = [](auto const& kind) { return !kind.second.asks_persons && !kind.second.asks_sum; };
    auto const found = std::ranges::find_if(rules.kinds, asks_nothing);
    if (found != rules.kinds.end()) return found->first;
    return rules.kinds.empty() ? std::string{} : rules.kinds.begin()->first;
}

}  // namespace

/// Made up of the text: the same text is the same file.
std::string Onlooker::keep(std::string const& text) {
    std::uint64_t sum = 14'695'981'039'346'656'037U;
    for (auto const letter : text) sum = (sum ^ static_cast<unsigned char>(letter)) * 1'099'511'628'211U;
    std::string digest;
    for (auto at = 0; at < 64; ++at) {
        digest += "0123456789abcdef"[sum >> 60];
        sum = (sum << 4 | sum >> 60) * 1'099'511'628'211U;
    }
    return digest;
}

Stage::Stage(std::vector<CharterFile> const& charters, words::Catalogue const& words, Onlooker& onlooker)
    : charters_(charters), words_(words), onlooker_(onlooker), starts_(local("2026-03-12 09:00")) {
    must(!charters.empty(), "a scenario has a charter");
    charter_ = &charters.front();
    for (auto const& one : charters) library_.emplace(one.digest, one.charter.rules);
    now_ = starts_ - std::chrono::days{7};
    cast_members({"书记", "甲", "乙", "丙", "丁", "戊", "己"});
    cast("秘书", Office::clerk, {});
    cast("办公室", Office::office, {});
    cast("经办", Office::unit, {});
    cast("列席", Office::leader, {});
    cast("巡察", Office::inspector, {});
}

void Stage::cast_members(std::vector<std::string> names) {
    for (auto const& old : members_) people_.erase(old);
    members_ = std::move(names);
    for (auto const& name : members_) people_[name] = {name == members_.front() ? Office::chair : Office::member, {}};
}

void Stage::cast(std::string const& name, Office office, std::string const& unit) {
    people_[name] = {office, unit};
    if (office == Office::clerk) clerk_ = name;
    if (office == Office::office) office_ = name;
    if (!unit.empty() && std::find(units_.begin(), units_.end(), unit) == units_.end()) units_.push_back(unit);
}

void Stage::cast_unit(std::string const& name) {
    units_.push_back(name);
}

void Stage::found_on(Date day, std::string const& name, std::string const& basis) {
    founding_ = {day, name, basis};
    members_.clear();
    people_.clear();
    units_.clear();
    clerk_.clear();
    office_.clear();
    set_now(start_of(day, kZone) + std::chrono::hours{9});
}

void Stage::set_now(Instant now) {
    now_ = now;
    now_set_ = true;
}

void Stage::expect_matter(std::string const& kind, std::string const& title, std::vector<std::string> persons) {
    expected_.push_back({kind, title, std::move(persons)});
}

bool Stage::choose_charter(std::string_view path) {
    auto const* file = charter_file(path);
    if (file != nullptr) charter_ = file;
    return file != nullptr;
}

CharterFile const* Stage::charter_file(std::string_view path) const {
    auto const is_it = [&](CharterFile const& one) { return one.path == path; };
    auto const found = std::find_if(charters_.begin(), charters_.end(), is_it);
    return found == charters_.end() ? nullptr : &*found;
}

Outcome Stage::attempt(body::Command const& command, PersonId const& actor, PersonId const& entered_by,
                       std::optional<std::string> const& reason) {
    body::Context context{actor, entered_by, now_, {}, library_};
    auto answer = body::decide(state_, command, context);
    if (!answer && reason && answer.error().needs_only_reasons()) {
        for (auto const& obstacle : answer.error().obstacles) context.reasons[obstacle.rule] = *reason;
        answer = body::decide(state_, command, context);
    }
    Outcome outcome;
    if (!answer) {
        outcome.rejection = answer.error();
        return outcome;
    }
    outcome.accepted = true;
    onlooker_.see({now_, actor, entered_by, command, context.reasons});
    for (auto const& event : *answer) {
        body::apply(state_, event, {actor, entered_by, now_});
        outcome.events.emplace_back(body::name_of(event));
        follow(event, outcome);
    }
    return outcome;
}

/// Keeps what later lines mean by "the item", "the decision", "the directive".
void Stage::follow(body::Event const& event, Outcome& outcome) {
    auto const* happened = std::get_if<meetings::Event>(&event);
    if (happened == nullptr) return;
    if (auto const* opened = std::get_if<meetings::ItemOpened>(happened)) {
        last_item_ = opened->item;
        question = 1;
        outcome.figures = {{"present", opened->quorum_present}, {"needed", opened->quorum_needed}};
    } else if (auto const* begun = std::get_if<meetings::MeetingOpened>(happened)) {
        auto const roster = static_cast<std::int64_t>(begun->roster.size());
        outcome.figures = {{"present", begun->present}, {"needed", begun->quorum_needed}, {"roster", roster}};
    } else if (auto const* made = std::get_if<meetings::DecisionMade>(happened)) {
        last_decision_ = made->decision;
    } else if (auto const* issued = std::get_if<meetings::DirectiveIssued>(happened)) {
        last_directive_ = issued->directive;
    } else if (auto const* granted = std::get_if<meetings::AuthorisationGranted>(happened)) {
        last_authorisation_ = granted->authorisation;
    } else if (auto const* acted = std::get_if<meetings::UrgentlyActed>(happened)) {
        last_urgent_ = acted->urgent;
    }
}

void Stage::prepare(body::Command const& command, PersonId const& actor) {
    auto const outcome = attempt(command, actor, actor, std::string(kSetUpReason));
    if (outcome.accepted) return;
    trouble_.push_back(std::string(body::name_of(command)) + ": " + describe(outcome.rejection));
}

void Stage::need_body() {
    if (!founded_) found();
}

/// Founds the body on the day that a line names, else at the charter's first day of force, so that whatever day a
/// scenario names lies behind it.
void Stage::found() {
    founded_ = true;
    auto const later = now_;
    auto const how = founding_.value_or(Founding{charter_->charter.rules.identity.force, "党组", "情景所设"});
    auto const morning = start_of(how.day, kZone) + std::chrono::hours{9};
    now_ = founding_ ? morning : std::min(now_, morning);
    auto const founder = chair();
    prepare(people::FoundBody{BodyId{"body"}, how.name, kZone.minutes_east, {}, charter_->digest, how.day}, founder);
    for (auto const& unit : units_) prepare(people::RegisterUnit{UnitId{unit}, unit}, founder);
    for (auto const& [name, role] : people_) {
        auto const in_unit = role.second.empty() ? std::optional<UnitId>{} : UnitId{role.second};
        prepare(people::RegisterPerson{PersonId{name}, name, in_unit}, founder);
    }
    appoint(how.day, how.basis);
    if (!readings_.empty()) {
        prepare(people::AdoptCharter{charter_->digest, how.day, readings_, {}, {}}, founder);
    }
    now_ = std::max(now_, later);
}

void Stage::appoint(Date from, std::string const& basis) {
    // The founder acts only while nobody in office keeps the roster: those who do take office last.
    auto const& keepers = charter_->charter.rules.powers.at("roster.keep").value;
    auto const keeps = [&](Office office) {
        return std::find(keepers.begin(), keepers.end(), office) != keepers.end();
    };
    auto order = members_;
    for (auto const& [name, role] : people_) {
        if (std::find(members_.begin(), members_.end(), name) == members_.end()) order.push_back(name);
    }
    std::stable_partition(order.begin(), order.end(), [&](auto const& name) { return !keeps(people_.at(name).first); });
    for (auto const& name : order) {
        prepare(people::AppointToOffice{PersonId{name}, people_.at(name).first, from, basis}, chair());
    }
}

void Stage::need_meeting() {
    need_body();
    if (!meeting_.empty()) return;
    meeting_ = MeetingId{fresh("g")};
    prepare(meetings::PlanMeeting{meeting_, starts_, "会议室", false}, chair());
}

/// Before the notice everything that lines take up later stands on the agenda, and at least one item does.
void Stage::need_agenda() {
    need_meeting();
    for (auto const& one : std::exchange(expected_, {})) need_item(one.kind, one.title, one.persons);
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr || meeting->stage != meetings::MeetingStage::planned || !meeting->agenda.empty()) return;
    if (auto const kind = some_kind(rules()); !kind.empty()) need_item(kind, std::string(kDefaultTitle), {});
}

void Stage::need_notice() {
    need_agenda();
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr || meeting->stage != meetings::MeetingStage::planned) return;
    if (!now_set_) now_ = std::max(now_, meeting->starts - std::chrono::days{3});
    prepare(meetings::SendNotice{meeting_}, clerk());
}

void Stage::reach_start() {
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting != nullptr) now_ = std::max(now_, meeting->starts);
}

void Stage::need_roll() {
    need_notice();
    reach_start();
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr || meeting->stage != meetings::MeetingStage::noticed) return;
    for (auto const& name : members_) {
        auto const member = PersonId{name};
        // Without a roll everybody comes, unless lines let people in one by one or somebody asked leave.
        auto const comes =
            roll_ ? std::find(roll_->begin(), roll_->end(), member) != roll_->end() : !meeting->leave.contains(member);
        if (comes && !meeting->presence.contains(member)) prepare(meetings::EnterRoom{meeting_, false}, member);
    }
}

void Stage::need_open_meeting() {
    need_roll();
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr || meeting->stage != meetings::MeetingStage::noticed) return;
    prepare(meetings::OpenMeeting{meeting_}, presider());
}

ItemId Stage::need_item(std::string const& kind, std::string const& title, std::vector<std::string> const& persons) {
    need_meeting();
    auto const known = matter(title);
    auto const id = known ? *known : MatterId{fresh("m")};
    if (!known) propose(id, {kind, title, persons});
    auto const* entry = meetings::find(state_.meetings, id);
    if (entry == nullptr) return {};
    if (entry->stage == meetings::MatterStage::proposed) prepare(meetings::AcceptMatter{id}, chair());
    if (!entry->item) prepare(meetings::AddToAgenda{meeting_, ItemId{fresh("i")}, id}, chair());
    entry = meetings::find(state_.meetings, id);
    return entry->item.value_or(ItemId{});
}

void Stage::propose(MatterId const& id, Expected const& matter) {
    auto const found = rules().kinds.find(matter.kind);
    if (found == rules().kinds.end()) {
        trouble_.push_back("kind " + matter.kind);
        return;
    }
    meetings::ProposeMatter command{id, matter.kind, matter.title, matter.title, {}, {}, {}, {}, {}, {}};
    for (auto const& name : matter.persons) command.persons.push_back({name, person(name)});
    if (found->second.asks_persons && command.persons.empty()) command.persons.push_back({"王某", {}});
    if (found->second.asks_sum) command.sum = Fen{100'000'000};
    prepare(command, chair());
    remember(id, matter.title);
    put_evidence(id, matter.kind);
}

void Stage::put_evidence(MatterId const& id, std::string const& kind) {
    for (auto const& prerequisite : rules().kinds.at(kind).before) {
        prepare(meetings::GiveEvidence{id, prerequisite.name, "已办", {}, {}}, clerk());
    }
}

ItemId Stage::need_open_item() {
    if (auto const* open = open_item()) return open->id;
    need_open_meeting();
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr || meeting->agenda.empty()) return {};
    // Nothing was taken up yet: the first item of the agenda is.
    auto const id = meeting->agenda.front();
    auto const* item = meetings::find(state_.meetings, id);
    if (item != nullptr && item->stage == meetings::ItemStage::listed) prepare(meetings::OpenItem{id}, presider());
    return id;
}

void Stage::need_discussion(ItemId const& id) {
    auto const* item = meetings::find(state_.meetings, id);
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (item == nullptr || meeting == nullptr || item->stage != meetings::ItemStage::open) return;
    auto const spoke = [&](PersonId const& member) {
        return std::any_of(item->statements.begin(), item->statements.end(),
                           [&](auto const& one) { return one.by == member; });
    };
    auto const last = meetings::presider_of(scene(), *meeting, *item, rules());
    auto order = meetings::present_members(scene(), *meeting, rules());
    std::stable_partition(order.begin(), order.end(), [&](auto const& member) { return member != last; });
    for (auto const& member : order) {
        if (meetings::recused(*item, member) || spoke(member)) continue;
        prepare(meetings::DeclineStatement{id}, member);
    }
}

std::optional<PersonId> Stage::person(std::string_view name) const {
    if (people_.contains(std::string(name))) return PersonId{std::string(name)};
    if (name == "chair" || name == "书记") return chair();
    if (name == "clerk") return clerk();
    if (name == "office") return office();
    return {};
}

std::optional<std::string> Stage::kind(std::string_view word) const {
    for (auto const& [name, kind] : rules().kinds) {
        auto const translated = rules().translations.find(kind.title);
        auto const in_other = translated != rules().translations.end() && word == translated->second;
        if (word == name || word == kind.title || in_other) return name;
    }
    return {};
}

std::string Stage::with_kinds(std::string const& word) const {
    std::string known;
    for (auto const& name : rules().kind_order)
        known += fmt::format("{}{} {}", known.empty() ? "" : ", ", rules().kinds.at(name).title, name);
    return fmt::format("{} ({})", word, known);
}

std::optional<MatterId> Stage::matter(std::string_view title) const {
    auto const found = matters_.find(title);
    if (found == matters_.end()) return {};
    return found->second;
}

std::optional<ItemId> Stage::item(std::string_view title) const {
    auto const id = matter(title);
    auto const* entry = id ? meetings::find(state_.meetings, *id) : nullptr;
    if (entry == nullptr) return {};
    return entry->item;
}

PersonId Stage::presider() const {
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr) return chair();
    auto const* item = open_item();
    auto const who = item == nullptr ? meetings::presider_of(scene(), *meeting, rules())
                                     : meetings::presider_of(scene(), *meeting, *item, rules());
    return who.empty() ? chair() : who;
}

meetings::Item const* Stage::open_item() const {
    auto const* meeting = meetings::find(state_.meetings, meeting_);
    if (meeting == nullptr || !meeting->current) return nullptr;
    return meetings::find(state_.meetings, *meeting->current);
}

charter::Rules const& Stage::rules() const {
    if (!founded_) return charter_->charter.rules;
    body::Context const context{{}, {}, now_, {}, library_};
    return people::rules_on(state_.people, context, day_of(now_, kZone));
}

charter::Document const& Stage::document() const {
    auto const* adoption = founded_ ? people::adoption_on(state_.people, day_of(now_, kZone)) : nullptr;
    for (auto const& one : charters_) {
        if (adoption != nullptr && one.digest == adoption->digest) return one.charter.document;
    }
    return charter_->charter.document;
}

void Stage::mean(MatterId const& id, std::optional<std::int32_t> number) {
    auto const* matter = meetings::find(state_.meetings, id);
    if (matter == nullptr) return;
    if (matter->item) last_item_ = *matter->item;
    auto const asked = [&](DecisionId const& one) {
        return !number || meetings::find(state_.meetings, one)->question == *number;
    };
    for (auto const& one : matter->decisions) {
        if (asked(one)) last_decision_ = one;
    }
    auto const* decision = meetings::find(state_.meetings, last_decision_);
    if (decision != nullptr && !decision->directives.empty()) last_directive_ = decision->directives.back();
}

std::optional<MeetingId> Stage::meeting_on(Date day) const {
    for (auto const& [id, meeting] : state_.meetings.meetings) {
        if (meeting.stage != meetings::MeetingStage::cancelled && day_of(meeting.starts, kZone) == day) return id;
    }
    return {};
}

bool Stage::mean_meeting_on(Date day) {
    auto const found = meeting_on(day);
    if (found) meeting_ = *found;
    return found.has_value();
}

procedures::FormFile Stage::file(std::string const& title) {
    auto const written = texts_.find(title);
    auto const text = written == texts_.end() ? title : written->second;
    return {title, onlooker_.keep(text), "text/plain", static_cast<std::int64_t>(text.size())};
}

std::string Stage::fresh(std::string_view prefix) {
    auto const key = std::string(prefix);
    return key + std::to_string(++counters_[key]);
}

}  // namespace quorate::play
