#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/id.hpp"
#include "crypto/digest.hpp"
#include "crypto/suite.hpp"

/// The lines of a package: what a body's archive is when it leaves the house. docs/journal-format.md describes them one
/// by one. Every line has one way to be written.
namespace quorate::archive {

/// The first line: whose package it is and what is in it.
struct Manifest {
    BodyId body;
    crypto::Suite suite = crypto::Suite::guomi;
    std::uint64_t entries = 0;
    bool operator==(Manifest const&) const = default;
};

/// A key that signed heads: SubjectPublicKeyInfo in DER.
struct KeyLine {
    std::string der;
    bool operator==(KeyLine const&) const = default;
};

/// A charter that was in force, as it was stored.
struct CharterLine {
    crypto::Digest digest;
    std::string text;
    bool operator==(CharterLine const&) const = default;
};

/// The stored line of a command, an entry, a signed tree head.
struct CommandLine {
    std::string_view line;
    bool operator==(CommandLine const&) const = default;
};
struct EntryLine {
    std::string_view line;
    bool operator==(EntryLine const&) const = default;
};
struct HeadLine {
    std::string_view line;
    bool operator==(HeadLine const&) const = default;
};

/// A file that commands brought. Its bytes follow in pieces, unless it was left out.
struct FileLine {
    crypto::Digest digest;
    bool included = false;
    std::uint64_t size = 0;  ///< in bytes; 0 when it was left out
    bool operator==(FileLine const&) const = default;
};

/// The next piece of the file before it: piece_size bytes, the last one what is left.
struct PieceLine {
    std::string bytes;
    bool operator==(PieceLine const&) const = default;
};

/// The last line: the digest of every byte before it.
struct EndLine {
    crypto::Digest digest;
    bool operator==(EndLine const&) const = default;
};

using Line =
    std::variant<Manifest, KeyLine, CharterLine, CommandLine, EntryLine, HeadLine, FileLine, PieceLine, EndLine>;

constexpr std::size_t piece_size = 48UL * 1024;

/// Without the line feed.
[[nodiscard]] std::string to_line(Manifest const& manifest);
[[nodiscard]] std::string to_line(KeyLine const& key);
[[nodiscard]] std::string to_line(CharterLine const& charter);
[[nodiscard]] std::string to_line(CommandLine const& command);
[[nodiscard]] std::string to_line(EntryLine const& entry);
[[nodiscard]] std::string to_line(HeadLine const& head);
[[nodiscard]] std::string to_line(FileLine const& file);
[[nodiscard]] std::string to_line(PieceLine const& piece);
[[nodiscard]] std::string to_line(EndLine const& end);

/// Empty unless the line is exactly what to_line writes. Lines of commands, entries and heads are only delimited.
[[nodiscard]] std::optional<Line> line_from(std::string_view text);

}  // namespace quorate::archive
