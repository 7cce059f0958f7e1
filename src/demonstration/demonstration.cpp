#include "demonstration/demonstration.hpp"

#include "demonstration/story.hpp"

namespace quorate::demonstration {

namespace {

using people::Office;

struct Role {
    std::string_view account;
    std::string_view name;
    Office office;
    std::string_view unit;
};

constexpr std::string_view kKeeper = "admin";  ///< keeps the accounts, and is nobody in the body
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

bool found(server::Founding& founding, std::string const& digest, Date force) {
    BodyId const body{kBody};
    return founding.give(people::FoundBody{body, "示范厅党组", 480, {"中共示范省委"}, digest, force});
}

bool enroll(server::Founding& founding, Role const& role) {
    people::RegisterPerson person{PersonId{std::string(role.account)}, std::string(role.name), {}};
    if (!role.unit.empty()) person.unit = UnitId{std::string(role.unit)};
    return founding.give(person);
}

/// Everybody, and then their offices: those that keep the roster last, since the founder may act only as long as nobody
/// in office can.
bool settle(server::Founding& founding, Date from) {
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
    return accounts.create({name, std::string(kPassword), administrator, false}, installation.bodies.now()).empty();
}

bool open_accounts(server::Installation& installation) {
    for (auto const& role : kRoles) {
        std::string const name(role.account);
        if (!open_account(installation, name, false)) return false;
        if (!installation.accounts.name_person(name, BodyId{kBody}, PersonId{name}).empty()) return false;
    }
    return open_account(installation, std::string(kKeeper), true);
}

/// The body as it stood before its first meeting.
bool establish(server::Founding& founding, std::string const& digest, Date day) {
    if (!found(founding, digest, day)) return false;
    for (auto const& [unit, name] : kUnits)
        if (!founding.give(people::RegisterUnit{UnitId{std::string(unit)}, std::string(name)})) return false;
    return settle(founding, day);
}

/// From the beginning to today. What the desk waits for by itself comes to pass when its moment is told.
bool tell(Story& story, charter::Rules const& rules) {
    tell_first_meeting(story);
    tell_second_meeting(story);
    tell_next_meeting(story);
    // Another charter may have other procedures, or none.
    auto const has = [&](auto const* name) { return rules.procedure(name) != nullptr; };
    if (has("incoming") && has("leave-member") && has("field-research")) tell_procedures(story);
    return story.well();
}

}  // namespace

std::vector<Account> accounts() {
    std::vector<Account> all;
    for (auto const& role : kRoles) all.push_back({std::string(role.account), std::string(role.name), role.office});
    all.push_back({std::string(kKeeper), {}, {}});
    return all;
}

Outcome demonstrate(std::filesystem::path const& data, server::Workers& workers, words::Language language,
                    std::function<std::optional<server::SoundCharter>()> const& charter) {
    StoryClock clock;
    clock.set(server::system_now());
    server::Installation installation(data, "", workers, [&clock] { return clock.now(); });
    if (!installation.bodies.all().empty()) return {true, {}};
    auto const sound = charter();
    if (!sound) return {};
    server::Founding founding(installation, PersonId{"founder"}, language);
    if (!founding.begin(BodyId{kBody}, sound->charter.rules.identity.suite)) return {};
    auto const hash = crypto::hash_of(founding.desk()->suite());
    auto const digest = crypto::to_hex(installation.bodies.blobs().put(hash, sound->bytes));
    Story story(founding, installation.bodies.blobs(), clock);
    story.on(kFounded, 9);
    if (!establish(founding, digest, story.day(kFounded)) || !tell(story, sound->charter.rules))
        return {false, founding.complaints()};
    clock.set(server::system_now());
    return {open_accounts(installation), {}};
}

}  // namespace quorate::demonstration
