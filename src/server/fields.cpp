#include "server/fields.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "server/http.hpp"
#include "server/target.hpp"

namespace quorate::server {

namespace {

/// "gzip;q=0.5" as its name and its weight in thousandths.
struct Weighed {
    std::string_view name;
    int weight = 1000;
};

/// "1", "0.5", "0.333" in thousandths; anything else counts as nothing.
int weight_from(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    int weight = (text[0] - '0') * 1000;
    int place = 100;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (at == 1 && text[at] == '.') continue;
        if (at == 1 || text[at] < '0' || text[at] > '9') return 0;
        weight += (text[at] - '0') * place;
        place /= 10;
    }
    return std::min(weight, 1000);
}

std::vector<Weighed> weighed(std::string_view field) {
    std::vector<Weighed> all;
    for (auto const part : text::split(field, ',')) {
        auto const pieces = text::split(part, ';');
        Weighed one{text::trim(pieces[0])};
        for (std::size_t at = 1; at < pieces.size(); ++at) {
            auto const piece = text::trim(pieces[at]);
            if (piece.starts_with("q=") || piece.starts_with("Q=")) one.weight = weight_from(piece.substr(2));
        }
        if (!one.name.empty()) all.push_back(one);
    }
    return all;
}

std::optional<std::uint64_t> number_from(std::string_view text) {
    std::uint64_t number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string_view opaque(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

std::string cookie(std::string_view field, std::string_view name) {
    for (auto const part : text::split(field, ';')) {
        auto const pair = text::trim(part);
        auto const equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return std::string(pair.substr(equals + 1));
    }
    return {};
}

bool matches(std::string_view if_none_match, std::string_view tag) {
    if (text::trim(if_none_match) == "*") return true;
    auto const tags = text::split(if_none_match, ',');
    return std::ranges::any_of(tags, [&](auto one) { return opaque(text::trim(one)) == opaque(tag); });
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
    auto const all = weighed(accept_encoding);
    auto const named = std::ranges::find_if(all, [&](auto const& one) { return same_name(one.name, coding); });
    if (named != all.end()) return named->weight > 0;
    return std::ranges::any_of(all, [](auto const& one) { return one.name == "*" && one.weight > 0; });
}

std::string best_language(std::string_view accept_language, std::vector<std::string> const& offered) {
    std::string best = offered.at(0);
    int best_weight = 0;
    for (auto const& [range, weight] : weighed(accept_language)) {
        auto const primary = range.substr(0, range.find('-'));
        auto const fits = std::ranges::find_if(offered, [&](auto const& one) { return same_name(one, primary); });
        if (fits == offered.end() || weight <= best_weight) continue;
        best = *fits;
        best_weight = weight;
    }
    return best;
}

std::variant<Whole, Span, Unsatisfiable> range_of(std::string_view field, std::uint64_t size) {
    if (!field.starts_with("bytes=")) return Whole{};
    auto const set = text::trim(field.substr(6));
    auto const dash = set.find('-');
    if (dash == std::string_view::npos || set.contains(',')) return Whole{};
    auto const first = number_from(set.substr(0, dash));
    auto const last = number_from(set.substr(dash + 1));
    if (dash == 0) {
        if (!last) return Whole{};
        if (*last == 0 || size == 0) return Unsatisfiable{};
        auto const bytes = std::min(*last, size);
        return Span{size - bytes, bytes};
    }
    if (!first || (!last && dash + 1 < set.size()) || (last && *last < *first)) return Whole{};
    if (*first >= size) return Unsatisfiable{};
    return Span{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1};
}

std::string client_address(std::string_view peer, std::string_view forwarded_for,
                           std::vector<std::string> const& trusted) {
    auto const is_trusted = [&](std::string_view address) {
        return std::ranges::find(trusted, address) != trusted.end();
    };
    if (!is_trusted(peer) || text::trim(forwarded_for).empty()) return std::string(peer);
    auto const hops = text::split(forwarded_for, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        auto const address = text::trim(*hop);
        if (!is_trusted(address) || hop + 1 == hops.rend()) return std::string(address.substr(0, 64));
    }
    return std::string(peer);
}

std::string throttling_address(std::string_view address) {
    if (!address.contains(':') || address.contains('.')) return std::string(address);
    // "2001:db8::1" is cut after four groups; a "::" before that ends the household's part earlier.
    std::size_t groups = 0;
    for (std::size_t at = 0; at < address.size(); ++at) {
        if (address[at] != ':') continue;
        if (address.substr(at, 2) == "::" || ++groups == 4) return std::string(address.substr(0, at)) + "::/64";
    }
    return std::string(address);
}

std::string disposition(std::string_view kind, std::string_view name) {
    std::string plain;
    for (auto const c : name) {
        bool const safe = c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%';
        plain += safe ? c : '_';
    }
    return std::string(kind) + "; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encoded(name);
}

}  // namespace quorate::server
