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

/// Receives the parser's findings and builds the tree.
class Builder {
  public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return begin(Node{Object{}}); }
    bool on_object_end(std::size_t, error_code&) { return end(); }
    bool on_array_begin(error_code&) { return begin(Node{Array{}}); }
    bool on_array_end(std::size_t, error_code&) { return end(); }
    bool on_key_part(string_view part, std::size_t, error_code&) { return collect(part); }
    bool on_key(string_view part, std::size_t, error_code&) {
        collect(part);
        open_.back().name = std::exchange(text_, {});
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

    [[nodiscard]] Node take() { return std::move(root_); }

  private:
    struct Open {
        Node node;
        std::string name;  ///< of the member that is being read, in an object
    };

    bool collect(string_view part) {
        text_.append(part.data(), part.size());
        return true;
    }

    bool other_number(string_view part) {
        collect(part);
        return add(Node{OtherNumber{std::exchange(text_, {})}});
    }

    bool begin(Node node) {
        open_.push_back({std::move(node), {}});
        return true;
    }

    bool end() {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        return add(std::move(node));
    }

    bool add(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
        } else if (auto* const object = std::get_if<Object>(&open_.back().node.value)) {
            object->push_back({std::move(open_.back().name), std::move(node)});
        } else {
            std::get<Array>(open_.back().node.value).push_back(std::move(node));
        }
        return true;
    }

    Node root_;
    std::vector<Open> open_;
    std::string text_;
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
    std::vector<BadInput> faults;
    find_duplicates(node, "", faults);
    if (!faults.empty()) return std::unexpected(std::move(faults));
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
