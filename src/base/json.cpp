#include "base/json.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>

#include "base/text.hpp"

namespace quorate::json {
namespace {

using boost::json::error_code;
using boost::json::string_view;

/// True when two members have one name. Most objects are small: then comparing each with each needs no memory.
bool repeats_a_name(Object const& object) {
    constexpr std::size_t small = 12;
    if (object.size() <= small) {
        for (auto one = object.begin(); one != object.end(); ++one) {
            if (std::any_of(object.begin(), one, [&](Member const& other) { return other.name == one->name; })) {
                return true;
            }
        }
        return false;
    }
    std::vector<std::string_view> names;
    for (auto const& member : object) names.emplace_back(member.name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

/// Receives the parser's findings and builds the tree. What is complete stands on a stack, and is moved from there into
/// its list or object when that ends, so that each is made once and in its size.
class Builder {
  public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t count, error_code&) {
        Object object;
        object.reserve(count);
        auto node = nodes_.end() - static_cast<std::ptrdiff_t>(count);
        for (auto name = names_.end() - static_cast<std::ptrdiff_t>(count); name != names_.end(); ++name, ++node) {
            object.push_back({std::move(*name), std::move(*node)});
        }
        names_.resize(names_.size() - count);
        repeats_ = repeats_ || repeats_a_name(object);
        return end(count, Node{std::move(object)});
    }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t count, error_code&) {
        auto const first = nodes_.end() - static_cast<std::ptrdiff_t>(count);
        return end(count, Node{Array(std::make_move_iterator(first), std::make_move_iterator(nodes_.end()))});
    }
    bool on_key_part(string_view part, std::size_t, error_code&) { return collect(part); }
    bool on_key(string_view part, std::size_t, error_code&) {
        collect(part);
        names_.push_back(std::exchange(text_, {}));
        return true;
    }
    bool on_string_part(string_view part, std::size_t, error_code&) { return collect(part); }
    bool on_string(string_view part, std::size_t, error_code&) {
        collect(part);
        return add(Node{std::exchange(text_, {})});
    }
    bool on_number_part(string_view part, error_code&) { return collect(part); }
    bool on_int64(std::int64_t number, string_view, error_code&) {
        text_.clear();
        return add(Node{number});
    }
    bool on_uint64(std::uint64_t, string_view part, error_code&) { return other_number(part); }
    /// The parser's own reading of the digits is of no use here: whatever is no integer stays digits.
    template <class Real>
    bool on_double(Real, string_view part, error_code&) {
        return other_number(part);
    }
    bool on_bool(bool truth, error_code&) { return add(Node{truth}); }
    bool on_null(error_code&) { return add(Node{Null{}}); }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

    [[nodiscard]] Node take() { return std::move(nodes_.front()); }
    /// Some object has two members of one name.
    [[nodiscard]] bool repeats() const { return repeats_; }

  private:
    bool collect(string_view part) {
        text_.append(part.data(), part.size());
        return true;
    }

    bool other_number(string_view part) {
        collect(part);
        return add(Node{OtherNumber{std::exchange(text_, {})}});
    }

    /// What ended holds the last `count` nodes.
    bool end(std::size_t count, Node node) {
        nodes_.resize(nodes_.size() - count);
        return add(std::move(node));
    }

    bool add(Node node) {
        nodes_.push_back(std::move(node));
        return true;
    }

    std::vector<Node> nodes_;
    std::vector<std::string> names_;
    std::string text_;
    bool repeats_ = false;
};

/// Boost.JSON keeps the last of two members with one name; a text that is signed must not have two meanings.
void find_duplicates(Node const& node, std::string const& pointer, std::vector<BadInput>& faults) {
    if (auto const* const object = std::get_if<Object>(&node.value)) {
        std::vector<std::string_view> names;
        for (auto const& member : *object) names.emplace_back(member.name);
        std::sort(names.begin(), names.end());
        for (auto at = names.begin(); at != names.end();) {
            auto const next = std::upper_bound(at, names.end(), *at);
            if (next - at > 1) faults.push_back({pointer + pointer_step(*at), "duplicate-field", {}});
            at = next;
        }
        for (auto const& member : *object) find_duplicates(member.value, pointer + pointer_step(member.name), faults);
    } else if (auto const* const array = std::get_if<Array>(&node.value)) {
        for (std::size_t at = 0; at < array->size(); ++at) {
            find_duplicates((*array)[at], pointer + "/" + std::to_string(at), faults);
        }
    }
}

void write(Node const& node, std::string& out);

struct Writer {
    std::string& out;

    void operator()(Null) const { out += "null"; }
    void operator()(bool truth) const { out += truth ? "true" : "false"; }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(OtherNumber const& number) const { out += number.digits; }
    void operator()(std::string const& text) const { write_string(text, out); }
    void operator()(Array const& array) const {
        char separator = '[';
        for (auto const& one : array) {
            out += std::exchange(separator, ',');
            write(one, out);
        }
        out += array.empty() ? "[]" : "]";
    }
    void operator()(Object const& object) const {
        char separator = '{';
        for (auto const& member : object) {
            out += std::exchange(separator, ',');
            write_string(member.name, out);
            out += ':';
            write(member.value, out);
        }
        out += object.empty() ? "{}" : "}";
    }
};

void write(Node const& node, std::string& out) {
    std::visit(Writer{out}, node.value);
}

}  // namespace

std::expected<Node, std::vector<BadInput>> parse(std::string_view text) {
    if (!text::valid_utf8(text)) return std::unexpected(std::vector<BadInput>{{"", "not-utf8", {}}});
    boost::json::parse_options options;
    options.max_depth = depth_max;
    boost::json::basic_parser<Builder> parser(options);
    error_code error;
    auto const used = parser.write_some(false, text.data(), text.size(), error);
    if (error == boost::json::error::too_deep) {
        return std::unexpected(
            std::vector<BadInput>{{"", "too-deep", {{"most", static_cast<std::int64_t>(depth_max)}}}});
    }
    if (error || used < text.size()) return std::unexpected(std::vector<BadInput>{{"", "not-json", {}}});
    auto node = parser.handler().take();
    if (parser.handler().repeats()) {
        std::vector<BadInput> faults;
        find_duplicates(node, "", faults);
        return std::unexpected(std::move(faults));
    }
    return node;
}

std::string to_text(Node const& node) {
    std::string out;
    write(node, out);
    return out;
}

void write_string(std::string_view text, std::string& out) {
    static constexpr std::string_view hexadecimal = "0123456789abcdef";
    out += '"';
    for (char const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        switch (letter) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (byte >= 0x20) {
                    out += letter;
                } else {
                    out += "\\u00";
                    out += hexadecimal[byte >> 4U];
                    out += hexadecimal[byte & 0x0FU];
                }
        }
    }
    out += '"';
}

std::string pointer_step(std::string_view name) {
    return "/" + text::replace_all(text::replace_all(name, "~", "~0"), "/", "~1");
}

}  // namespace quorate::json
