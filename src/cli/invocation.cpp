#include "cli/invocation.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "journal/fault.hpp"

namespace quorate::cli {

namespace {

void write_line(std::FILE* stream, std::string_view line) {
    fmt::print(stream, "{}\n", line);
}

std::string usage_line(Command const& command) {
    auto line = fmt::format("quorate {}", command.name);
    if (!command.arguments.empty()) line += fmt::format(" {}", command.arguments);
    for (auto const& option : command.options) {
        if (!option.needed) continue;
        line += fmt::format(" --{} {}", option.name, option.value);
    }
    auto const optional = [](Option const& option) { return !option.needed; };
    if (std::ranges::any_of(command.options, optional)) line += " [--...]";
    return line;
}

void help(Command const& command, Invocation const& invocation) {
    invocation.print(usage_line(command));
    invocation.print(invocation.say(command.name));
    if (!command.options.empty()) invocation.print("");
    for (auto const& option : command.options) {
        auto const head = fmt::format("--{}{}{}", option.name, option.value.empty() ? "" : " ", option.value);
        invocation.print(
            fmt::format("  {:24} {}", head, invocation.say(fmt::format("{}.{}", command.name, option.name))));
    }
    invocation.print("");
    invocation.print(invocation.say("exit"));
}

void help(Invocation const& invocation) {
    invocation.print("quorate COMMAND [--help]");
    invocation.print(invocation.say("about"));
    invocation.print("");
    for (auto const& command : commands())
        invocation.print(fmt::format("  {:10} {}", command.name, invocation.say(command.name)));
    invocation.print("");
    invocation.print(invocation.say("exit"));
}

bool asks_for_help(std::vector<std::string> const& arguments) {
    return std::ranges::any_of(arguments, [](auto const& one) { return one == "--help" || one == "-h"; });
}

}  // namespace

words::Language language_of_environment() {
    for (auto const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        auto const* const value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("zh") ? words::Language::zh : words::Language::en;
    }
    return words::Language::en;
}

std::string Invocation::value(std::string_view option, std::string_view otherwise) const {
    auto const found = options.find(option);
    return found == options.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Invocation::values(std::string_view option) const {
    auto const found = options.find(option);
    return found == options.end() ? std::vector<std::string>{} : found->second;
}

std::string Invocation::say(std::string_view key, Facts const& facts) const {
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    return words::shipped().say(language, "cli." + std::string(key), facts, setting);
}

void Invocation::print(std::string_view line) const {
    write_line(stdout, line);
}
void Invocation::complain(std::string_view line) const {
    write_line(stderr, line);
}

std::string read_file(Invocation const& invocation, std::string const& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (stream) bytes << stream.rdbuf();
    if (!stream) throw WrongUsage(invocation.say("unreadable", {{"file", path}}));
    return std::move(bytes).str();
}

std::optional<Invocation> understand(Command const& command, std::vector<std::string> const& arguments,
                                     words::Language language) {
    Invocation invocation{language, {}, {}};
    auto const wrong = [&](std::string_view key, std::string_view what) {
        invocation.complain(invocation.say(key, {{"what", std::string(what)}}));
        invocation.complain(usage_line(command));
        return std::nullopt;
    };
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        auto const& argument = arguments[at];
        if (!argument.starts_with("--")) {
            invocation.arguments.push_back(argument);
            continue;
        }
        auto const equals = argument.find('=');
        auto const name = std::string_view(argument).substr(2, equals == std::string::npos ? equals : equals - 2);
        auto const option = std::ranges::find(command.options, name, &Option::name);
        if (option == command.options.end()) return wrong("unknown-option", argument);
        bool const inside = equals != std::string::npos;
        if (option->value.empty() && inside) return wrong("needless-value", argument);
        std::string value;
        if (!option->value.empty()) {
            if (!inside && at + 1 == arguments.size()) return wrong("missing-value", argument);
            value = inside ? argument.substr(equals + 1) : arguments[++at];
        }
        auto& values = invocation.options[std::string(name)];
        if (!values.empty() && !option->repeated) return wrong("option-twice", argument);
        values.push_back(std::move(value));
    }
    for (auto const& option : command.options)
        if (option.needed && !invocation.has(option.name)) return wrong("missing-option", option.name);
    if (invocation.arguments.size() < command.arguments_least) return wrong("missing-argument", command.arguments);
    if (invocation.arguments.size() > command.arguments_most)
        return wrong("needless-argument", invocation.arguments[command.arguments_most]);
    return invocation;
}

std::vector<Command> const& commands() {
    static constexpr std::size_t kMany = 10'000;
    static std::vector<Command> const all{
        {"serve",
         "",
         0,
         0,
         {{"data", "FOLDER"},
          {"host", "ADDRESS"},
          {"port", "N"},
          {"web", "FOLDER"},
          {"demonstration", "CHARTER"},
          {"scenario", "FILE"},
          {"proxy", "ADDRESS", false, true},
          {"secure", ""}},
         serve},
        {"check", "CHARTER", 1, 1, {{"diff", "CHARTER"}, {"coverage", ""}}, check},
        {"adopt",
         "CHARTER",
         1,
         1,
         {{"text", "FILE"}, {"data", "FOLDER"}, {"body", "ID"}, {"name", "NAME"}, {"person", "ID"}, {"force", "DATE"}},
         adopt},
        {"play", "FILE...", 1, kMany, {{"charter", "CHARTER"}}, play},
        {"year",
         "",
         0,
         0,
         {{"seed", "N", true}, {"year", "Y"}, {"meetings", "N"}, {"matters", "N"}, {"papers", "N"}},
         year},
        {"verify", "ARCHIVE", 1, 1, {{"key", "ID", false, true}, {"head", "FILE", false, true}, {"quick", ""}}, verify},
        {"archive",
         "",
         0,
         0,
         {{"data", "FOLDER", true}, {"body", "ID", true}, {"output", "FILE", true}, {"without-files", ""}},
         archive},
        {"restore", "ARCHIVE", 1, 1, {{"data", "FOLDER", true}}, restore},
        {"diagram", "CHARTER [PROCEDURE]", 1, 2, {{"language", "zh|en"}}, diagram},
        {"openapi", "", 0, 0, {{"language", "zh|en"}}, openapi},
        {"account",
         "list | add NAME | person NAME | password NAME | close NAME | open NAME",
         1,
         2,
         {{"data", "FOLDER", true}, {"administrator", ""}, {"body", "ID"}, {"person", "ID"}},
         account},
        {"version", "", 0, 0, {}, version},
    };
    return all;
}

Exit run(std::vector<std::string> const& arguments) {
    auto const language = language_of_environment();
    Invocation const plain{language, {}, {}};
    if (arguments.empty()) {
        help(plain);
        return Exit::usage;
    }
    auto const name = arguments.front() == "--version" ? std::string("version") : arguments.front();
    auto const command = std::ranges::find(commands(), name, &Command::name);
    if (command == commands().end()) {
        if (name == "help" || name == "--help" || name == "-h") {
            help(plain);
            return Exit::ok;
        }
        plain.complain(plain.say("unknown-command", {{"what", name}}));
        return Exit::usage;
    }
    std::vector<std::string> const rest(arguments.begin() + 1, arguments.end());
    if (asks_for_help(rest)) {
        help(*command, plain);
        return Exit::ok;
    }
    auto const invocation = understand(*command, rest, language);
    if (!invocation) return Exit::usage;
    try {
        return command->run(*invocation);
    } catch (WrongUsage const& wrong) {
        plain.complain(wrong.what());
        return Exit::usage;
    } catch (std::exception const& fault) {
        plain.complain(plain.say("fault", {{"what", std::string(fault.what())}}));
        return Exit::no;
    }
}

}  // namespace quorate::cli
