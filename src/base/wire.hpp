#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/core/type_name.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/json.hpp"
#include "base/money.hpp"
#include "base/refusal.hpp"
#include "base/share.hpp"
#include "base/word.hpp"

/// JSON from one definition: whatever BOOST_DESCRIBE_STRUCT and BOOST_DESCRIBE_ENUM say about a type is how it is
/// written, how it is read (strictly, with every fault at once) and what its JSON Schema says. Written text is compact,
/// members in declared order, UTF-8, integers only: the same value is always the same bytes.
namespace quorate::wire {

/// JSON kept as it came: for a part whose type is known only later, such as the data of a named command.
struct Raw {
    std::string text = "null";
    bool operator==(Raw const&) const = default;
};

inline constexpr std::size_t text_bytes_max = 1'000'000;
inline constexpr std::size_t list_max = 20'000;
inline constexpr std::size_t faults_max = 100;

/// Where in the text the reading stands, and what was found wrong so far.
class Reader {
  public:
    explicit Reader(std::vector<BadInput>& faults) : faults_(&faults) {}

    void fault(std::string_view what, Facts facts = {});
    /// "wrong-type", naming the type that belongs here: "text", "integer", "list", "object", …
    void wrong_type(std::string_view expected);
    /// nullptr after a fault, when the node is of another type or too long.
    [[nodiscard]] std::string const* text(json::Node const& node);
    [[nodiscard]] json::Array const* list(json::Node const& node);
    [[nodiscard]] json::Object const* object(json::Node const& node);
    /// Empty after a fault.
    [[nodiscard]] std::optional<std::int64_t> integer(json::Node const& node, std::int64_t least, std::int64_t most);
    /// A map's key, checked as an id or as text.
    void key(std::string_view name, bool as_id);

    /// One step deeper while it lives; so must the name. It is put into words only when there is a fault to name.
    class Step {
      public:
        Step(Reader& reader, std::string_view name) : reader_(&reader), outer_(reader.innermost_), name_(name) {
            reader.innermost_ = this;
        }
        Step(Reader& reader, std::size_t index) : reader_(&reader), outer_(reader.innermost_), index_(index) {
            reader.innermost_ = this;
        }
        ~Step() { reader_->innermost_ = outer_; }
        Step(Step const&) = delete;
        Step& operator=(Step const&) = delete;

        /// From the root to here, as a JSON pointer.
        [[nodiscard]] std::string pointer() const;

      private:
        Reader* reader_;
        Step const* outer_;
        std::string_view name_;
        std::optional<std::size_t> index_;  ///< in a list; otherwise the name counts
    };

  private:
    std::vector<BadInput>* faults_;
    Step const* innermost_ = nullptr;
};

/// Text as `write` writes it, read by expecting it. What a journal keeps is read so, without a tree in between;
/// anything else, however right it may be, does not fit and is left to the reader of JSON.
class Written {
  public:
    explicit Written(std::string_view text) : rest_(text) {}

    /// Exactly this comes next.
    [[nodiscard]] bool skip(char letter);
    [[nodiscard]] bool skip(std::string_view bytes);
    /// What is between the quotes of a string without escapes; empty when there is none.
    [[nodiscard]] std::optional<std::string_view> text();
    [[nodiscard]] std::optional<std::int64_t> number(std::int64_t least, std::int64_t most);
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

/// Says what a field is, for the schema: the record's wire name (empty when it has none) and the field's name.
using Describe = std::function<std::string(std::string_view record, std::string_view field)>;

class Type;

/// Collects the named parts of a schema, as JSON text by name, for "#/components/schemas" of OpenAPI 3.1.
class Schemas {
  public:
    explicit Schemas(Describe describe) : describe_(std::move(describe)) {}

    [[nodiscard]] std::map<std::string, std::string> const& components() const { return components_; }
    [[nodiscard]] std::string description(std::string_view record, std::string_view field) const;
    /// True the first time; two types of one name are a defect of the program.
    [[nodiscard]] bool begin(std::string const& name, Type const& type);
    void finish(std::string const& name, std::string schema);

  private:
    Describe describe_;
    std::map<std::string, Type const*> begun_;
    std::map<std::string, std::string> components_;
};

/// How values of one C++ type appear in JSON. Values are passed by address; each Type knows its own C++ type.
class Type {
  public:
    Type() = default;
    Type(Type const&) = delete;
    Type& operator=(Type const&) = delete;
    virtual ~Type() = default;

    virtual void write(void const* value, std::string& out) const = 0;
    virtual void read(json::Node const& node, void* value, Reader& reader) const = 0;
    /// Reads what `write` wrote, as `read` would; false when the text is anything else, and then the value is of no
    /// use.
    [[nodiscard]] virtual bool read_written(Written&, void*) const { return false; }
    /// The schema as JSON text; named types add themselves to the components and give a reference.
    [[nodiscard]] virtual std::string schema(Schemas& schemas) const = 0;
    /// True when a member with this value is not written at all.
    [[nodiscard]] virtual bool left_out(void const*) const { return false; }
    /// True when a member of this type need not be there.
    [[nodiscard]] virtual bool may_be_missing() const { return false; }
};

template <class T>
[[nodiscard]] Type const& type_of();

// The types that are not made of others.
[[nodiscard]] Type const& boolean_type();
[[nodiscard]] Type const& int32_type();
[[nodiscard]] Type const& int64_type();
[[nodiscard]] Type const& text_type();
[[nodiscard]] Type const& instant_type();
[[nodiscard]] Type const& date_type();
[[nodiscard]] Type const& fen_type();
[[nodiscard]] Type const& share_type();
[[nodiscard]] Type const& fact_type();
[[nodiscard]] Type const& raw_type();

/// An id of any kind.
class IdType final : public Type {
  public:
    using Text = std::string& (*)(void*);
    explicit IdType(Text text) : text_(text) {}
    void write(void const* value, std::string& out) const override;
    void read(json::Node const& node, void* value, Reader& reader) const override;
    [[nodiscard]] bool read_written(Written& text, void* value) const override;
    [[nodiscard]] std::string schema(Schemas& schemas) const override;

  private:
    Text text_;
};

/// A described enum, by its words.
class EnumType final : public Type {
  public:
    using Get = std::int64_t (*)(void const*);
    using Set = void (*)(void*, std::int64_t);
    EnumType(std::string name, WordTable const& table, Get get, Set set)
        : name_(std::move(name)), table_(&table), get_(get), set_(set) {}
    void write(void const* value, std::string& out) const override;
    void read(json::Node const& node, void* value, Reader& reader) const override;
    [[nodiscard]] bool read_written(Written& text, void* value) const override;
    [[nodiscard]] std::string schema(Schemas& schemas) const override;

  private:
    std::string name_;
    WordTable const* table_;
    Get get_;
    Set set_;
};

struct Field {
    std::string name;
    std::string label;  ///< the name as it is written: in quotes, with the colon
    Type const& (*type)();
    void* (*member)(void* record);
};

/// A described struct: an object with exactly the declared members.
class RecordType final : public Type {
  public:
    RecordType(std::string name, std::string wire_name, std::vector<Field> fields)
        : name_(std::move(name)), wire_name_(std::move(wire_name)), fields_(std::move(fields)) {}
    void write(void const* value, std::string& out) const override;
    void read(json::Node const& node, void* value, Reader& reader) const override;
    [[nodiscard]] bool read_written(Written& text, void* value) const override;
    [[nodiscard]] std::string schema(Schemas& schemas) const override;

  private:
    std::string name_;
    std::string wire_name_;
    std::vector<Field> fields_;
};

[[nodiscard]] std::string list_schema(Schemas& schemas, Type const& element, bool distinct);
[[nodiscard]] std::string map_schema(Schemas& schemas, Type const& value);

template <class T>
class OptionalType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        auto const& holder = *static_cast<std::optional<T> const*>(value);
        if (holder) {
            type_of<T>().write(&*holder, out);
        } else {
            out += "null";
        }
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        type_of<T>().read(node, &static_cast<std::optional<T>*>(value)->emplace(), reader);
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        return type_of<T>().read_written(text, &static_cast<std::optional<T>*>(value)->emplace());
    }
    [[nodiscard]] std::string schema(Schemas& schemas) const override { return type_of<T>().schema(schemas); }
    [[nodiscard]] bool left_out(void const* value) const override {
        return !static_cast<std::optional<T> const*>(value)->has_value();
    }
    [[nodiscard]] bool may_be_missing() const override { return true; }
};

template <class T>
class ListType final : public Type {
    static_assert(!std::is_same_v<T, bool>, "a list of truth values has no addresses");

  public:
    void write(void const* value, std::string& out) const override {
        char separator = '[';
        auto const& list = *static_cast<std::vector<T> const*>(value);
        for (auto const& one : list) {
            out += std::exchange(separator, ',');
            type_of<T>().write(&one, out);
        }
        out += list.empty() ? "[]" : "]";
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const nodes = reader.list(node);
        if (nodes == nullptr) return;
        auto& list = *static_cast<std::vector<T>*>(value);
        list.resize(nodes->size());
        for (std::size_t at = 0; at < nodes->size(); ++at) {
            Reader::Step const step(reader, at);
            type_of<T>().read((*nodes)[at], &list[at], reader);
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        if (text.skip("[]")) return true;
        auto& list = *static_cast<std::vector<T>*>(value);
        for (char separator = '['; text.skip(separator); separator = ',') {
            if (list.size() == list_max || !type_of<T>().read_written(text, &list.emplace_back())) return false;
        }
        return !list.empty() && text.skip(']');
    }
    [[nodiscard]] std::string schema(Schemas& schemas) const override {
        return list_schema(schemas, type_of<T>(), false);
    }
};

template <class T>
class SetType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        char separator = '[';
        auto const& set = *static_cast<std::set<T> const*>(value);
        for (auto const& one : set) {
            out += std::exchange(separator, ',');
            type_of<T>().write(&one, out);
        }
        out += set.empty() ? "[]" : "]";
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const nodes = reader.list(node);
        if (nodes == nullptr) return;
        auto& set = *static_cast<std::set<T>*>(value);
        for (std::size_t at = 0; at < nodes->size(); ++at) {
            Reader::Step const step(reader, at);
            T one{};
            type_of<T>().read((*nodes)[at], &one, reader);
            if (!set.insert(std::move(one)).second) reader.fault("repeated-value");
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        if (text.skip("[]")) return true;
        auto& set = *static_cast<std::set<T>*>(value);
        for (char separator = '['; text.skip(separator); separator = ',') {
            T one{};
            if (set.size() == list_max || !type_of<T>().read_written(text, &one)) return false;
            if (!set.empty() && !set.key_comp()(*set.rbegin(), one)) return false;
            set.insert(set.end(), std::move(one));
        }
        return !set.empty() && text.skip(']');
    }
    [[nodiscard]] std::string schema(Schemas& schemas) const override {
        return list_schema(schemas, type_of<T>(), true);
    }
};

/// An object with free member names: keys are texts or ids.
template <class Key, class T, class Order>
class MapType final : public Type {
    static constexpr bool by_text = std::is_same_v<Key, std::string>;

  public:
    void write(void const* value, std::string& out) const override {
        char separator = '{';
        auto const& map = *static_cast<std::map<Key, T, Order> const*>(value);
        for (auto const& [key, one] : map) {
            out += std::exchange(separator, ',');
            if constexpr (by_text) {
                json::write_string(key, out);
            } else {
                json::write_string(key.text, out);
            }
            out += ':';
            type_of<T>().write(&one, out);
        }
        out += map.empty() ? "{}" : "}";
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const members = reader.object(node);
        if (members == nullptr) return;
        auto& map = *static_cast<std::map<Key, T, Order>*>(value);
        for (auto const& member : *members) {
            Reader::Step const step(reader, member.name);
            reader.key(member.name, !by_text);
            type_of<T>().read(member.value, &map[Key{member.name}], reader);
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        if (text.skip("{}")) return true;
        auto& map = *static_cast<std::map<Key, T, Order>*>(value);
        for (char separator = '{'; text.skip(separator); separator = ',') {
            auto const name = text.text();
            if (!name || !text.skip(':') || map.size() == list_max || !(by_text || valid_id(*name))) return false;
            Key key{std::string(*name)};
            if (!map.empty() && !map.key_comp()(map.rbegin()->first, key)) return false;
            auto const place = map.emplace_hint(map.end(), std::move(key), T{});
            if (!type_of<T>().read_written(text, &place->second)) return false;
        }
        return !map.empty() && text.skip('}');
    }
    [[nodiscard]] std::string schema(Schemas& schemas) const override { return map_schema(schemas, type_of<T>()); }
};

// Which Type a C++ type has. A type without one does not compile.
template <class T>
struct Shape {
    static Type const& get() {
        if constexpr (std::is_enum_v<T>) {
            static EnumType const type(
                unqualified(boost::core::type_name<T>()), word_table<T>(),
                [](void const* value) { return static_cast<std::int64_t>(*static_cast<T const*>(value)); },
                [](void* value, std::int64_t number) { *static_cast<T*>(value) = static_cast<T>(number); });
            return type;
        } else {
            static RecordType const type(unqualified(boost::core::type_name<T>()), wire_name(), fields());
            return type;
        }
    }

  private:
    static std::string wire_name() {
        if constexpr (requires { T::kName; }) {
            return T::kName;
        } else {
            return {};
        }
    }
    template <class Descriptor>
    static void* member(void* record) {
        return &(static_cast<T*>(record)->*Descriptor::pointer);
    }
    static std::vector<Field> fields() {
        std::vector<Field> result;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&]<class Descriptor>(Descriptor) {
                using Value = std::remove_reference_t<decltype(std::declval<T&>().*Descriptor::pointer)>;
                std::string const name = Descriptor::name;
                result.push_back({name, '"' + name + "\":", &type_of<Value>, &member<Descriptor>});
            });
        return result;
    }
};

template <>
struct Shape<bool> {
    static Type const& get() { return boolean_type(); }
};
template <>
struct Shape<std::int32_t> {
    static Type const& get() { return int32_type(); }
};
template <>
struct Shape<std::int64_t> {
    static Type const& get() { return int64_type(); }
};
template <>
struct Shape<std::string> {
    static Type const& get() { return text_type(); }
};
template <>
struct Shape<Instant> {
    static Type const& get() { return instant_type(); }
};
template <>
struct Shape<Date> {
    static Type const& get() { return date_type(); }
};
template <>
struct Shape<Fen> {
    static Type const& get() { return fen_type(); }
};
template <>
struct Shape<Share> {
    static Type const& get() { return share_type(); }
};
template <>
struct Shape<Fact> {
    static Type const& get() { return fact_type(); }
};
template <>
struct Shape<Raw> {
    static Type const& get() { return raw_type(); }
};
template <class Tag>
struct Shape<Id<Tag>> {
    static Type const& get() {
        static IdType const type([](void* id) -> std::string& { return static_cast<Id<Tag>*>(id)->text; });
        return type;
    }
};
template <class T>
struct Shape<std::optional<T>> {
    static Type const& get() {
        static OptionalType<T> const type;
        return type;
    }
};
template <class T>
struct Shape<std::vector<T>> {
    static Type const& get() {
        static ListType<T> const type;
        return type;
    }
};
template <class T>
struct Shape<std::set<T>> {
    static Type const& get() {
        static SetType<T> const type;
        return type;
    }
};
template <class Key, class T, class Order>
struct Shape<std::map<Key, T, Order>> {
    static Type const& get() {
        static MapType<Key, T, Order> const type;
        return type;
    }
};

template <class T>
Type const& type_of() {
    return Shape<T>::get();
}

/// Reads by a Type into the value at the address; true when nothing was wrong.
bool read_into(Type const& type, std::string_view text, void* value, std::vector<BadInput>& faults);
/// The same for text that `write` wrote, into a value as it was made; false for any other text.
[[nodiscard]] bool read_written(Type const& type, std::string_view text, void* value);

template <class T>
[[nodiscard]] std::string write(T const& value) {
    std::string out;
    type_of<T>().write(&value, out);
    return out;
}

/// The value, or nothing and every fault that was found.
template <class T>
[[nodiscard]] std::optional<T> read(std::string_view text, std::vector<BadInput>& faults) {
    std::optional<T> value(std::in_place);
    if (read_written(type_of<T>(), text, &*value)) return value;
    value.emplace();
    if (!read_into(type_of<T>(), text, &*value, faults)) return {};
    return value;
}

/// JSON Schema 2020-12 of the type; named parts go to `schemas`.
template <class T>
[[nodiscard]] std::string schema(Schemas& schemas) {
    return type_of<T>().schema(schemas);
}

}  // namespace quorate::wire
