#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/refusal.hpp"

/// Faults in what a caller sent that many commands share. Each returns whether the data holds.
namespace quorate::people {

inline constexpr std::size_t title_length_max = 300;
inline constexpr std::size_t text_length_max = 100'000;
inline constexpr std::int64_t file_bytes_max = std::int64_t{1} << 30;

/// A new thing's id: well formed, and not `taken` by another.
bool new_id(Checks& checks, std::string_view at, std::string_view id, bool taken);
/// Text that must be there: not blank, well formed, at most `longest` characters.
bool needed_text(Checks& checks, std::string_view at, std::string_view text, std::size_t longest = text_length_max);
/// Why something is done: the same, of a length that others read through.
bool needed_reason(Checks& checks, std::string_view reason);
/// The same where the charter asks for it: the fault names the article.
bool needed_reason(Checks& checks, std::string_view reason, Citation const& by);
/// A day that exists in the calendar, in the years 1900 to 9999.
bool real_date(Checks& checks, std::string_view at, Date day);
/// The same for a moment.
bool real_instant(Checks& checks, std::string_view at, Instant when);
/// What a command says of a file that is stored beside the journal: every field of it. `at` is the object's pointer;
/// the command itself is "".
struct StoredFile {
    std::string_view title;
    std::string_view digest;
    std::string_view media;
    std::int64_t bytes = 0;
};
bool stored_file(Checks& checks, std::string_view at, StoredFile const& file);
/// The digest of a stored file: 64 hexadecimal digits in lower case.
bool file_digest(Checks& checks, std::string_view at, std::string_view digest);

}  // namespace quorate::people
