#include "base/instant.hpp"

#include <fmt/core.h>

namespace quorate {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// The digits of `text` at `from`, `count` of them; -1 when one is no digit.
int digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t at = from; at < from + count; ++at) {
        if (at >= text.size() || text[at] < '0' || text[at] > '9') return -1;
        value = value * 10 + (text[at] - '0');
    }
    return value;
}

void write_two(unsigned value, std::string& text) {
    text += static_cast<char>('0' + value / 10);
    text += static_cast<char>('0' + value % 10);
}

/// By hand and not by a format: every entry of a journal has an instant.
void write(Date day, std::string& text) {
    auto const year = static_cast<int>(day.year());
    if (year < 0 || year > 9999) {
        text += fmt::format("{:04}", year);
    } else {
        write_two(static_cast<unsigned>(year) / 100, text);
        write_two(static_cast<unsigned>(year) % 100, text);
    }
    text += '-';
    write_two(static_cast<unsigned>(day.month()), text);
    text += '-';
    write_two(static_cast<unsigned>(day.day()), text);
}

std::optional<std::chrono::seconds> clock_from(std::string_view text, bool with_seconds) {
    auto const hour = digits(text, 0, 2);
    auto const minute = digits(text, 3, 2);
    auto const second = with_seconds ? digits(text, 6, 2) : 0;
    if (text.size() != (with_seconds ? 8U : 5U) || text[2] != ':' || (with_seconds && text[5] != ':')) return {};
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return {};
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

}  // namespace

Date day_of(Instant when, Zone zone) {
    return Date{std::chrono::floor<days>(when + std::chrono::minutes{zone.minutes_east})};
}

Instant start_of(Date day, Zone zone) {
    return Instant{sys_days{day}} - std::chrono::minutes{zone.minutes_east};
}

Date plus_days(Date day, std::int32_t count) {
    return Date{sys_days{day} + days{count}};
}

std::int32_t days_between(Date from, Date to) {
    return static_cast<std::int32_t>((sys_days{to} - sys_days{from}).count());
}

std::string to_text(Date day) {
    std::string text;
    write(day, text);
    return text;
}

std::string to_text(Instant when) {
    auto const midnight = std::chrono::floor<days>(when);
    auto const clock = std::chrono::hh_mm_ss{when - midnight};
    std::string text;
    text.reserve(20);
    write(Date{midnight}, text);
    text += 'T';
    write_two(static_cast<unsigned>(clock.hours().count()), text);
    text += ':';
    write_two(static_cast<unsigned>(clock.minutes().count()), text);
    text += ':';
    write_two(static_cast<unsigned>(clock.seconds().count()), text);
    text += 'Z';
    return text;
}

std::string local_text(Instant when, Zone zone) {
    auto const local = to_text(when + std::chrono::minutes{zone.minutes_east});
    return local.substr(0, 10) + " " + local.substr(11, 5);
}

std::optional<Date> date_from(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    auto const year = digits(text, 0, 4);
    auto const month = digits(text, 5, 2);
    auto const day = digits(text, 8, 2);
    if (year < 1900 || month < 0 || day < 0) return {};
    auto const date = Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return {};
    return date;
}

std::optional<Instant> instant_from(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[19] != 'Z') return {};
    auto const date = date_from(text.substr(0, 10));
    auto const clock = clock_from(text.substr(11, 8), true);
    if (!date || !clock) return {};
    return Instant{sys_days{*date}} + *clock;
}

std::optional<Instant> local_from(std::string_view text, Zone zone) {
    if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T')) return {};
    auto const date = date_from(text.substr(0, 10));
    auto const clock = clock_from(text.substr(11), false);
    if (!date || !clock) return {};
    return start_of(*date, zone) + *clock;
}

}  // namespace quorate
