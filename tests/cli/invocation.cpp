#include "cli/invocation.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace quorate;
using namespace quorate::cli;

namespace {

Exit nothing(Invocation const&) {
    return Exit::ok;
}

Command const kCommand{"try",  "FILE", 1, 2, {{"port", "N"}, {"proxy", "ADDRESS", false, true}, {"secure", ""}},
                       nothing};

std::optional<Invocation> read(std::vector<std::string> const& arguments) {
    return understand(kCommand, arguments, words::Language::en);
}

}  // namespace

TEST_CASE("a command line is understood whole or not at all") {
    auto const whole = read({"a", "--port", "80", "--proxy=x", "--proxy", "y", "--secure"});
    REQUIRE(whole);
    CHECK(whole->arguments == std::vector<std::string>{"a"});
    CHECK(whole->value("port") == "80");
    CHECK(whole->value("none", "else") == "else");
    CHECK(whole->values("proxy") == std::vector<std::string>{"x", "y"});
    CHECK(whole->has("secure"));
    CHECK_FALSE(read({}));
    CHECK_FALSE(read({"a", "b", "c"}));
    CHECK_FALSE(read({"a", "--port"}));
    CHECK_FALSE(read({"a", "--port", "1", "--port", "2"}));
    CHECK_FALSE(read({"a", "--secure=yes"}));
    CHECK_FALSE(read({"a", "--unknown"}));
}

TEST_CASE("every command and every option says in both languages what it is for") {
    for (auto const language : {words::Language::zh, words::Language::en}) {
        Invocation const invocation{language, {}, {}};
        for (auto const& command : commands()) {
            CHECK_FALSE(invocation.say(command.name).starts_with("cli."));
            for (auto const& option : command.options) {
                auto const key = std::string(command.name) + "." + std::string(option.name);
                CHECK_MESSAGE(!invocation.say(key).starts_with("cli."), key);
            }
        }
    }
}

TEST_CASE("the exit code says how it went") {
    setenv("LC_ALL", "C", 1);
    CHECK(run({}) == Exit::usage);
    CHECK(run({"--help"}) == Exit::ok);
    CHECK(run({"no-such-command"}) == Exit::usage);
    CHECK(run({"version"}) == Exit::ok);
    CHECK(run({"serve", "--help"}) == Exit::ok);
    CHECK(run({"serve", "--port", "none"}) == Exit::usage);
    CHECK(run({"check", "charters/liaoning-2019.md"}) == Exit::ok);
    CHECK(run({"check", "README.md"}) == Exit::no);
    CHECK(run({"check", "no/such/file"}) == Exit::usage);
    CHECK(run({"check", "charters/liaoning-2019.md", "--diff", "charters/liaoning-2019.md"}) == Exit::ok);
    CHECK(run({"verify", "no/such/file"}) == Exit::usage);
    CHECK(run({"verify", "README.md"}) == Exit::no);
    CHECK(run({"archive", "--data", "no/such/folder", "--body", "b", "--output", "x"}) == Exit::usage);
}

TEST_CASE("the language is the environment's") {
    setenv("LC_ALL", "zh_CN.UTF-8", 1);
    CHECK(language_of_environment() == words::Language::zh);
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    CHECK(language_of_environment() == words::Language::en);
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    setenv("LANG", "zh_CN", 1);
    CHECK(language_of_environment() == words::Language::zh);
}
