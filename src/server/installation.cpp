#include "server/installation.hpp"

#include <chrono>

#include "server/fields.hpp"

namespace quorate::server {

namespace {

constexpr std::string_view kCookie = "quorate_session";
/// Taken by browsers only over TLS, for this host alone, and never overwritten by a page without TLS.
constexpr std::string_view kSecureCookie = "__Host-quorate_session";

std::filesystem::path made(std::filesystem::path const& folder) {
    journal::make_directory(folder);
    return folder;
}

bool changes_something(Method method) {
    return method != Method::get && method != Method::head && method != Method::options;
}

}  // namespace

Instant system_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Installation::Installation(std::filesystem::path const& data, std::filesystem::path const& web, Workers& workers,
                           std::function<Instant()> clock)
    : accounts(made(data) / "accounts.sqlite"),
      door(accounts),
      letters(data / "letters.sqlite"),
      bodies(data, workers, std::move(clock)),
      assets(web) {}

std::string session_cookie_of(Request const& request) {
    auto const field = request.headers.get("Cookie");
    auto secure = cookie(field, kSecureCookie);
    return secure.empty() ? cookie(field, kCookie) : secure;
}

std::string set_session_cookie(std::string const& token, bool secure) {
    std::string value(secure ? kSecureCookie : kCookie);
    value += "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
    if (secure) value += "; Secure";
    if (token.empty()) value += "; Max-Age=0";
    return value;
}

bool from_our_pages(Request const& request) {
    if (!changes_something(request.method)) return true;
    auto const site = request.headers.get("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin") return false;
    auto const origin = request.headers.get("Origin");
    if (!origin.empty()) {
        auto const host = request.headers.get("Host");
        auto const mark = origin.find("://");
        return mark != std::string_view::npos && same_name(origin.substr(mark + 3), host);
    }
    // A program that is no browser says so with a field that pages of other sites cannot set.
    return !site.empty() || request.headers.has("X-Quorate");
}

std::expected<Caller, Response> caller_with_any_password(Installation& installation, Request const& request) {
    auto const language = language_of(request);
    if (!from_our_pages(request)) return std::unexpected(problem(language, 403, "foreign-request"));
    auto token = session_cookie_of(request);
    auto account = token.empty() ? std::nullopt : installation.accounts.whose(token, installation.bodies.now());
    if (!account) return std::unexpected(problem(language, 401, "not-signed-in"));
    return Caller{*std::move(account), std::move(token), language};
}

std::expected<Caller, Response> caller_of(Installation& installation, Request const& request) {
    auto caller = caller_with_any_password(installation, request);
    if (caller && caller->account.must_change)
        return std::unexpected(problem(caller->language, 403, "password-must-change"));
    return caller;
}

std::expected<Seat, Response> seat_of(Installation& installation, Request const& request) {
    auto caller = caller_of(installation, request);
    if (!caller) return std::unexpected(std::move(caller.error()));
    BodyId const body{std::string(request.parameter("body"))};
    auto desk = installation.bodies.find(body);
    auto const damaged = installation.bodies.damaged(body);
    auto const person = caller->account.persons.find(body);
    if (person == caller->account.persons.end()) {
        // Who belongs to no body may as well not learn which there are.
        bool const there = desk || damaged;
        return std::unexpected(problem(caller->language, there ? 403 : 404, there ? "not-yours" : "not-found"));
    }
    if (damaged) return std::unexpected(problem(caller->language, 503, "body-damaged"));
    if (!desk) return std::unexpected(problem(caller->language, 404, "not-found"));
    auto id = person->second;
    return Seat{*std::move(caller), std::move(desk), std::move(id)};
}

void enter_access(Installation& installation, Request const& request, Caller const& caller, std::string what,
                  std::string about) {
    installation.accounts.log(
        {installation.bodies.now(), caller.account.name, std::move(what), request.address, std::move(about)});
}

bool Rights::has_power(std::string_view act) const {
    return people::has_power(scene.people, rules, reader.person, reader.day, act);
}

Rights rights_of(views::Lens const& lens) {
    auto const& people = lens.state.people;
    body::Context const context{lens.reader, lens.reader, lens.now, {}, lens.rules};
    auto const day = people::today(people, context);
    return {{people, lens.state.meetings, lens.state.procedures.holidays},
            people::rules_on(people, context, day),
            {lens.reader, day}};
}

bool reads_record(views::Lens const& lens) {
    auto const rights = rights_of(lens);
    return meetings::reads_whole_record(rights.scene, rights.rules, rights.reader);
}

bool audits(views::Lens const& lens) {
    auto const day = day_of(lens.now, lens.state.people.zone);
    return people::holds(lens.state.people, lens.reader, people::Office::audit_admin, day);
}

bool oversees(views::Lens const& lens) {
    return reads_record(lens) || audits(lens);
}

Handler seated(Installation* installation, Seated make) {
    return at_once([installation, make = std::move(make)](Request& request) {
        auto seat = seat_of(*installation, request);
        return seat ? make(request, *seat) : std::move(seat.error());
    });
}

namespace {

/// Who read what is secret, and when, can be told afterwards; once a sitting.
void enter_reading(Installation& installation, Request const& request, Caller const& caller, Reads reads) {
    auto about = reads(request);
    if (about.empty()) return;
    if (installation.readings.begins(caller.account.name, about, installation.bodies.now()))
        enter_access(installation, request, caller, "read", std::move(about));
}

}  // namespace

Handler shown(Installation* installation, Shown look, Reads reads) {
    return [installation, look = std::move(look), reads](std::unique_ptr<Exchange> exchange) {
        auto seat = seat_of(*installation, exchange->request);
        if (!seat) return exchange->answer(std::move(seat.error()));
        auto const language = seat->caller.language;
        auto const caller = seat->caller;
        auto const desk = seat->desk;
        auto const reader = seat->reader();
        auto const response = std::make_shared<Response>();
        std::shared_ptr<Exchange> const waiting = std::move(exchange);
        auto const make = [&](views::Lens const& lens) { *response = look(waiting->request, *seat, lens); };
        desk->read(reader, make, [=](bool durable) {
            bool const given = durable && (response->status == 200 || response->status == 206);
            if (given && reads != nullptr) enter_reading(*installation, waiting->request, caller, reads);
            waiting->answer(durable ? std::move(*response) : answer_of(language, Unavailable{}));
        });
    };
}

}  // namespace quorate::server
