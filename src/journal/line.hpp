#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "crypto/digest.hpp"

/// Canonical lines: JSON objects whose members stand in a fixed order and whose values have one way to be written, so
/// that a line is read by expecting it, and one set of values is always the same bytes.
namespace quorate::journal {

/// Reads a canonical line from left to right. After the first thing that does not fit, everything else is empty and
/// whole() is false.
class LineReader {
  public:
    explicit LineReader(std::string_view line) : rest_(line) {}

    /// Exactly these bytes come next.
    void expect(std::string_view bytes);
    /// The same, when they are there.
    [[nodiscard]] bool skip(std::string_view bytes);
    /// A decimal number below 2^63 without leading zeros.
    [[nodiscard]] std::uint64_t number();
    /// A string in quotes that needs no escapes: ids, names, words. Never empty.
    [[nodiscard]] std::string_view plain();
    /// A string in quotes with the fewest escapes.
    [[nodiscard]] std::string text();
    /// A string that is an instant, a digest in hexadecimal, bytes in hexadecimal, bytes in base64.
    [[nodiscard]] Instant instant();
    [[nodiscard]] crypto::Digest digest();
    [[nodiscard]] std::string hex();
    [[nodiscard]] std::string base64();
    /// Everything up to the closing brace of the line: the payload, always the last member, as it was given.
    [[nodiscard]] std::string_view payload();

    /// A whole object within the line, as it was given.
    [[nodiscard]] std::string_view object();

    /// True when the line fitted and nothing is left of it.
    [[nodiscard]] bool whole() const { return fits_ && rest_.empty(); }
    [[nodiscard]] bool fits() const { return fits_; }

  private:
    void fail();

    std::string_view rest_;
    bool fits_ = true;
};

/// True for a string that LineReader::plain() reads: not empty, valid UTF-8 without quotes, backslashes, control
/// characters.
[[nodiscard]] bool is_plain(std::string_view text);

/// True for one well-formed JSON object in UTF-8 on one line, nested at most 32 deep.
[[nodiscard]] bool is_payload(std::string_view bytes);

}  // namespace quorate::journal
