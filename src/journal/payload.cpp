#include <algorithm>

#include <boost/json/basic_parser_impl.hpp>

#include "base/json.hpp"
#include "journal/line.hpp"

namespace quorate::journal {
namespace {

using boost::json::error_code;
using boost::json::string_view;

/// Takes note of nothing: only whether the text is JSON counts here, and a tree of it would cost more than its digest.
struct Nothing {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t, error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_key_part(string_view, std::size_t, error_code&) { return true; }
    bool on_key(string_view, std::size_t, error_code&) { return true; }
    bool on_string_part(string_view, std::size_t, error_code&) { return true; }
    bool on_string(string_view, std::size_t, error_code&) { return true; }
    bool on_number_part(string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, string_view, error_code&) { return true; }
    bool on_uint64(std::uint64_t, string_view, error_code&) { return true; }
    template <class Real>
    bool on_double(Real, string_view, error_code&) {
        return true;
    }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }
};

}  // namespace

bool is_payload(std::string_view bytes) {
    if (!bytes.starts_with('{')) return false;
    auto const is_control = [](char letter) { return static_cast<unsigned char>(letter) < 0x20; };
    if (std::any_of(bytes.begin(), bytes.end(), is_control)) return false;
    boost::json::parse_options options;
    options.max_depth = json::depth_max;
    boost::json::basic_parser<Nothing> parser(options);
    error_code error;
    auto const used = parser.write_some(false, bytes.data(), bytes.size(), error);
    return !error && used == bytes.size() && bytes.ends_with('}');
}

}  // namespace quorate::journal
