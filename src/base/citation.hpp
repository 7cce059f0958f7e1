#pragma once

#include <compare>
#include <string>
#include <utility>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace quorate {

/// A place in the charter, by its anchor: "art19.p2" (article 19, paragraph 2), "art17.i7" (item 7). The words of the
/// place are looked up when shown, so a citation stays true whichever text the body attached.
struct Citation {
    std::string anchor;
    auto operator<=>(Citation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Citation, (), (anchor))

/// A value from the charter that cannot be read without the place it comes from.
template <class T>
struct Cited {
    T value{};
    Citation by;
    bool operator==(Cited const&) const = default;
};

/// How the charter binds: 必须/应当/不得 refuses; 一般/原则上 wants a recorded reason.
enum class Force { must, generally };
BOOST_DESCRIBE_ENUM(Force, must, generally)

}  // namespace quorate
