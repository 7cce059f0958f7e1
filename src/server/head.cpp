#include "server/head.hpp"

#include <array>
#include <chrono>

#include <fmt/format.h>

namespace quorate::server {

namespace {

void add_field(std::string_view name, std::string_view value, std::string& text) {
    text.append(name).append(": ");
    for (auto const c : value)
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) text += c;
    text += "\r\n";
}

/// The field of now, written once a second.
std::string const& date_now() {
    thread_local std::chrono::sys_seconds second{};
    thread_local std::string date;
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (second != now) {
        date = http_date(now);
        second = now;
    }
    return date;
}

bool bodiless(unsigned status) {
    return status == 204 || status == 304;
}

}  // namespace

std::string http_date(Instant when) {
    static constexpr std::array<char const*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<char const*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(when);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{when - day};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::uint64_t length_of(Response const& response) {
    if (auto const* const text = std::get_if<std::string>(&response.body)) return text->size();
    if (auto const* const shared = std::get_if<std::shared_ptr<std::string const>>(&response.body))
        return (*shared)->size();
    if (auto const* const part = std::get_if<FilePart>(&response.body)) return part->bytes;
    return 0;
}

std::string head_text(Response const& response, Framing framing) {
    auto text = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
    text.reserve(1024);
    for (auto const& [name, value] : response.headers.all()) add_field(name, value, text);
    add_field("Date", date_now(), text);
    if (framing.length && !bodiless(response.status))
        add_field("Content-Length", std::to_string(*framing.length), text);
    if (!framing.keep) add_field("Connection", "close", text);
    return text + "\r\n";
}

}  // namespace quorate::server
