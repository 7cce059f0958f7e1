#include <algorithm>
#include <charconv>

#include <boost/describe.hpp>

#include "base/wire.hpp"
#include "server/api.hpp"

// Accounts: made and closed by administrators of the installation, who get no power in any body by that.

namespace quorate::server {

struct AccountPerson {
    BodyId body;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(AccountPerson, (), (body, person))

struct AccountLine {
    std::string name;
    bool administrator = false;
    bool closed = false;
    bool must_change = false;
    Instant created{};
    std::vector<AccountPerson> persons;
};
BOOST_DESCRIBE_STRUCT(AccountLine, (), (name, administrator, closed, must_change, created, persons))

/// Somebody whom an account can name.
struct PersonChoice {
    PersonId person;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonChoice, (), (person, name))

struct BodyPeople {
    BodyId body;
    std::string name;
    std::vector<PersonChoice> people;
};
BOOST_DESCRIBE_STRUCT(BodyPeople, (), (body, name, people))

struct AccountList {
    std::vector<AccountLine> accounts;
    std::vector<BodyPeople> bodies;
};
BOOST_DESCRIBE_STRUCT(AccountList, (), (accounts, bodies))

struct AccountOrder {
    std::string name;
    std::string password;
    bool administrator = false;
    std::vector<AccountPerson> persons;
};
BOOST_DESCRIBE_STRUCT(AccountOrder, (), (name, password, administrator, persons))

/// What is to be different; what is left out stays.
struct AccountChange {
    std::optional<std::string> password;
    std::optional<bool> closed;
    std::optional<AccountPerson> person;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (), (password, closed, person))

struct AccessLine {
    std::int64_t number = 0;
    Instant at{};
    std::string account;
    std::string what;
    std::string label;
    std::string address;
    std::optional<std::string> about;
};
BOOST_DESCRIBE_STRUCT(AccessLine, (), (number, at, account, what, label, address, about))

struct AccessLog {
    std::vector<AccessLine> lines;  ///< the newest first
    bool earlier = false;           ///< there are more before the last of them
};
BOOST_DESCRIBE_STRUCT(AccessLog, (), (lines, earlier))

namespace {

constexpr std::size_t kBodyMost = 64 * 1024;
constexpr std::int64_t kLinesMost = 1'000;

std::expected<Caller, Response> administrator_of(Installation& installation, Request const& request) {
    auto caller = caller_of(installation, request);
    if (caller && !caller->account.administrator)
        return std::unexpected(problem(caller->language, 403, "administrators-only"));
    return caller;
}

AccountLine line_of(accounts::Account const& account) {
    AccountLine line{account.name, account.administrator, account.closed, account.must_change, account.created, {}};
    for (auto const& [body, person] : account.persons) line.persons.push_back({body, person});
    return line;
}

/// Whom accounts can name: names only, since whoever keeps the accounts reads nothing else of a body.
std::optional<BodyPeople> people_of(Desk& desk) {
    BodyPeople people{desk.body(), {}, {}};
    auto const look = [&](views::Lens const& lens) {
        people.name = lens.state.people.name;
        for (auto const& [id, person] : lens.state.people.persons) people.people.push_back({id, person.name});
    };
    if (!desk.read_and_wait({}, look)) return std::nullopt;
    return people;
}

/// An account may only name somebody who is there.
void check_person(Installation& installation, std::string const& at, AccountPerson const& named,
                  std::vector<BadInput>& faults) {
    auto const desk = installation.bodies.find(named.body);
    if (!desk) return faults.push_back({at + "/body", "unknown-body", {}});
    bool there = false;
    auto const look = [&](views::Lens const& lens) { there = lens.state.people.persons.contains(named.person); };
    if (!desk->read_and_wait({}, look) || !there) faults.push_back({at + "/person", "unknown-person", {}});
}

Response list_accounts(Installation& installation, Request& request) {
    auto const caller = administrator_of(installation, request);
    if (!caller) return caller.error();
    AccountList list;
    for (auto const& account : installation.accounts.list()) list.accounts.push_back(line_of(account));
    for (auto const& desk : installation.bodies.all()) {
        auto people = people_of(*desk);
        if (!people) return answer_of(caller->language, Unavailable{});
        list.bodies.push_back(*std::move(people));
    }
    return json_answer(200, wire::write(list));
}

Response create_account(Installation& installation, Request& request) {
    auto const caller = administrator_of(installation, request);
    if (!caller) return caller.error();
    std::vector<BadInput> faults;
    auto const given = wire::read<AccountOrder>(request.body, faults);
    if (!given) return bad_input(caller->language, faults);
    for (std::size_t at = 0; at < given->persons.size(); ++at)
        check_person(installation, "/persons/" + std::to_string(at), given->persons[at], faults);
    if (!faults.empty()) return bad_input(caller->language, faults);
    auto const now = installation.bodies.now();
    faults = installation.accounts.create({given->name, given->password, given->administrator, true}, now);
    if (!faults.empty()) return bad_input(caller->language, faults);
    for (auto const& named : given->persons)
        (void)installation.accounts.name_person(given->name, named.body, named.person);
    auto const account = installation.accounts.find(given->name);
    enter_access(installation, request, *caller, "account-created", "account:" + account->name);
    return json_answer(201, wire::write(line_of(*account)));
}

std::vector<BadInput> change(Installation& installation, Request const& request, Caller const& caller,
                             std::string const& name, AccountChange const& given) {
    std::vector<BadInput> faults;
    if (given.person) check_person(installation, "/person", *given.person, faults);
    if (!faults.empty()) return faults;
    auto& accounts = installation.accounts;
    // Who did it, and to whose account.
    auto const log = [&](char const* what) { enter_access(installation, request, caller, what, "account:" + name); };
    if (given.password) {
        faults = accounts.set_password(name, *given.password, true, {});
        if (!faults.empty()) return faults;
        log("password-changed");
    }
    if (given.person) {
        faults = accounts.name_person(name, given.person->body, given.person->person);
        if (!faults.empty()) return faults;
        log("person-named");
    }
    if (given.closed) {
        faults = accounts.set_closed(name, *given.closed);
        if (!faults.empty()) return faults;
        log(*given.closed ? "account-closed" : "account-opened");
    }
    return faults;
}

Response change_account(Installation& installation, Request& request) {
    auto const caller = administrator_of(installation, request);
    if (!caller) return caller.error();
    std::vector<BadInput> faults;
    auto const given = wire::read<AccountChange>(request.body, faults);
    if (!given) return bad_input(caller->language, faults);
    auto const name = accounts::account_name(request.parameter("account"));
    if (!installation.accounts.find(name)) return problem(caller->language, 404, "not-found");
    faults = change(installation, request, *caller, name, *given);
    if (!faults.empty()) return bad_input(caller->language, faults);
    return json_answer(200, wire::write(line_of(*installation.accounts.find(name))));
}

bool audits_somewhere(Installation& installation, accounts::Account const& account) {
    bool audit = false;
    for (auto const& [body, person] : account.persons) {
        auto const desk = installation.bodies.find(body);
        if (!desk) continue;
        auto const look = [&](views::Lens const& lens) { audit = audit || audits(lens); };
        (void)desk->read_and_wait({person, words::Language::zh}, look);
    }
    return audit;
}

Response show_access_log(Installation& installation, Request& request) {
    auto const caller = caller_of(installation, request);
    if (!caller) return caller.error();
    // Whoever makes accounts does not read what became of them: the log is the audit administrator's.
    if (!audits_somewhere(installation, caller->account)) return problem(caller->language, 403, "auditors-only");
    std::optional<std::int64_t> before;
    if (auto const* const asked = request.asked("before")) {
        before = 0;
        auto const end = asked->data() + asked->size();
        auto const [stopped, fault] = std::from_chars(asked->data(), end, *before);
        if (fault != std::errc{} || stopped != end)
            return bad_input(caller->language, std::vector<BadInput>{{"/before", "not-an-integer", {}}});
    }
    AccessLog log;
    auto found = installation.accounts.accesses(kLinesMost + 1, before);
    log.earlier = std::ssize(found) > kLinesMost;
    if (log.earlier) found.pop_back();
    for (auto const& one : found) {
        auto const label = words::shipped().term(caller->language, {"access", one.what});
        std::optional<std::string> about;
        if (!one.about.empty()) about = one.about;
        log.lines.push_back({one.number, one.at, one.account, one.what, label, one.address, std::move(about)});
    }
    return json_answer(200, wire::write(log));
}

}  // namespace

void add_account_routes(Routes& routes, Installation* installation) {
    auto const with = [installation](Response (*handle)(Installation&, Request&)) {
        return at_once([installation, handle](Request& request) { return handle(*installation, request); });
    };
    routes.add(
        {.id = "accounts.list", .group = "accounts", .path = "/api/v1/accounts", .gives = schema_of<AccountList>()},
        with(list_accounts));
    routes.add({.id = "accounts.create",
                .group = "accounts",
                .method = Method::post,
                .path = "/api/v1/accounts",
                .takes = schema_of<AccountOrder>(),
                .gives = schema_of<AccountLine>(),
                .problems = {422}},
               with(create_account), kBodyMost);
    routes.add({.id = "accounts.change",
                .group = "accounts",
                .method = Method::patch,
                .path = "/api/v1/accounts/{account}",
                .takes = schema_of<AccountChange>(),
                .gives = schema_of<AccountLine>(),
                .problems = {404, 422}},
               with(change_account), kBodyMost);
    routes.add({.id = "access.log",
                .group = "accounts",
                .path = "/api/v1/access-log",
                .query = {{"before", false}},
                .gives = schema_of<AccessLog>(),
                .problems = {422}},
               with(show_access_log));
}

}  // namespace quorate::server
