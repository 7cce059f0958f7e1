// Any bytes looked through for articles: no crash; each place is found once; chapters and articles go upwards.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

#include "base/must.hpp"
#include "charter/anchor.hpp"
#include "charter/official_text.hpp"

using namespace quorate;
using namespace quorate::charter;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = recognise({reinterpret_cast<char const*>(data), size});
    std::set<std::string> places;
    int article = 0;
    Document document;
    for (auto const& piece : text.pieces) {
        auto const parts = anchor_parts(piece.anchor);
        must(parts.has_value(), "a piece has an anchor");
        must(places.insert(piece.anchor).second, "a place is found once");
        must(parts->number >= article, "articles go upwards");
        article = parts->number;
        document.anchors.emplace_back().anchor = piece.anchor;
    }
    auto const laid = match(text, document);
    must(laid.matched == text.pieces && laid.unmatched.empty() && laid.unanchored.empty(), "a text matches itself");
    return 0;
}
