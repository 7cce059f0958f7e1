#include "support/world.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/must.hpp"
#include "people/roster.hpp"

namespace quorate::tests {
namespace {

using people::Office;

constexpr char const* kMemberNames[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚",
                                        "辛", "壬", "癸", "子", "丑", "寅", "卯"};

std::string member_id(int number) {
    return number == 0 ? "chair" : "m" + std::to_string(number);
}

std::string member_name(int number) {
    if (number == 0) return "书记";
    auto const at = static_cast<std::size_t>(number - 1);
    return at < std::size(kMemberNames) ? kMemberNames[at] : member_id(number);
}

void join(std::string& line, std::string_view part) {
    if (!line.empty()) line += ", ";
    line += part;
}

}  // namespace

Obstacle const* Outcome::obstacle(std::string_view rule) const {
    auto const& all = rejection.obstacles;
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.rule == rule; });
    return found == all.end() ? nullptr : &*found;
}

bool Outcome::refused(std::string_view rule) const {
    auto const* found = obstacle(rule);
    return found != nullptr && found->force == Force::must;
}

bool Outcome::asks_reason(std::string_view rule) const {
    auto const* found = obstacle(rule);
    return found != nullptr && found->force == Force::generally;
}

bool Outcome::bad(std::string_view at, std::string_view what) const {
    auto const& all = rejection.bad_input;
    return std::any_of(all.begin(), all.end(), [&](auto const& one) { return one.at == at && one.what == what; });
}

bool Outcome::happened(std::string_view event) const {
    return std::find(events.begin(), events.end(), event) != events.end();
}

std::string Outcome::text() const {
    std::string line;
    for (auto const& name : events) join(line, name);
    for (auto const& fault : rejection.bad_input) join(line, "bad " + fault.at + " " + fault.what);
    for (auto const& one : rejection.obstacles) {
        join(line, (one.force == Force::must ? "refused " : "asks reason ") + one.rule + " " + one.by.anchor);
    }
    return line.empty() ? "nothing happened" : line;
}

World::World(Setup setup) : members_(setup.members) {
    auto const force = setup.rules.identity.force;
    charters_.emplace("d1", std::move(setup.rules));
    at("2026-01-05 09:00");
    done("founder", people::FoundBody{BodyId{"body"}, "某机关党组", 480, {"省委", "省政府党组"}, "d1", force});
    if (!setup.readings.empty()) {
        done("founder", people::AdoptCharter{"d1", day("2026-01-05"), setup.readings, {}, {}});
    }
    done("founder", people::RegisterUnit{UnitId{"u1"}, "综合处"});
    auto const settle = [&](std::string const& id, std::string const& name, Office office,
                            std::optional<UnitId> const& unit) {
        done("founder", people::RegisterPerson{PersonId{id}, name, unit});
        if (office != Office::clerk) {
            done("founder", people::AppointToOffice{PersonId{id}, office, day("2026-01-05"), "任职文件"});
        }
    };
    for (int number = 0; number < members_; ++number) {
        settle(member_id(number), member_name(number), number == 0 ? Office::chair : Office::member, {});
    }
    settle("office", "office", Office::office, {});
    settle("inspector", "inspector", Office::inspector, {});
    settle("leader", "leader", Office::leader, {});
    settle("system-admin", "system-admin", Office::system_admin, {});
    settle("staff", "staff", Office::unit, UnitId{"u1"});
    settle("clerk", "clerk", Office::clerk, {});
    done("founder", people::AppointToOffice{PersonId{"clerk"}, Office::clerk, day("2026-01-05"), "任职文件"});
    if (rules().parameters.contains("minutes.comment-period"))
        done("chair", people::SetParameter{"minutes.comment-period", "3"});
    at("2026-03-02 09:00");
}

World& World::at(std::string_view text) {
    return at(local(text));
}

World& World::at(Instant when) {
    now_ = when;
    return *this;
}

std::vector<std::string> World::members() const {
    std::vector<std::string> result;
    for (int number = 0; number < members_; ++number) result.push_back(member_id(number));
    return result;
}

people::Context World::context(std::string_view actor) const {
    auto const person = PersonId{std::string(actor)};
    return {person, person, now_, {}, charters_};
}

std::pair<Outcome, std::vector<body::Event>> World::examine(PersonId const& actor, PersonId const& entered_by,
                                                            body::Command const& command,
                                                            Reasons const& reasons) const {
    body::Context const context{actor, entered_by, now_, reasons, charters_};
    auto answer = body::decide(state_, command, context);
    Outcome outcome;
    if (!answer) {
        outcome.rejection = answer.error();
        return {outcome, {}};
    }
    outcome.accepted = true;
    auto const& events = answer.value();
    for (auto const& event : events) outcome.events.emplace_back(body::name_of(event));
    return {outcome, events};
}

Outcome World::send_any(PersonId const& actor, PersonId const& entered_by, body::Command const& command,
                        Reasons const& reasons) {
    auto [outcome, events] = examine(actor, entered_by, command, reasons);
    for (auto const& event : events) body::apply(state_, event, {actor, entered_by, now_});
    if (!events.empty()) history_.push_back({{actor, entered_by, now_}, command, reasons, std::move(events)});
    return outcome;
}

Outcome World::demand(Outcome outcome) {
    INFO(outcome.text());
    REQUIRE(outcome.accepted);
    return outcome;
}

MatterId World::accepted_matter(std::string_view id, std::string_view kind) {
    MatterId const matter{std::string(id)};
    meetings::ProposeMatter command;
    command.matter = matter;
    command.kind = kind;
    command.title = "事项" + matter.text;
    command.gist = "内容摘要";
    auto const* rule = rules().kind(kind);
    must(rule != nullptr, "the test names a kind of the charter");
    if (rule->asks_persons) command.persons = {{"张三", {}}};
    if (rule->asks_sum) command.sum = Fen{100'000'000};
    done("chair", command);
    for (auto const& before : rule->before) {
        done("clerk", meetings::GiveEvidence{matter, before.name, "已完成", {}, {}});
    }
    return matter;
}

MeetingId World::planned_meeting(std::string_view id, std::string_view starts, std::vector<std::string> const& kinds) {
    MeetingId const meeting{std::string(id)};
    done("chair", meetings::PlanMeeting{meeting, local(starts), "第一会议室", true});
    int number = 0;
    for (auto const& kind : kinds) {
        auto const count = std::to_string(++number);
        auto const matter = accepted_matter(meeting.text + ".m" + count, kind);
        done("chair", meetings::AddToAgenda{meeting, ItemId{meeting.text + "." + count}, matter});
    }
    return meeting;
}

MeetingId World::noticed_meeting(std::string_view id, std::string_view starts, std::vector<std::string> const& kinds) {
    auto const meeting = planned_meeting(id, starts, kinds);
    done("clerk", meetings::SendNotice{meeting}, {{"notice.late", "急件"}});
    return meeting;
}

MeetingId World::open_meeting(std::string_view id, std::string_view starts, int present,
                              std::vector<std::string> const& kinds) {
    auto const meeting = noticed_meeting(id, starts, kinds);
    at(starts);
    for (int number = 0; number < present; ++number) done(member_id(number), meetings::EnterRoom{meeting, false});
    done("chair", meetings::OpenMeeting{meeting});
    return meeting;
}

Instant local(std::string_view text) {
    auto const when = local_from(text, Zone{});
    must(when.has_value(), "the test writes a local time");
    return *when;
}

Date day(std::string_view text) {
    auto const result = date_from(text);
    must(result.has_value(), "the test writes a date");
    return *result;
}

}  // namespace quorate::tests
