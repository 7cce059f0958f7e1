#include <algorithm>

#include "base/json.hpp"
#include "body/codec.hpp"
#include "play/act.hpp"

namespace quorate::play {
namespace {

bool plain_value(std::string_view text) {
    if (text == "true" || text == "false") return true;
    auto const digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    return !text.empty() && text.size() < 16 && std::all_of(text.begin(), text.end(), digit);
}

std::string value_as_json(std::string_view text, bool quoted) {
    if (!quoted && (plain_value(text) || text.starts_with("[") || text.starts_with("{"))) return std::string(text);
    std::string result;
    json::write_string(text, result);
    return result;
}

/// `field=value` and `field=「value」` as the members of an object.
std::string data_of(std::vector<Token> const& arguments) {
    std::string data = "{";
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        auto const& text = arguments[at].text;
        auto const equals = text.find('=');
        if (arguments[at].quoted || equals == std::string::npos || equals == 0) throw BadLine{"no-field", text};
        if (data.size() > 1) data += ",";
        json::write_string(text.substr(0, equals), data);
        data += ":";
        auto const rest = text.substr(equals + 1);
        if (rest.empty() && at + 1 < arguments.size() && arguments[at + 1].quoted) {
            data += value_as_json(arguments[++at].text, true);
        } else {
            data += value_as_json(rest, false);
        }
    }
    return data + "}";
}

}  // namespace

void by_name(Act const& act) {
    act.stage.need_body();
    auto const command = body::command_from(act.line.command(), data_of(act.line.arguments()));
    if (command) {
        act.give(*command);
    } else {
        act.outcomes.push_back({false, {command.error(), {}}, {}, {}});
    }
}

}  // namespace quorate::play
