#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/word.hpp"
#include "cli/demonstration_story.hpp"

namespace quorate::cli {

namespace {

using people::Office;

struct Role {
    std::string_view account;
    std::string_view name;
    Office office;
    std::string_view unit;
};

constexpr char kPassword[] = "let us decide";
constexpr char kBody[] = "demonstration";
constexpr int kFounded = -60;  ///< days from today

constexpr auto kUnits = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"office", "办公室"}, {"personnel", "人事处"}, {"finance", "财务处"}, {"projects", "项目处"}});

constexpr auto kRoles = std::to_array<Role>({
    {"shuji", "周明远", Office::chair, ""},
    {"chen", "陈立群", Office::member, ""},
    {"liu", "刘雅琴", Office::member, ""},
    {"sun", "孙志刚", Office::member, ""},
    {"wu", "吴慧敏", Office::member, ""},
    {"zheng", "郑国栋", Office::member, ""},
    {"feng", "冯晓岚", Office::member, ""},
    {"mishu", "何静", Office::clerk, "office"},
    {"bangong", "许建平", Office::office, "office"},
    {"renshi", "沈文", Office::unit, "personnel"},
    {"caiwu", "韩冰", Office::unit, "finance"},
    {"jiancha", "曹卫东", Office::inspector, ""},
    {"shenji", "严肃", Office::audit_admin, ""},
});

bool found(Founding& founding, std::string const& digest, Date force) {
    BodyId const body{kBody};
    return founding.give(people::FoundBody{body, "示范厅党组", 480, {"中共示范省委"}, digest, force});
}

bool enroll(Founding& founding, Role const& role) {
    people::RegisterPerson person{PersonId{std::string(role.account)}, std::string(role.name), {}};
    if (!role.unit.empty()) person.unit = UnitId{std::string(role.unit)};
    return founding.give(person);
}

/// Everybody, and then their offices: those that keep the roster last, since the founder may act only as long as nobody
/// in office can.
bool settle(Founding& founding, Date from) {
    for (auto const& role : kRoles)
        if (!enroll(founding, role)) return false;
    for (auto const keepers : {false, true})
        for (auto const& role : kRoles) {
            if ((role.office == Office::clerk) != keepers) continue;
            people::AppointToOffice const appoint{PersonId{std::string(role.account)}, role.office, from, "示范任命"};
            if (!founding.give(appoint)) return false;
        }
    return true;
}

bool open_account(server::Installation& installation, std::string const& name, bool administrator) {
    auto& accounts = installation.accounts;
    return accounts.create({name, kPassword, administrator, false}, installation.bodies.now()).empty();
}

bool open_accounts(server::Installation& installation) {
    for (auto const& role : kRoles) {
        std::string const name(role.account);
        if (!open_account(installation, name, false)) return false;
        if (!installation.accounts.name_person(name, BodyId{kBody}, PersonId{name}).empty()) return false;
    }
    return open_account(installation, "admin", true);
}

/// The body as it stood before its first meeting.
bool establish(Founding& founding, std::string const& digest, Date day) {
    if (!found(founding, digest, day)) return false;
    for (auto const& [unit, name] : kUnits)
        if (!founding.give(people::RegisterUnit{UnitId{std::string(unit)}, std::string(name)})) return false;
    return settle(founding, day);
}

/// From the beginning to today. What the desk waits for by itself comes to pass when its moment is told.
bool tell(Story& story) {
    tell_first_meeting(story);
    tell_second_meeting(story);
    tell_next_meeting(story);
    return story.well();
}

}  // namespace

bool demonstrate(Invocation const& invocation, server::Workers& workers) {
    StoryClock clock;
    clock.set(server::system_now());
    server::Installation installation(invocation.value("data", "var"), "", workers, [&clock] { return clock.now(); });
    if (!installation.bodies.all().empty()) return true;
    auto const sound = sound_charter(invocation, invocation.value("demonstration"));
    if (!sound) return false;
    Founding founding(invocation, installation, PersonId{"founder"});
    if (!founding.begin(BodyId{kBody}, sound->charter.rules.identity.suite)) return false;
    auto const hash = crypto::hash_of(founding.desk()->suite());
    auto const digest = crypto::to_hex(installation.bodies.blobs().put(hash, sound->bytes));
    Story story(founding, installation.bodies.blobs(), clock);
    story.on(kFounded, 9);
    if (!establish(founding, digest, story.day(kFounded)) || !tell(story)) return false;
    clock.set(server::system_now());
    return open_accounts(installation);
}

void print_demonstration(Invocation const& invocation) {
    auto const& words = words::shipped();
    invocation.print(invocation.say("demonstration", {{"password", std::string(kPassword)}}));
    for (auto const& role : kRoles)
        invocation.print(
            fmt::format("  {:10} {} {}", role.account, role.name, words.term(invocation.language, term(role.office))));
    invocation.print(fmt::format("  {:10} {}", "admin", invocation.say("administrator")));
}

}  // namespace quorate::cli
