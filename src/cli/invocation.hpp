#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "words/words.hpp"

/// The program `quorate`: what stands behind it on the command line, and the words for it in the user's language.
namespace quorate::cli {

/// What the process ends with.
enum class Exit {
    ok = 0,
    no = 1,     ///< the answer is no: a charter with errors, an archive that is not sound, a command that was refused
    usage = 2,  ///< the command line makes no sense, or names files that are not there
};

struct Option {
    std::string_view name;   ///< "--port" without its hyphens
    std::string_view value;  ///< what its value is called in the help; empty for one without a value
    bool needed = false;
    bool repeated = false;
};

struct Invocation;

struct Command {
    std::string_view name;
    std::string_view arguments;  ///< as the help shows them: "CHARTER", "FILE..."; empty for none
    std::size_t arguments_least = 0;
    std::size_t arguments_most = 0;
    std::vector<Option> options;
    Exit (*run)(Invocation const&);
};

/// A command line that was understood.
struct Invocation {
    words::Language language = words::Language::en;
    std::vector<std::string> arguments;
    std::map<std::string, std::vector<std::string>, std::less<>> options;

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    /// The last value given; empty when there is none.
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;

    /// "cli.<key>" of the catalogue.
    [[nodiscard]] std::string say(std::string_view key, Facts const& facts = {}) const;
    /// One line on the standard output; on the standard error.
    void print(std::string_view line) const;
    void complain(std::string_view line) const;
};

/// Chinese where LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with "zh".
[[nodiscard]] words::Language language_of_environment();

/// Reads the arguments for a command, or says on the standard error what is wrong with them.
[[nodiscard]] std::optional<Invocation> understand(Command const& command, std::vector<std::string> const& arguments,
                                                   words::Language language);

[[nodiscard]] std::vector<Command> const& commands();

/// The whole program: the arguments without the program's own name.
[[nodiscard]] Exit run(std::vector<std::string> const& arguments);

/// What was asked for makes no sense, or a file is not there; in the user's words.
class WrongUsage : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The whole file. Throws WrongUsage when it cannot be read.
[[nodiscard]] std::string read_file(Invocation const& invocation, std::string const& path);

// One file each.
[[nodiscard]] Exit serve(Invocation const& invocation);
[[nodiscard]] Exit check(Invocation const& invocation);
[[nodiscard]] Exit adopt(Invocation const& invocation);
[[nodiscard]] Exit play(Invocation const& invocation);
[[nodiscard]] Exit verify(Invocation const& invocation);
[[nodiscard]] Exit archive(Invocation const& invocation);
[[nodiscard]] Exit restore(Invocation const& invocation);
[[nodiscard]] Exit diagram(Invocation const& invocation);
[[nodiscard]] Exit openapi(Invocation const& invocation);
[[nodiscard]] Exit account(Invocation const& invocation);
[[nodiscard]] Exit version(Invocation const& invocation);
[[nodiscard]] Exit year(Invocation const& invocation);

}  // namespace quorate::cli
