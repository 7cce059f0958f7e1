#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/text.hpp"
#include "procedures/course.hpp"
#include "procedures/deadline.hpp"
#include "procedures/support.hpp"

// Goal: a procedure of a shipped charter can always be carried on, and always to its end, and what is kept beside an
// instance for searches is what the instance says. Method: every state of every procedure under every combination of
// its choices, by every hand, every refusal and every return.

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

/// What distinguishes two states of an instance, as far as its course goes.
std::string key_of(Instance const& instance) {
    std::string key = std::to_string(static_cast<int>(instance.stage)) + (instance.number ? "n" : "-");
    for (auto const& [name, step] : instance.steps) {
        key += " " + name + std::to_string(static_cast<int>(step.stage)) + (step.matter ? "m" : "");
        for (auto const& [person, hand] : step.hands) {
            if (step.stage == StepStage::open) key += person.text + (hand.choice == StepChoice::yes ? "+" : "-");
        }
        if (step.stage == StepStage::open) key += "t" + std::to_string(step.talks.size());
        for (auto const& [person, opinion] : step.opinions)
            key += !opinion.given ? "asked" : opinion.used.empty() ? "given" : "used";
    }
    return key;
}

/// What the extract should hold of the form, by field; files with a mark before them.
std::map<std::string, std::string> searched_in(Instance const& instance) {
    std::map<std::string, std::string> result;
    for (auto const& [name, value] : instance.form.values) result[name] = value;
    for (auto const& [name, file] : instance.form.files) result["file " + name] = file.title;
    return result;
}

void check_extract(Instances const& instances, Instance const& instance) {
    auto const entry = instances.extract(instance.place);
    std::map<std::size_t, std::string> names;
    for (auto const& [name, number] : instances.field_names()) names[number] = name;
    std::map<std::string, std::string> form;
    std::optional<std::string> series;
    auto pieces = entry.pieces();
    for (Piece piece; pieces.next(piece);) {
        CHECK(piece.text == text::lower(piece.value));
        CHECK(entry.bytes.contains(piece.text));
        auto const value = std::string(piece.value);
        if (piece.kind == Piece::Kind::starter) CHECK(value == instance.started_by.text);
        if (piece.kind == Piece::Kind::series) series = value;
        if (piece.kind == Piece::Kind::value) form[names.at(piece.field)] = value;
        if (piece.kind == Piece::Kind::file) form["file " + names.at(piece.field)] = value;
    }
    CHECK(form == searched_in(instance));
    CHECK(entry.started == instance.started);
    CHECK(entry.stage == instance.stage);
    CHECK(entry.edition == instance.edition);
    CHECK(entry.numbered == instance.number.has_value());
    CHECK(series.has_value() == instance.number.has_value());
    if (instance.number) {
        CHECK(series == instance.number->series);
        CHECK(entry.year == instance.number->year);
        CHECK(entry.number == instance.number->number);
    }
}

void check_hands(body::State const& state, Instance const& instance) {
    for (auto const& [person, unused] : state.people.persons) {
        auto const had = std::ranges::any_of(instance.acts,
                                             [&](Act const& act) { return act.by == person || act.person == person; });
        auto const& places = state.procedures.instances.had_a_hand(person);
        CHECK(std::ranges::is_sorted(places));
        CHECK(std::ranges::count(places, instance.place) == (had ? 1 : 0));
    }
}

class Exploration {
  public:
    Exploration(World const& world, charter::Procedure const& procedure, std::map<std::string, std::string> chosen)
        : world_(world), procedure_(procedure), chosen_(std::move(chosen)), context_(world.context("chair")) {}

    void run() {
        auto state = world_.state();
        add_known(state.meetings);
        StartProcedure start{id_, procedure_.name, {}, {}};
        fill_in(procedure_, kStart, chosen_, start.values, start.files);
        auto const day = day_of(world_.now(), state.people.zone);
        auto const starters = people::holders_of(state.people, procedure_.start, day);
        REQUIRE_MESSAGE(!starters.empty(), procedure_.name);
        REQUIRE_MESSAGE(does(state, starters.back(), start, context_.now), procedure_.name);
        visit(std::move(state), {});
        while (!open_.empty()) {
            auto const next = std::move(open_.front());
            open_.pop_front();
            auto const& instance = next.procedures.instances.at(id_);
            auto const before = moves_;
            if (instance.stage == InstanceStage::running) go_on(next, key_of(instance));
            CHECK_MESSAGE((instance.stage != InstanceStage::running || moves_ > before),
                          procedure_.name << ": nothing can be done at " << key_of(instance));
        }
        check_ends();
    }

    std::set<std::string> opened;

  private:
    bool does(body::State& state, PersonId const& actor, Command const& command, Instant now) const {
        body::Context const context{actor, actor, now, {}, context_.charters};
        auto const events = body::decide(state, command, context);
        if (!events) return false;
        for (auto const& event : *events) body::apply(state, event, {actor, actor, now});
        return true;
    }

    void attempt(body::State const& from, std::string const& key, PersonId const& actor, Command const& command) {
        attempt(from, key, actor, command, context_.now);
    }

    void attempt(body::State const& from, std::string const& key, PersonId const& actor, Command const& command,
                 Instant now) {
        auto state = from;
        if (does(state, actor, command, now)) visit(std::move(state), key);
    }

    /// As soon as the charter lets the step be done.
    [[nodiscard]] Instant in_time(body::State const& state, charter::ProcedureStep const& step) const {
        auto const& instance = state.procedures.instances.at(id_);
        Scene const scene{state.people, state.meetings, state.procedures};
        auto const day = day_of(world_.now(), state.people.zone);
        auto const begins = beginning_of(scene, world_.rules(), step, *instance.step(step.name), day);
        return begins.from.value_or(context_.now);
    }

    void visit(body::State state, std::string const& from) {
        auto const& instance = state.procedures.instances.at(id_);
        auto const key = key_of(instance);
        if (!from.empty() && from != key) ++moves_;
        if (!from.empty()) reached_from_[key].insert(from);
        if (!seen_.insert(key).second) return;
        REQUIRE(seen_.size() < 20'000);
        for (auto const& one : state.procedures.instances) check_extract(state.procedures.instances, one);
        check_hands(state, instance);
        if (instance.stage == InstanceStage::completed) ends_.insert(key);
        if (instance.stage == InstanceStage::running) running_.insert(key);
        for (auto const& [name, step] : instance.steps) {
            if (step.stage == StepStage::open) opened.insert(name);
        }
        open_.push_back(std::move(state));
    }

    void go_on(body::State const& state, std::string const& key) {
        auto const& instance = state.procedures.instances.at(id_);
        if (instance.stage_of(kStart) == StepStage::open) {
            Resubmit again{id_, {}, {}};
            fill_in(procedure_, kStart, chosen_, again.values, again.files);
            attempt(state, key, instance.started_by, again);
        }
        for (auto const& step : procedure_.steps) {
            if (instance.stage_of(step.name) == StepStage::open) go_on_at(state, key, step);
        }
    }

    void go_on_at(body::State const& state, std::string const& key, charter::ProcedureStep const& step) {
        if (step.act == charter::StepAct::decide) return by_meeting(state, key, step);
        auto const& instance = state.procedures.instances.at(id_);
        Scene const scene{state.people, state.meetings, state.procedures};
        auto const day = day_of(world_.now(), state.people.zone);
        for (auto const& person : awaited(scene, instance, step, day)) {
            CompleteStep done{id_, step.name, {}, "办了", {}, {}, {}, {}};
            fill_in(procedure_, step.name, chosen_, done.values, done.files, &instance);
            if (!step.paper.empty()) done.paper = some_file().digest;
            if (step.evidence) done.evidence = some_file('b');
            if (asks_choice(step.act)) done.choice = StepChoice::yes;
            if (step.act == charter::StepAct::consult) consult(state, key, step, person);
            if (step.act == charter::StepAct::talk) {
                auto const group = doers_of(scene, instance, step, day);
                auto const left = yet_to_talk_with(*instance.step(step.name), group, person);
                if (!left.empty()) done.with = left.front();
            }
            auto const now = in_time(state, step);
            attempt(state, key, person, done, now);
            if (asks_choice(step.act)) {
                CompleteStep no{id_, step.name, StepChoice::no, "不行", {}, {}, done.evidence, done.paper};
                attempt(state, key, person, no, now);
            }
            for (auto const& to : returnable(procedure_, instance, step.name))
                attempt(state, key, person, ReturnStep{id_, step.name, to, "重来"});
        }
    }

    void consult(body::State const& state, std::string const& key, charter::ProcedureStep const& step,
                 PersonId const& person) {
        attempt(state, key, person, AskOpinions{id_, step.name, {PersonId{"leader"}}, "如何"});
        attempt(state, key, PersonId{"leader"}, GiveOpinion{id_, step.name, "可以"});
        attempt(state, key, person, UseOpinion{id_, step.name, PersonId{"leader"}, "采纳"});
    }

    /// Whatever the meeting says.
    void by_meeting(body::State const& state, std::string const& key, charter::ProcedureStep const& step) {
        for (auto const passed : {true, false}) {
            auto after = state;
            people::Stamp const stamp{PersonId{"clerk"}, PersonId{"clerk"}, context_.now};
            procedures::apply(after.procedures, MatterLinked{id_, step.name, MatterId{"x"}}, stamp);
            Scene const scene{after.people, after.meetings, after.procedures};
            for (auto const& event : on_decision(scene, MatterId{"x"}, DecisionId{"d"}, passed, context_))
                body::apply(after, event, stamp);
            visit(std::move(after), key);
        }
    }

    /// From every state that runs, some way leads to the end.
    void check_ends() const {
        CHECK_MESSAGE(!ends_.empty(), procedure_.name << " never ends");
        std::set<std::string> can_end = ends_;
        std::deque<std::string> todo(ends_.begin(), ends_.end());
        while (!todo.empty()) {
            auto const found = reached_from_.find(todo.front());
            todo.pop_front();
            if (found == reached_from_.end()) continue;
            for (auto const& from : found->second) {
                if (can_end.insert(from).second) todo.push_back(from);
            }
        }
        for (auto const& key : running_)
            CHECK_MESSAGE(can_end.contains(key), procedure_.name << " is stuck at " << key);
    }

    World const& world_;
    charter::Procedure const& procedure_;
    std::map<std::string, std::string> chosen_;
    people::Context context_;
    InstanceId id_{"c1"};
    std::deque<body::State> open_;
    std::set<std::string> seen_;
    std::set<std::string> running_;
    std::set<std::string> ends_;
    std::map<std::string, std::set<std::string>> reached_from_;
    std::size_t moves_ = 0;
};

/// Every combination of the choices that a condition of the procedure asks about.
std::vector<std::map<std::string, std::string>> combinations(charter::Procedure const& procedure) {
    std::set<std::string> asked;
    for (auto const& step : procedure.steps) {
        for (auto const& condition : step.when) asked.insert(condition.field);
    }
    std::vector<std::map<std::string, std::string>> result{{}};
    for (auto const& name : asked) {
        std::vector<std::map<std::string, std::string>> longer;
        for (auto const& one : result) {
            for (auto const& choice : procedure.field(name)->choices) {
                longer.push_back(one);
                longer.back()[name] = choice;
            }
        }
        result = std::move(longer);
    }
    return result;
}

bool names_entry(charter::Procedure const& procedure) {
    return std::ranges::any_of(procedure.form, [](charter::FormField const& field) {
        return field.type == charter::FieldType::entry && !field.optional;
    });
}

/// Some form must name an entry of the register.
bool needs_entries(charter::Rules const& rules, std::string const& register_name) {
    return std::ranges::any_of(rules.procedures, [&](auto const& one) {
        return std::ranges::any_of(one.second.form, [&](charter::FormField const& field) {
            return field.type == charter::FieldType::entry && !field.optional && field.register_name == register_name;
        });
    });
}

/// What is about an entry of a register finds one there, by the name that `fill_in` gives.
void begin_entries(World& world) {
    for (auto const& [name, procedure] : world.rules().procedures) {
        InstanceId const id{entry_in(procedure.register_name)};
        if (names_entry(procedure) || world.procedures().instances.contains(id)) continue;
        StartProcedure start{id, name, {}, {}};
        fill_in(procedure, kStart, {}, start.values, start.files);
        auto const starters = people::holders_of(world.people(), procedure.start, day("2026-03-02"));
        if (needs_entries(world.rules(), procedure.register_name)) world.done(starters.front().text, start);
    }
}

/// What only the body can say: its numbers, the holidays of its year.
void settle(World& world) {
    for (auto const& [name, parameter] : world.rules().parameters) {
        auto const counted =
            parameter.type == charter::Parameter::Type::days || parameter.type == charter::Parameter::Type::hours;
        if (counted) world.done("chair", people::SetParameter{name, "1"});
    }
    world.done("clerk", EnterHolidays{2026, "通知", {}, {}});
}

void explore(std::string const& path) {
    World world({.members = 3, .rules = rules_in(path)});
    world.done("clerk", people::RegisterPerson{PersonId{"keeper"}, "保管", {}});
    world.done("clerk",
               people::AppointToOffice{PersonId{"keeper"}, charter::Office::custodian, day("2026-03-01"), "文件"});
    settle(world);
    begin_entries(world);
    for (auto const& [name, procedure] : world.rules().procedures) {
        std::set<std::string> opened;
        for (auto const& chosen : combinations(procedure)) {
            Exploration exploration(world, procedure, chosen);
            exploration.run();
            opened.merge(exploration.opened);
        }
        for (auto const& step : procedure.steps)
            CHECK_MESSAGE(opened.contains(step.name), name << "." << step.name << " is never reached");
    }
}

TEST_CASE("every procedure of the first charter can be carried to its end from every state it can be in") {
    explore("charters/liaoning-2019.md");
}

TEST_CASE("so can every procedure of a charter that uses all that there is") {
    explore("tests/scenarios/charters/workshop.md");
}

}  // namespace
}  // namespace quorate::tests
