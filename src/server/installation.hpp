#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "accounts/accounts.hpp"
#include "accounts/letters.hpp"
#include "accounts/sign_in.hpp"
#include "meetings/access.hpp"
#include "server/assets.hpp"
#include "server/bodies.hpp"
#include "server/exchange.hpp"
#include "server/problem.hpp"
#include "server/readings.hpp"

namespace quorate::server {

/// Everything that one server keeps and serves.
struct Installation {
    Installation(std::filesystem::path const& data, std::filesystem::path const& web, Workers& workers,
                 std::function<Instant()> clock);

    accounts::Accounts accounts;
    accounts::Door door;
    accounts::Letters letters;
    Bodies bodies;
    Assets assets;
    Readings readings;
    bool secure = false;  ///< served over TLS only: cookies and browsers are told so
};

/// The second, in UTC, by the system's clock.
[[nodiscard]] Instant system_now();

/// Who sends a request.
struct Caller {
    accounts::Account account;
    std::string token;
    words::Language language = words::Language::zh;
};
/// Who sends it, and who that is in the body it is about.
struct Seat {
    Caller caller;
    std::shared_ptr<Desk> desk;
    PersonId person;

    [[nodiscard]] Desk::Reader reader() const { return {person, caller.language}; }
    [[nodiscard]] Uploads::Owner owner() const { return {desk->body(), person}; }
};

/// The session's account; 401 without one. Requests that change something must come from our own pages (403), and an
/// account whose password was given by somebody else may do nothing before changing it (403).
[[nodiscard]] std::expected<Caller, Response> caller_of(Installation& installation, Request const& request);
/// The same before the password was changed.
[[nodiscard]] std::expected<Caller, Response> caller_with_any_password(Installation& installation,
                                                                       Request const& request);
/// The caller's place in the body named {body}; 404 when there is no such body, 403 when the account names nobody in
/// it, 503 when what was kept of it is damaged.
[[nodiscard]] std::expected<Seat, Response> seat_of(Installation& installation, Request const& request);

/// False for a request that changes something and was sent by another site's page (cross-site request forgery).
[[nodiscard]] bool from_our_pages(Request const& request);

[[nodiscard]] std::string session_cookie_of(Request const& request);
/// The value of Set-Cookie; an empty token takes the cookie away.
[[nodiscard]] std::string set_session_cookie(std::string const& token, bool secure);

/// Article 23: enters in the access log what the caller did, and about what ("minutes:m1"; empty for the caller alone).
void enter_access(Installation& installation, Request const& request, Caller const& caller, std::string what,
                  std::string about = {});

/// What is asked with when somebody's rights are: everything around it, the rules in force today, and who looks.
struct Rights {
    meetings::Scene scene;
    charter::Rules const& rules;
    meetings::Reader reader;

    /// One of the reader's offices carries the power today.
    [[nodiscard]] bool has_power(std::string_view act) const;
};
[[nodiscard]] Rights rights_of(views::Lens const& lens);

/// Watches over the system: holds the office of audit administrator today.
[[nodiscard]] bool audits(views::Lens const& lens);
/// Article 24: who reads the whole record, by the charter's word.
[[nodiscard]] bool reads_record(views::Lens const& lens);
/// Those, and the audit administrator, who watches over the system and reads nothing of what was decided (article 23).
[[nodiscard]] bool oversees(views::Lens const& lens);

/// A handler for those who have a seat.
using Seated = std::function<Response(Request&, Seat const&)>;
[[nodiscard]] Handler seated(Installation* installation, Seated make);
/// What the reader sees of the body, made by `look` under the desk's lock and answered once it is durable.
using Shown = std::function<Response(Request const&, Seat const&, views::Lens const&)>;
/// What a request reads, as the access log names it: "minutes:m1"; empty for what is open to the whole body.
using Reads = std::string (*)(Request const&);
[[nodiscard]] Handler shown(Installation* installation, Shown look, Reads reads = nullptr);

}  // namespace quorate::server
