#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/judge.hpp"
#include "crypto/suite.hpp"
#include "journal/finding.hpp"
#include "journal/head.hpp"

namespace quorate::archive {

/// What the reader knows from elsewhere, and the package must agree with.
struct Expectations {
    std::vector<std::string> keys;     ///< ids of the keys that may have signed; empty: any, to be compared by people
    std::vector<journal::Head> heads;  ///< heads printed or lodged before
};

/// What a verifier found. Sound: the package is whole, was signed by the keys named, and every command led to the
/// recorded events under the charter of its day.
struct Report {
    BodyId body;
    crypto::Suite suite = crypto::Suite::guomi;
    std::uint64_t entries = 0;
    std::uint64_t commands = 0;
    std::uint64_t decided_again = 0;  ///< commands that were decided again, with whatever result
    std::uint64_t heads = 0;
    std::uint64_t charters = 0;
    std::uint64_t files = 0;
    std::uint64_t files_left_out = 0;
    std::vector<std::string> keys;           ///< ids
    std::optional<journal::Head> last_head;  ///< the last good one
    journal::Findings findings;              ///< the first thousand
    std::uint64_t found = 0;                 ///< all of them

    [[nodiscard]] bool sound() const { return found == 0; }
};

/// Reads a package to its end. Never throws for what is in it; without a judge nothing is decided again.
[[nodiscard]] Report verify(std::istream& input, Judge* judge, Expectations const& expected = {});

}  // namespace quorate::archive
