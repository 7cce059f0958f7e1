// How many steps of procedures are decided and applied a second: each instance is started, approved by one, done by
// another and filed. The procedure's diagram is written to FILE, so that another engine can carry out the same
// (bench/procedure.mjs does).
//
//   bench_procedure FILE [instances]
#include <cstdio>
#include <fstream>

#include <fmt/core.h>

#include "arguments.hpp"
#include "base/must.hpp"
#include "body/body.hpp"
#include "charter/charter.hpp"
#include "cpu.hpp"
#include "journal/files.hpp"
#include "procedures/lookup.hpp"
#include "sheets/bpmn.hpp"
#include "views/diagram.hpp"
#include "words/words.hpp"

using namespace quorate;

namespace {

constexpr char const* kProcedure = R"(
### Article 8 What is kept {#art8}

What is worth keeping is approved, put in order and filed.

```register kept
title   = "Kept"
number  = "K{n}"
readers = ["clerk"]
```

```procedure keeping
title     = "Keeping"
start     = ["member"]
register  = "kept"
number-at = "file"
```

```form keeping
what = "text What"
```

```step keeping.approve
title = "Approved"
act   = "approve"
by    = ["chair"]
```

```step keeping.order
title = "Put in order"
act   = "act"
by    = ["clerk"]
```

```step keeping.file
title = "Filed"
act   = "file"
by    = ["clerk"]
```
)";
constexpr std::size_t kSteps = 3;

class Body {
  public:
    explicit Body(charter::Rules rules) {
        auto const force = rules.identity.force;
        charters_.emplace("d1", std::move(rules));
        send("founder", people::Command{people::FoundBody{BodyId{"body"}, "A board", 0, {}, "d1", force}});
        settle("chair", people::Office::chair);
        settle("member", people::Office::member);
        settle("clerk", people::Office::clerk);
    }

    void send(std::string const& actor, body::Command const& command) {
        PersonId const person{actor};
        auto const events = body::decide(state_, command, {person, person, now_, {}, charters_});
        must(events.has_value(), "the charter allows what is measured");
        for (auto const& event : *events) body::apply(state_, event, {person, person, now_});
    }

    void carry_out(std::string const& id) {
        InstanceId const instance{id};
        send("member", procedures::Command{procedures::StartProcedure{instance, "keeping", {{"what", "A deed"}}, {}}});
        complete("chair", instance, "approve", procedures::StepChoice::yes);
        complete("clerk", instance, "order", {});
        complete("clerk", instance, "file", {});
    }

    [[nodiscard]] bool completed(std::string const& id) const {
        auto const* found = procedures::find(state_.procedures, InstanceId{id});
        return found != nullptr && found->stage == procedures::InstanceStage::completed;
    }

  private:
    void settle(std::string const& name, people::Office office) {
        auto const today = day_of(now_, state_.people.zone);
        send("founder", people::Command{people::RegisterPerson{PersonId{name}, name, {}}});
        send("founder", people::Command{people::AppointToOffice{PersonId{name}, office, today, "elected"}});
    }

    void complete(std::string const& actor, InstanceId const& instance, std::string const& step,
                  std::optional<procedures::StepChoice> choice) {
        procedures::CompleteStep command;
        command.instance = instance;
        command.step = step;
        command.choice = choice;
        send(actor, procedures::Command{command});
    }

    charter::Library charters_;
    body::State state_;
    Instant now_ = Instant{} + std::chrono::hours{24 * 365 * 56 + 24 * 80};
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    auto const instances = bench::number_at(2, count, arguments, 2'000);
    auto const charter = charter::compile(journal::read_file("tests/scenarios/charters/workshop.md") + kProcedure);
    if (!charter) {
        for (auto const& one : charter.error()) fmt::print(stderr, "{} {}\n", one.line, one.name);
        return 1;
    }
    auto const& rules = charter->rules;
    views::StepWords const in_words{rules, words::shipped(), words::Language::en};
    std::ofstream(arguments[1]) << sheets::bpmn(views::diagram_of(in_words, *rules.procedure("keeping")));
    Body body(rules);
    auto const start = bench::cpu_seconds();
    for (std::uint64_t number = 0; number < instances; ++number) body.carry_out("i" + std::to_string(number));
    auto const seconds = bench::cpu_seconds() - start;
    if (!body.completed("i" + std::to_string(instances - 1))) return 1;
    fmt::print("{:.0f}\n", static_cast<double>(instances * kSteps) / seconds);
}
