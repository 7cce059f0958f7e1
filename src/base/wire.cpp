#include "base/wire.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/must.hpp"
#include "base/text.hpp"

namespace quorate::wire {
namespace {

/// Texts may have lines and tabs; other control characters only hide things.
bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char const letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return (byte < 0x20 && letter != '\n' && letter != '\r' && letter != '\t') || byte == 0x7f;
    });
}

}  // namespace

void Reader::fault(std::string_view what, Facts facts) {
    if (faults_->size() >= faults_max) return;
    faults_->push_back({innermost_ == nullptr ? "" : innermost_->pointer(), std::string(what), std::move(facts)});
}

void Reader::wrong_type(std::string_view expected) {
    fault("wrong-type", {{"expected", std::vector<Term>{{"json", std::string(expected)}}}});
}

std::string const* Reader::text(json::Node const& node) {
    auto const* const text = std::get_if<std::string>(&node.value);
    if (text == nullptr) {
        wrong_type("text");
        return nullptr;
    }
    if (text->size() > text_bytes_max) {
        fault("too-long", {{"most", static_cast<std::int64_t>(text_bytes_max)}});
        return nullptr;
    }
    return text;
}

json::Array const* Reader::list(json::Node const& node) {
    auto const* const list = std::get_if<json::Array>(&node.value);
    if (list == nullptr) {
        wrong_type("list");
        return nullptr;
    }
    if (list->size() > list_max) {
        fault("too-many", {{"most", static_cast<std::int64_t>(list_max)}});
        return nullptr;
    }
    return list;
}

json::Object const* Reader::object(json::Node const& node) {
    auto const* const object = std::get_if<json::Object>(&node.value);
    if (object == nullptr) {
        wrong_type("object");
        return nullptr;
    }
    if (object->size() > list_max) {
        fault("too-many", {{"most", static_cast<std::int64_t>(list_max)}});
        return nullptr;
    }
    return object;
}

std::optional<std::int64_t> Reader::integer(json::Node const& node, std::int64_t least, std::int64_t most) {
    auto const* const number = std::get_if<std::int64_t>(&node.value);
    if (auto const* const other = std::get_if<json::OtherNumber>(&node.value)) {
        auto const whole = other->digits.find_first_of(".eE") == std::string::npos;
        if (whole) {
            fault("out-of-range", {{"least", least}, {"most", most}});
        } else {
            fault("not-an-integer");
        }
        return {};
    }
    if (number == nullptr) {
        wrong_type("integer");
        return {};
    }
    if (*number < least || *number > most) {
        fault("out-of-range", {{"least", least}, {"most", most}});
        return {};
    }
    return *number;
}

void Reader::key(std::string_view name, bool as_id) {
    if (as_id && !valid_id(name)) {
        fault("bad-id");
    } else if (has_control_character(name)) {
        fault("bad-character");
    }
}

bool Written::skip(char letter) {
    if (!rest_.starts_with(letter)) return false;
    rest_.remove_prefix(1);
    return true;
}

bool Written::skip(std::string_view bytes) {
    if (!rest_.starts_with(bytes)) return false;
    rest_.remove_prefix(bytes.size());
    return true;
}

std::optional<std::string_view> Written::text() {
    if (!rest_.starts_with('"')) return {};
    for (std::size_t at = 1; at < rest_.size(); ++at) {
        auto const byte = static_cast<unsigned char>(rest_[at]);
        if (byte == '"') {
            if (at - 1 > text_bytes_max) return {};
            auto const read = rest_.substr(1, at - 1);
            rest_.remove_prefix(at + 1);
            return read;
        }
        if (byte < 0x20 || byte == 0x7f || byte == '\\') return {};
    }
    return {};
}

std::optional<std::int64_t> Written::number(std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    auto const digits = rest_.substr(rest_.starts_with('-') ? 1 : 0);
    // Zero is written one way, and no number begins with it.
    auto const zero = digits.starts_with('0');
    if (error != std::errc{} || value < least || value > most) return {};
    if (zero && (rest_.front() == '-' || end != rest_.data() + 1)) return {};
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
}

std::string Reader::Step::pointer() const {
    auto const step = index_ ? "/" + std::to_string(*index_) : json::pointer_step(name_);
    return outer_ == nullptr ? step : outer_->pointer() + step;
}

namespace {

class BooleanType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        out += *static_cast<bool const*>(value) ? "true" : "false";
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        if (auto const* const truth = std::get_if<bool>(&node.value)) {
            *static_cast<bool*>(value) = *truth;
        } else {
            reader.wrong_type("truth");
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto& truth = *static_cast<bool*>(value);
        truth = text.skip("true");
        return truth || text.skip("false");
    }
    [[nodiscard]] std::string schema(Schemas&) const override { return R"({"type":"boolean"})"; }
};

template <class Integer>
class IntegerType final : public Type {
    static constexpr std::int64_t least = std::numeric_limits<Integer>::min();
    static constexpr std::int64_t most = std::numeric_limits<Integer>::max();

  public:
    void write(void const* value, std::string& out) const override {
        out += std::to_string(*static_cast<Integer const*>(value));
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        if (auto const number = reader.integer(node, least, most)) {
            *static_cast<Integer*>(value) = static_cast<Integer>(*number);
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto const number = text.number(least, most);
        if (number) *static_cast<Integer*>(value) = static_cast<Integer>(*number);
        return number.has_value();
    }
    [[nodiscard]] std::string schema(Schemas&) const override {
        return sizeof(Integer) == 4 ? R"({"type":"integer","format":"int32"})"
                                    : R"({"type":"integer","format":"int64"})";
    }
};

class TextType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        json::write_string(*static_cast<std::string const*>(value), out);
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const text = reader.text(node);
        if (text == nullptr) return;
        if (has_control_character(*text)) {
            reader.fault("bad-character");
        } else {
            *static_cast<std::string*>(value) = *text;
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto const read = text.text();
        if (read) *static_cast<std::string*>(value) = *read;
        return read.has_value();
    }
    [[nodiscard]] std::string schema(Schemas&) const override { return R"({"type":"string"})"; }
};

class InstantType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        json::write_string(to_text(*static_cast<Instant const*>(value)), out);
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const text = reader.text(node);
        if (text == nullptr) return;
        if (auto const instant = instant_from(*text)) {
            *static_cast<Instant*>(value) = *instant;
        } else {
            reader.fault("bad-instant");
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto const read = text.text();
        auto const instant = read ? instant_from(*read) : std::nullopt;
        if (instant) *static_cast<Instant*>(value) = *instant;
        return instant.has_value();
    }
    [[nodiscard]] std::string schema(Schemas&) const override { return R"({"type":"string","format":"date-time"})"; }
};

class DateType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        json::write_string(to_text(*static_cast<Date const*>(value)), out);
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const text = reader.text(node);
        if (text == nullptr) return;
        if (auto const date = date_from(*text)) {
            *static_cast<Date*>(value) = *date;
        } else {
            reader.fault("bad-date");
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto const read = text.text();
        auto const date = read ? date_from(*read) : std::nullopt;
        if (date) *static_cast<Date*>(value) = *date;
        return date.has_value();
    }
    [[nodiscard]] std::string schema(Schemas&) const override { return R"({"type":"string","format":"date"})"; }
};

class FenType final : public Type {
    /// 10^15 yuan, as in fen_from.
    static constexpr std::int64_t most = 100'000'000'000'000'000;

  public:
    void write(void const* value, std::string& out) const override {
        out += std::to_string(static_cast<Fen const*>(value)->value);
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        if (auto const number = reader.integer(node, 0, most)) *static_cast<Fen*>(value) = Fen{*number};
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto const number = text.number(0, most);
        if (number) *static_cast<Fen*>(value) = Fen{*number};
        return number.has_value();
    }
    [[nodiscard]] std::string schema(Schemas&) const override {
        return R"({"type":"integer","format":"int64","minimum":0,"maximum":)" + std::to_string(most) + "}";
    }
};

class ShareType final : public Type {
  public:
    void write(void const* value, std::string& out) const override {
        json::write_string(to_text(*static_cast<Share const*>(value)), out);
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto const* const text = reader.text(node);
        if (text == nullptr) return;
        if (auto const share = share_from(*text)) {
            *static_cast<Share*>(value) = *share;
        } else {
            reader.fault("bad-share");
        }
    }
    [[nodiscard]] bool read_written(Written& text, void* value) const override {
        auto const read = text.text();
        auto const share = read ? share_from(*read) : std::nullopt;
        if (share) *static_cast<Share*>(value) = *share;
        return share.has_value();
    }
    [[nodiscard]] std::string schema(Schemas&) const override {
        return R"({"type":"string","pattern":"^>=? [1-9][0-9]{0,8}/[1-9][0-9]{0,8}$"})";
    }
};

class RawType final : public Type {
  public:
    void write(void const* value, std::string& out) const override { out += static_cast<Raw const*>(value)->text; }
    void read(json::Node const& node, void* value, Reader&) const override {
        static_cast<Raw*>(value)->text = json::to_text(node);
    }
    [[nodiscard]] std::string schema(Schemas&) const override { return "{}"; }
};

/// A number or a text as it is; everything else as an object with one member that says what it is.
class FactType final : public Type {
    struct Writer {
        std::string& out;
        void operator()(std::int64_t number) const { out += std::to_string(number); }
        void operator()(std::string const& text) const { json::write_string(text, out); }
        void operator()(std::vector<PersonId> const& persons) const { tagged("persons", persons); }
        void operator()(std::vector<Term> const& terms) const { tagged("terms", terms); }
        void operator()(Instant const& instant) const { tagged("instant", instant); }
        void operator()(Date const& date) const { tagged("date", date); }
        template <class T>
        void tagged(std::string_view tag, T const& value) const {
            out += '{';
            json::write_string(tag, out);
            out += ':';
            type_of<T>().write(&value, out);
            out += '}';
        }
    };

    template <class T>
    static void read_tagged(json::Node const& node, Fact& fact, Reader& reader) {
        T value{};
        type_of<T>().read(node, &value, reader);
        fact = std::move(value);
    }

  public:
    void write(void const* value, std::string& out) const override {
        std::visit(Writer{out}, *static_cast<Fact const*>(value));
    }
    void read(json::Node const& node, void* value, Reader& reader) const override {
        auto& fact = *static_cast<Fact*>(value);
        if (std::holds_alternative<std::int64_t>(node.value)) return read_tagged<std::int64_t>(node, fact, reader);
        if (std::holds_alternative<std::string>(node.value)) return read_tagged<std::string>(node, fact, reader);
        auto const* const object = std::get_if<json::Object>(&node.value);
        if (object == nullptr || object->size() != 1) return reader.wrong_type("fact");
        auto const& [tag, inner] = object->front();
        Reader::Step const step(reader, tag);
        if (tag == "persons") return read_tagged<std::vector<PersonId>>(inner, fact, reader);
        if (tag == "terms") return read_tagged<std::vector<Term>>(inner, fact, reader);
        if (tag == "instant") return read_tagged<Instant>(inner, fact, reader);
        if (tag == "date") return read_tagged<Date>(inner, fact, reader);
        reader.fault("unknown-field");
    }
    [[nodiscard]] std::string schema(Schemas& schemas) const override {
        auto const one = [](std::string const& tag, std::string const& inner) {
            return R"({"type":"object","properties":{")" + tag + "\":" + inner + R"(},"required":[")" + tag +
                   R"("],"additionalProperties":false})";
        };
        return R"({"oneOf":[{"type":"integer","format":"int64"},{"type":"string"},)" +
               one("persons", type_of<std::vector<PersonId>>().schema(schemas)) + "," +
               one("terms", type_of<std::vector<Term>>().schema(schemas)) + "," +
               one("instant", instant_type().schema(schemas)) + "," + one("date", date_type().schema(schemas)) + "]}";
    }
};

}  // namespace

Type const& boolean_type() {
    static BooleanType const type;
    return type;
}
Type const& int32_type() {
    static IntegerType<std::int32_t> const type;
    return type;
}
Type const& int64_type() {
    static IntegerType<std::int64_t> const type;
    return type;
}
Type const& text_type() {
    static TextType const type;
    return type;
}
Type const& instant_type() {
    static InstantType const type;
    return type;
}
Type const& date_type() {
    static DateType const type;
    return type;
}
Type const& fen_type() {
    static FenType const type;
    return type;
}
Type const& share_type() {
    static ShareType const type;
    return type;
}
Type const& fact_type() {
    static FactType const type;
    return type;
}
Type const& raw_type() {
    static RawType const type;
    return type;
}

void IdType::write(void const* value, std::string& out) const {
    json::write_string(text_(const_cast<void*>(value)), out);
}

void IdType::read(json::Node const& node, void* value, Reader& reader) const {
    auto const* const text = reader.text(node);
    if (text == nullptr) return;
    if (valid_id(*text)) {
        text_(value) = *text;
    } else {
        reader.fault("bad-id");
    }
}

bool IdType::read_written(Written& text, void* value) const {
    auto const read = text.text();
    if (!read || !valid_id(*read)) return false;
    text_(value) = *read;
    return true;
}

void EnumType::write(void const* value, std::string& out) const {
    json::write_string(table_->word(get_(value)), out);
}

void EnumType::read(json::Node const& node, void* value, Reader& reader) const {
    auto const* const text = reader.text(node);
    if (text == nullptr) return;
    if (auto const found = table_->value(*text)) {
        set_(value, *found);
        return;
    }
    std::vector<Term> allowed;
    for (auto const& [word, number] : table_->words) allowed.push_back({table_->list, word});
    reader.fault("unknown-word", {{"allowed", std::move(allowed)}});
}

bool EnumType::read_written(Written& text, void* value) const {
    auto const read = text.text();
    auto const found = read ? table_->value(*read) : std::nullopt;
    if (found) set_(value, *found);
    return found.has_value();
}

void RecordType::write(void const* value, std::string& out) const {
    auto* const record = const_cast<void*>(value);
    char separator = '{';
    bool empty = true;
    for (auto const& field : fields_) {
        auto const& type = field.type();
        auto const* const member = field.member(record);
        if (type.left_out(member)) continue;
        out += std::exchange(separator, ',');
        out += field.label;
        type.write(member, out);
        empty = false;
    }
    out += empty ? "{}" : "}";
}

namespace {

/// nullptr when the object has no such member. Members mostly stand in the declared order, so one place is looked at
/// first.
json::Member const* member_named(json::Object const& object, std::string_view name, std::size_t likely) {
    if (likely < object.size() && object[likely].name == name) return &object[likely];
    auto const found =
        std::find_if(object.begin(), object.end(), [&](json::Member const& member) { return member.name == name; });
    return found == object.end() ? nullptr : &*found;
}

}  // namespace

void RecordType::read(json::Node const& node, void* value, Reader& reader) const {
    auto const* const object = reader.object(node);
    if (object == nullptr) return;
    std::size_t known = 0;
    for (auto const& field : fields_) {
        auto const& type = field.type();
        Reader::Step const step(reader, field.name);
        if (auto const* const member = member_named(*object, field.name, known)) {
            type.read(member->value, field.member(value), reader);
            ++known;
        } else if (!type.may_be_missing()) {
            reader.fault("missing-field");
        }
    }
    if (known == object->size()) return;
    for (auto const& member : *object) {
        auto const declared =
            std::any_of(fields_.begin(), fields_.end(), [&](Field const& field) { return field.name == member.name; });
        if (declared) continue;
        Reader::Step const step(reader, member.name);
        reader.fault("unknown-field");
    }
}

bool RecordType::read_written(Written& text, void* value) const {
    bool empty = true;
    for (auto const& field : fields_) {
        auto const& type = field.type();
        auto const before = text;
        if (!text.skip(empty ? '{' : ',') || !text.skip(field.label)) {
            // Left out, or not as it would be written: what comes next will tell.
            text = before;
            if (!type.may_be_missing()) return false;
            continue;
        }
        if (!type.read_written(text, field.member(value))) return false;
        empty = false;
    }
    return text.skip(empty ? "{}" : "}");
}

bool read_into(Type const& type, std::string_view text, void* value, std::vector<BadInput>& faults) {
    auto const before = faults.size();
    auto const node = json::parse(text);
    if (!node) {
        faults.insert(faults.end(), node.error().begin(), node.error().end());
        return false;
    }
    Reader reader(faults);
    type.read(*node, value, reader);
    return faults.size() == before;
}

bool read_written(Type const& type, std::string_view text, void* value) {
    Written written(text);
    return text::valid_utf8(text) && type.read_written(written, value) && written.at_end();
}

}  // namespace quorate::wire
