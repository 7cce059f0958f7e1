#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include "base/wire.hpp"

/// What the two files of the codec share: a table from wire names to types, made from a variant of variants.
namespace quorate::body {

/// The types that a command or event of one room can be: those of its variant, bare or in a class of its own.
template <class Inner>
struct AlternativesOf {
    using type = Inner;
};
template <class Inner>
    requires requires { typename Inner::Variant; }
struct AlternativesOf<Inner> {
    using type = typename Inner::Variant;
};
template <class Inner>
using Alternatives = typename AlternativesOf<Inner>::type;

template <class Whole>
struct Codec {
    std::string_view name;
    wire::Type const& (*type)();
    std::optional<Whole> (*read)(std::string_view json, std::vector<BadInput>& faults);
};

template <class Whole, class Inner, class One>
std::optional<Whole> read_one(std::string_view json, std::vector<BadInput>& faults) {
    auto one = wire::read<One>(json, faults);
    if (!one) return {};
    return Whole{Inner{*std::move(one)}};
}

template <class Whole>
std::vector<Codec<Whole>> const& codecs() {
    static std::vector<Codec<Whole>> const table = [] {
        using boost::mp11::mp_for_each;
        using boost::mp11::mp_identity;
        using boost::mp11::mp_transform;
        std::vector<Codec<Whole>> made;
        mp_for_each<mp_transform<mp_identity, Whole>>([&]<class Inner>(mp_identity<Inner>) {
            mp_for_each<mp_transform<mp_identity, Alternatives<Inner>>>([&]<class One>(mp_identity<One>) {
                made.push_back({One::kName, &wire::type_of<One>, &read_one<Whole, Inner, One>});
            });
        });
        return made;
    }();
    return table;
}

template <class Whole>
std::vector<std::string_view> codec_names() {
    std::vector<std::string_view> names;
    for (auto const& codec : codecs<Whole>()) names.push_back(codec.name);
    return names;
}

template <class Whole>
Codec<Whole> const* find_codec(std::string_view name) {
    static std::map<std::string_view, Codec<Whole> const*> const by_name = [] {
        std::map<std::string_view, Codec<Whole> const*> made;
        for (auto const& codec : codecs<Whole>()) made.emplace(codec.name, &codec);
        return made;
    }();
    auto const found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

template <class Whole>
std::expected<Whole, std::vector<BadInput>> read_named(std::string_view name, std::string_view json,
                                                       std::string_view unknown) {
    auto const* const codec = find_codec<Whole>(name);
    if (codec == nullptr) {
        return std::unexpected(std::vector<BadInput>{{"", std::string(unknown), {{"name", std::string(name)}}}});
    }
    std::vector<BadInput> faults;
    auto whole = codec->read(json, faults);
    if (!whole) return std::unexpected(std::move(faults));
    return std::move(*whole);
}

template <class Whole>
std::string write_one(Whole const& whole) {
    std::string out;
    std::visit(
        [&](auto const& inner) {
            std::visit([&]<class One>(One const& one) { wire::type_of<One>().write(&one, out); }, inner);
        },
        whole);
    return out;
}

template <class Whole>
std::string schema_named(std::string_view name, wire::Schemas& schemas) {
    auto const* const codec = find_codec<Whole>(name);
    return codec == nullptr ? std::string() : codec->type().schema(schemas);
}

}  // namespace quorate::body
