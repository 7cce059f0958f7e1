#include "people/input.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.hpp"

namespace quorate::people {

bool new_id(Checks& checks, std::string_view at, std::string_view id, bool taken) {
    if (!checks.form(valid_id(id), at, "bad-id")) return false;
    return checks.form(!taken, at, "id-taken");
}

namespace {

/// What is wrong with a text that is not there, or goes on for ever, by the names of the faults.
struct Names {
    std::string_view missing;
    std::string_view endless;
};

bool written(Checks& checks, std::string_view at, std::string_view text, std::size_t longest, Names names,
             Facts facts = {}) {
    if (!checks.form(text::valid_utf8(text), at, "bad-character")) return false;
    if (!checks.form(!text::blank(text), at, names.missing, facts)) return false;
    facts.emplace("longest", static_cast<std::int64_t>(longest));
    return checks.form(text::length(text) <= longest, at, names.endless, std::move(facts));
}

}  // namespace

bool needed_text(Checks& checks, std::string_view at, std::string_view text, std::size_t longest) {
    return written(checks, at, text, longest, {"missing-text", "text-too-long"});
}

bool real_date(Checks& checks, std::string_view at, Date day) {
    auto const year = static_cast<int>(day.year());
    return checks.form(day.ok() && year >= 1900 && year <= 9999, at, "bad-date");
}

bool real_instant(Checks& checks, std::string_view at, Instant when) {
    using std::chrono::sys_days;
    using std::chrono::year;
    constexpr Instant first = sys_days{year{1900} / 1 / 1};
    constexpr Instant last = sys_days{year{9999} / 12 / 31};
    return checks.form(when >= first && when <= last, at, "bad-instant");
}

bool needed_reason(Checks& checks, std::string_view reason) {
    return needed_text(checks, "/reason", reason, reason_length_max);
}

bool needed_reason(Checks& checks, std::string_view reason, Citation const& by) {
    return written(checks, "/reason", reason, reason_length_max, {"missing-reason", "reason-too-long"},
                   {{"article", term_fact("article", by.anchor)}});
}

bool stored_file(Checks& checks, std::string_view at, StoredFile const& file) {
    auto const field = [&](std::string_view name) { return std::string(at).append(name); };
    auto const titled = needed_text(checks, field("/title"), file.title, title_length_max);
    auto const known = file_digest(checks, field("/digest"), file.digest);
    auto const media = file.media.find('/') != std::string_view::npos && file.media.size() <= 200;
    checks.form(media, field("/media"), "bad-media");
    auto const sized = file.bytes > 0 && file.bytes <= file_bytes_max;
    checks.form(sized, field("/bytes"), "out-of-range", {{"least", std::int64_t{1}}, {"most", file_bytes_max}});
    return titled && known && media && sized;
}

bool file_digest(Checks& checks, std::string_view at, std::string_view digest) {
    auto const hexadecimal = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    auto const whole = digest.size() == 64 && std::all_of(digest.begin(), digest.end(), hexadecimal);
    return checks.form(whole, at, "bad-digest");
}

}  // namespace quorate::people
