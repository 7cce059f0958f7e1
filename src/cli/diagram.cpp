#include "views/diagram.hpp"

#include <fmt/format.h>

#include "charter/charter.hpp"
#include "cli/invocation.hpp"
#include "sheets/bpmn.hpp"

namespace quorate::cli {

namespace {

words::Language language_of(Invocation const& invocation) {
    auto const asked = invocation.value("language");
    if (asked.empty()) return invocation.language;
    return asked == "zh" ? words::Language::zh : words::Language::en;
}

}  // namespace

Exit diagram(Invocation const& invocation) {
    auto const& path = invocation.arguments.front();
    auto const charter = charter::compile(read_file(invocation, path));
    if (!charter) {
        invocation.complain(invocation.say("charter-with-errors", {{"file", path}}));
        return Exit::no;
    }
    auto const& rules = charter->rules;
    views::StepWords const in_words{rules, words::shipped(), language_of(invocation)};
    if (invocation.arguments.size() == 1) {
        for (auto const& name : rules.procedure_order)
            invocation.print(fmt::format("{}\t{}", name, in_words.say(rules.procedure(name)->title)));
        return Exit::ok;
    }
    auto const* procedure = rules.procedure(invocation.arguments[1]);
    if (procedure == nullptr)
        throw WrongUsage(invocation.say("unknown-procedure", {{"what", invocation.arguments[1]}}));
    invocation.print(sheets::bpmn(views::diagram_of(in_words, *procedure)));
    return Exit::ok;
}

}  // namespace quorate::cli
