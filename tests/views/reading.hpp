#pragma once

#include <string_view>

#include "support/world.hpp"
#include "views/lens.hpp"

/// Looking at the body of a test with somebody's eyes.
namespace quorate::tests {

inline views::Charters const& no_documents() {
    static views::Charters const charters;
    return charters;
}

/// The lens must not outlive the world.
inline views::Lens seen_by(World& world, std::string_view reader, words::Language language = words::Language::zh) {
    return {world.state(), world.charters(), no_documents(), words::shipped(), language, PersonId{std::string(reader)},
            world.now()};
}

}  // namespace quorate::tests
