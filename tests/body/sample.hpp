#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "body/codec_table.hpp"

/// Values for tests that only ask about form: every member filled, each with a value that names it.
namespace quorate::sample {

enum class Fullness { full, bare };

template <class T>
void fill_value(T& value, std::string const& name, Fullness fullness);

template <class T>
void fill_one(std::optional<T>& value, std::string const& name, Fullness fullness) {
    if (fullness == Fullness::full) fill_value(value.emplace(), name, fullness);
}
template <class T>
void fill_one(std::vector<T>& value, std::string const& name, Fullness fullness) {
    if (fullness == Fullness::bare) return;
    for (auto const* number : {"-1", "-2"}) fill_value(value.emplace_back(), name + number, fullness);
}
template <class Key, class T>
void fill_one(std::map<Key, T>& value, std::string const& name, Fullness fullness) {
    if (fullness == Fullness::full) fill_value(value[Key{name + "-key"}], name, fullness);
}
template <class Tag>
void fill_one(Id<Tag>& value, std::string const& name, Fullness) {
    value.text = name;
}
inline void fill_one(std::string& value, std::string const& name, Fullness fullness) {
    value = fullness == Fullness::full ? "\u8bae\u8861 \"" + name + "\"\n" : name;
}
inline void fill_one(bool& value, std::string const&, Fullness fullness) {
    value = fullness == Fullness::full;
}
inline void fill_one(std::int32_t& value, std::string const& name, Fullness) {
    value = static_cast<std::int32_t>(name.size());
}
inline void fill_one(std::int64_t& value, std::string const& name, Fullness) {
    value = static_cast<std::int64_t>(name.size()) + 100;
}
inline void fill_one(Fen& value, std::string const&, Fullness) {
    value = Fen{12'345};
}
inline void fill_one(Instant& value, std::string const&, Fullness) {
    value = *instant_from("2026-03-12T01:00:00Z");
}
inline void fill_one(Date& value, std::string const&, Fullness) {
    value = *date_from("2026-03-12");
}

template <class T>
void fill_value(T& value, std::string const& name, Fullness fullness) {
    if constexpr (requires { fill_one(value, name, fullness); }) {
        fill_one(value, name, fullness);
    } else if constexpr (std::is_enum_v<T>) {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto const& one) {
            if (fullness == Fullness::full || static_cast<int>(one.value) == 0) value = one.value;
        });
    } else {
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto const& member) { fill_value(value.*member.pointer, member.name, fullness); });
    }
}

/// One of every alternative of a variant of variants, in order.
template <class Whole>
std::vector<Whole> all(Fullness fullness) {
    using boost::mp11::mp_for_each;
    using boost::mp11::mp_identity;
    using boost::mp11::mp_transform;
    std::vector<Whole> result;
    mp_for_each<mp_transform<mp_identity, Whole>>([&]<class Inner>(mp_identity<Inner>) {
        mp_for_each<mp_transform<mp_identity, body::Alternatives<Inner>>>([&]<class One>(mp_identity<One>) {
            One one{};
            fill_value(one, "x", fullness);
            result.push_back(Whole{Inner{one}});
        });
    });
    return result;
}

}  // namespace quorate::sample
