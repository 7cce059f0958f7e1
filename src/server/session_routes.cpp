#include <boost/describe.hpp>

#include "base/wire.hpp"
#include "server/api.hpp"
#include "server/fields.hpp"

// Signing in and out, and one's own password.

namespace quorate::server {

struct SignIn {
    std::string name;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (name, password))

struct NewPassword {
    std::string current;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (current, password))

/// Whom the account names in one body.
struct BodySeat {
    std::string body;
    std::string body_name;
    std::string person;
    std::string name;
    std::vector<std::string> offices;  ///< in words
};
BOOST_DESCRIBE_STRUCT(BodySeat, (), (body, body_name, person, name, offices))

/// A body in which the account names somebody and that is not served: why, and what to do.
struct UnservedBody {
    std::string body;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(UnservedBody, (), (body, reason))

/// Who is signed in; the first body's names stand at the top, because most accounts have only one.
struct Session {
    std::string account;
    bool administrator = false;
    bool must_change = false;
    bool auditor = false;  ///< reads the access log
    std::string person;
    std::string name;
    std::vector<std::string> offices;
    std::string body;
    std::string body_name;
    std::vector<BodySeat> bodies;
    std::vector<UnservedBody> unserved;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (account, administrator, must_change, auditor, person, name, offices, body, body_name, bodies,
                       unserved))

namespace {

constexpr std::size_t kBodyMost = 16 * 1024;

BodySeat seat_in(views::Lens const& lens, PersonId const& person) {
    auto const& people = lens.state.people;
    BodySeat seat{people.body.text, people.name, person.text, person.text, {}};
    auto const found = people.persons.find(person);
    if (found != people.persons.end()) seat.name = found->second.name;
    for (auto const office : people::offices_of(people, person, day_of(lens.now, people.zone)))
        seat.offices.push_back(lens.words.label(lens.language, term(office)));
    return seat;
}

std::optional<Session> session_of(Installation& installation, accounts::Account const& account,
                                  words::Language language) {
    Session session{account.name, account.administrator, account.must_change, false, {}, {}, {}, {}, {}, {}, {}};
    for (auto const& [body, person] : account.persons) {
        if (installation.bodies.damaged(body)) {
            session.unserved.push_back(
                {body.text, words::shipped().say(language, "problem.body-damaged.detail", {}, {})});
            continue;
        }
        auto const desk = installation.bodies.find(body);
        if (!desk) continue;
        auto const look = [&](views::Lens const& lens) {
            session.bodies.push_back(seat_in(lens, person));
            if (audits(lens)) session.auditor = true;
        };
        if (!desk->read_and_wait({person, language}, look)) return std::nullopt;
    }
    if (session.bodies.empty()) {
        session.name = account.name;
        return session;
    }
    auto const& first = session.bodies.front();
    session.person = first.person;
    session.name = first.name;
    session.offices = first.offices;
    session.body = first.body;
    session.body_name = first.body_name;
    return session;
}

Response session_answer(Installation& installation, accounts::Account const& account, words::Language language) {
    auto const session = session_of(installation, account, language);
    return session ? json_answer(200, wire::write(*session)) : answer_of(language, Unavailable{});
}

Response sign_in(Installation& installation, Request& request) {
    auto const language = language_of(request);
    if (!from_our_pages(request)) return problem(language, 403, "foreign-request");
    std::vector<BadInput> faults;
    auto given = wire::read<SignIn>(request.body, faults);
    if (!given) return bad_input(language, faults);
    auto const outcome = installation.door.sign_in(
        {std::move(given->name), std::move(given->password), throttling_address(request.address)},
        installation.bodies.now());
    if (auto const* const wait = std::get_if<accounts::TooMany>(&outcome))
        return too_many_attempts(language, wait->wait);
    auto const* const signed_in = std::get_if<accounts::SignedIn>(&outcome);
    if (signed_in == nullptr) return problem(language, 401, "wrong-credentials");
    // A session that was open in this browser ends with the new one.
    if (auto const before = session_cookie_of(request); !before.empty()) installation.accounts.end_session(before);
    auto response = session_answer(installation, signed_in->account, language);
    bool const secure = installation.secure || request.over_tls;
    response.headers.set("Set-Cookie", set_session_cookie(signed_in->session.token, secure));
    return response;
}

Response sign_out(Installation& installation, Request& request) {
    auto const caller = caller_with_any_password(installation, request);
    if (!caller) return caller.error();
    installation.accounts.end_session(caller->token);
    enter_access(installation, request, *caller, "signed-out");
    Response response{.status = 204};
    response.headers.set("Set-Cookie", set_session_cookie({}, installation.secure || request.over_tls));
    response.headers.set("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

Response show_session(Installation& installation, Request& request) {
    auto const caller = caller_with_any_password(installation, request);
    // Who asks whether anybody is signed in is told so; that nobody is, is no failure.
    if (!caller && caller.error().status == 401) return {.status = 204};
    if (!caller) return caller.error();
    return session_answer(installation, caller->account, caller->language);
}

Response change_password(Installation& installation, Request& request) {
    auto const caller = caller_with_any_password(installation, request);
    if (!caller) return caller.error();
    std::vector<BadInput> faults;
    auto given = wire::read<NewPassword>(request.body, faults);
    if (!given) return bad_input(caller->language, faults);
    auto const& name = caller->account.name;
    auto const now = installation.bodies.now();
    auto const confirmed =
        installation.door.confirm({name, std::move(given->current), throttling_address(request.address)}, now);
    if (auto const* const wait = std::get_if<accounts::TooMany>(&confirmed))
        return too_many_attempts(caller->language, wait->wait);
    if (!std::get<bool>(confirmed)) {
        faults.push_back({"/current", "password-wrong", {}});
        return bad_input(caller->language, faults);
    }
    faults = installation.accounts.set_password(name, given->password, false, caller->token);
    if (!faults.empty()) return bad_input(caller->language, faults);
    enter_access(installation, request, *caller, "password-changed");
    return {.status = 204};
}

}  // namespace

void add_session_routes(Routes& routes, Installation* installation) {
    auto const with = [installation](Response (*handle)(Installation&, Request&)) {
        return at_once([installation, handle](Request& request) { return handle(*installation, request); });
    };
    routes.add({.id = "session.open",
                .group = "session",
                .method = Method::post,
                .path = "/api/v1/session",
                .takes = schema_of<SignIn>(),
                .gives = schema_of<Session>(),
                .problems = {422, 429},
                .open = true},
               with(sign_in), kBodyMost);
    routes.add({.id = "session.show", .group = "session", .path = "/api/v1/session", .gives = schema_of<Session>()},
               with(show_session));
    routes.add({.id = "session.end", .group = "session", .method = Method::del, .path = "/api/v1/session"},
               with(sign_out));
    routes.add({.id = "session.password",
                .group = "session",
                .method = Method::put,
                .path = "/api/v1/session/password",
                .takes = schema_of<NewPassword>(),
                .problems = {422, 429}},
               with(change_password), kBodyMost);
}

}  // namespace quorate::server
