#pragma once

#include <map>
#include <string>

#include "body/body.hpp"
#include "charter/charter.hpp"
#include "words/words.hpp"

/// What pages show: folds of the body's state into structs of words and figures, made for one reader in one language.
/// No rule is decided here; what a reader may see is asked of meetings/access.hpp, what may be done of possible.hpp.
namespace quorate::views {

/// A charter with the text that the body attached to its anchors (empty where none was adopted).
struct AdoptedCharter {
    charter::Charter charter;
    std::map<std::string, std::string, std::less<>> official;
};
/// By digest, the same keys as charter::Library.
using Charters = std::map<std::string, AdoptedCharter, std::less<>>;

/// Who looks at what, when, in which language.
struct Lens {
    body::State const& state;
    charter::Library const& rules;
    Charters const& charters;
    words::Catalogue const& words;
    words::Language language = words::Language::zh;
    PersonId reader;
    Instant now{};
};

}  // namespace quorate::views
