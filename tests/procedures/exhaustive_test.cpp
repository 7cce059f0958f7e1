#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/money.hpp"
#include "base/text.hpp"
#include "procedures/course.hpp"
#include "procedures/deadline.hpp"
#include "procedures/support.hpp"

// Goal: a procedure of a shipped charter can always be carried on, and always to its end, and what is kept beside an
// instance for searches is what the instance says. Method: every state of every procedure under every combination of
// its choices and of the numbers beside those it asks about, by every hand, every refusal and every return; with every
// term that ends, and with whoever it waits for, or answers for it, leaving office at any of them.

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
        if (step.stage == StepStage::open) {
            key += "t" + std::to_string(step.talks.size()) + (step.late ? "late" : "") + step.handed_to.text;
            for (auto const& person : step.group) key += "," + person.text;
            for (auto const& [from, to] : step.placed) key += "," + from.text + ">" + to.text;
        }
        for (auto const& [person, opinion] : step.opinions) {
            key += !opinion.released.empty() ? "released"
                   : !opinion.given          ? "asked"
                   : opinion.used.empty()    ? "given"
                                             : "used";
        }
    }
    return key + " " + instance.stands_in.text;
}

/// Who takes every office that somebody leaves.
PersonId const& successor() {
    static PersonId const person{"successor"};
    return person;
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

/// Whoever acts or is named has a hand in it; to be asked, to answer and to be told what became of it is none.
bool has_a_hand(Act const& act, PersonId const& person) {
    if (act.by == person) return act.kind != ActKind::opinion;
    return act.person == person && act.kind != ActKind::asked && act.kind != ActKind::used &&
           act.kind != ActKind::released;
}

void check_hands(body::State const& state, Instance const& instance) {
    auto const check = [&](std::vector<std::size_t> const& places, auto const& counts) {
        CHECK(std::ranges::is_sorted(places));
        CHECK(std::ranges::count(places, instance.place) == (std::ranges::any_of(instance.acts, counts) ? 1 : 0));
    };
    for (auto const& entry : state.people.persons) {
        auto const& person = entry.first;
        check(state.procedures.instances.had_a_hand(person), [&](Act const& act) { return has_a_hand(act, person); });
        check(state.procedures.instances.was_asked(person),
              [&](Act const& act) { return act.kind == ActKind::asked && act.person == person; });
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
        // Not everybody who may begin it knows the meeting it is about.
        auto const begins = [&](PersonId const& starter) { return does(state, starter, start, context_.now); };
        REQUIRE_MESSAGE(std::any_of(starters.rbegin(), starters.rend(), begins), procedure_.name);
        visit(std::move(state), {});
        while (!open_.empty()) {
            auto const next = std::move(open_.front());
            open_.pop_front();
            auto const& instance = next.procedures.instances.at(id_);
            auto const key = state_key(next);
            auto const before = moves_;
            if (instance.stage == InstanceStage::running) go_on(next, key);
            CHECK_MESSAGE((instance.stage != InstanceStage::running || moves_ > before),
                          procedure_.name << ": nothing can be done at " << key);
            if (instance.stage != InstanceStage::running) continue;
            time_goes_by(next, key);
            somebody_leaves(next, key);
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

    /// What distinguishes two states, with who has left office.
    [[nodiscard]] std::string state_key(body::State const& state) const {
        auto key = key_of(state.procedures.instances.at(id_));
        for (auto const& person : gone(state)) key += " without " + person.text;
        return key;
    }

    [[nodiscard]] static Scene scene_of(body::State const& state) {
        return {state.people, state.meetings, state.procedures};
    }
    [[nodiscard]] Date today() const { return day_of(world_.now(), world_.people().zone); }

    [[nodiscard]] std::vector<PersonId> gone(body::State const& state) const {
        std::vector<PersonId> result;
        for (auto const& [person, known] : state.people.persons) {
            auto const left = left_office(scene_of(state), person, today());
            if (left && !people::offices_of(world_.people(), person, today()).empty()) result.push_back(person);
        }
        return result;
    }

    /// The next term ends before anybody does anything.
    void time_goes_by(body::State const& state, std::string const& key) {
        auto const& instance = state.procedures.instances.at(id_);
        std::optional<Instant> due;
        for (auto const& [name, step] : instance.steps) {
            if (step.stage == StepStage::open && !step.late && step.due && (!due || *step.due < *due)) due = step.due;
        }
        if (!due) return;
        auto after = state;
        auto context = context_;
        context.now = *due;
        auto const events = lapses(scene_of(state), context);
        CHECK_MESSAGE(!events.empty(), procedure_.name << ": a term ends and nothing comes of it at " << key);
        for (auto const& event : events) body::apply(after, event, {PersonId{"clerk"}, PersonId{"clerk"}, *due});
        visit(std::move(after), key);
    }

    /// Whoever it waits for, or answers for it, leaves, and another takes their offices. Whatever is done then, it can
    /// still be carried to its end.
    void somebody_leaves(body::State const& state, std::string const& key) {
        auto const& instance = state.procedures.instances.at(id_);
        std::set<PersonId> concerned{starter_of(instance)};
        std::string open = instance.stage_of(kStart) == StepStage::open ? kStart : "";
        for (auto const& step : procedure_.steps) {
            if (instance.stage_of(step.name) != StepStage::open) continue;
            auto const people = awaited(scene_of(state), instance, step, today());
            concerned.insert(people.begin(), people.end());
            open += " " + step.name + std::to_string(people.size());
        }
        for (auto const& person : concerned) {
            // What was done at steps that are over makes no difference to who is waited for.
            if (!left_.insert(person.text + open).second) continue;
            auto after = state;
            for (auto const office : people::offices_of(state.people, person, today())) succeed(after, person, office);
            for (auto const& next : moves_from(after)) {
                // A meeting may say no.
                if (next.procedures.instances.at(id_).stage == InstanceStage::refused) continue;
                std::set<std::string> tried;
                CHECK_MESSAGE(carried(next, tried), procedure_.name << " is stuck without " << person.text << " at "
                                                                    << key << " after " << state_key(next));
            }
        }
    }

    /// What can be done next, and brings it anywhere.
    std::vector<body::State> moves_from(body::State const& state) {
        std::vector<body::State> moves;
        caught_ = &moves;
        go_on(state, state_key(state));
        caught_ = nullptr;
        return moves;
    }

    /// Some way leads to the end from here.
    bool carried(body::State const& state, std::set<std::string>& tried) {
        auto const stage = state.procedures.instances.at(id_).stage;
        if (stage != InstanceStage::running) return stage == InstanceStage::completed;
        auto const key = state_key(state);
        if (carried_.contains(key)) return true;
        if (!tried.insert(key).second) return false;
        auto const moves = moves_from(state);
        // The last of them goes furthest: what is asked comes before what is done.
        auto const found =
            std::any_of(moves.rbegin(), moves.rend(), [&](body::State const& next) { return carried(next, tried); });
        if (found) carried_.insert(key);
        return found;
    }

    /// The clerk's own successor comes first, or nobody would keep the roster.
    void succeed(body::State& state, PersonId const& person, charter::Office office) const {
        PersonId const clerk{"clerk"};
        auto const appoint = [&] {
            return tells(state, clerk, people::AppointToOffice{successor(), office, today(), "任命"});
        };
        auto const appointed = appoint();
        REQUIRE(tells(state, clerk, people::EndOffice{person, office, plus_days(today(), -1), "调离"}));
        REQUIRE((appointed || appoint()));
    }

    bool tells(body::State& state, PersonId const& actor, people::Command const& command) const {
        body::Context const context{actor, actor, context_.now, {}, context_.charters};
        auto const events = body::decide(state, command, context);
        if (!events) return false;
        for (auto const& event : *events) body::apply(state, event, {actor, actor, context_.now});
        return true;
    }

    /// Whoever keeps the record lets others take over, one from outside the group and one of it.
    void take_over(body::State const& state, std::string const& key, std::string const& step, PersonId const& person) {
        auto const clerks = people::holders_of(state.people, {charter::Office::clerk}, today());
        auto const& instance = state.procedures.instances.at(id_);
        auto const* found = procedure_.step(step);
        auto const doers =
            found == nullptr ? std::vector<PersonId>{} : doers_of(scene_of(state), instance, *found, today());
        std::set<bool> done;
        for (auto const& [other, known] : state.people.persons) {
            auto const within = procedures::contains(doers, other);
            if (done.contains(within)) continue;
            auto after = state;
            if (!does(after, clerks.front(), ReplaceDoer{id_, step, person, other, "调离"}, context_.now)) continue;
            done.insert(within);
            visit(std::move(after), key);
        }
        CHECK_MESSAGE(!done.empty(),
                      procedure_.name << "." << step << ": nobody can take over from " << person.text << " at " << key);
    }

    void visit(body::State state, std::string const& from) {
        auto const& instance = state.procedures.instances.at(id_);
        auto const key = state_key(state);
        if (caught_ != nullptr) {
            if (key != from) caught_->push_back(std::move(state));
            return;
        }
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
        auto const& starter = starter_of(instance);
        if (left_office(scene_of(state), starter, today())) {
            take_over(state, key, kStart, starter);
        } else if (instance.stage_of(kStart) == StepStage::open) {
            Resubmit again{id_, {}, {}};
            fill_in(procedure_, kStart, chosen_, again.values, again.files);
            attempt(state, key, starter, again);
        }
        for (auto const& step : procedure_.steps) {
            if (instance.stage_of(step.name) != StepStage::open) continue;
            for (auto const& person : gone_from(scene_of(state), instance, step, today()))
                take_over(state, key, step.name, person);
            go_on_at(state, key, step);
        }
    }

    void go_on_at(body::State const& state, std::string const& key, charter::ProcedureStep const& step) {
        if (step.act == charter::StepAct::decide) return by_meeting(state, key, step);
        auto const& instance = state.procedures.instances.at(id_);
        Scene const scene{state.people, state.meetings, state.procedures};
        auto const day = day_of(world_.now(), state.people.zone);
        for (auto const& person : awaited(scene, instance, step, day)) {
            // Who has left does nothing any more.
            if (left_office(scene, person, day)) continue;
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
            // What is refused or sent back was seen before anybody left; after that only the way to the end counts.
            if (!gone(state).empty()) continue;
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
        attempt(state, key, person, ReleaseOpinion{id_, step.name, PersonId{"leader"}, "出差"});
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
    std::set<std::string> left_;     ///< who left while what waited for how many
    std::set<std::string> carried_;  ///< from where somebody left, and it can be carried to its end
    std::vector<body::State>* caught_ = nullptr;
    std::map<std::string, std::set<std::string>> reached_from_;
    std::size_t moves_ = 0;
};

/// What the field may hold that makes a difference: each choice, or the numbers beside those that it is held against.
std::set<std::string> answers(charter::Procedure const& procedure, std::string const& name) {
    auto const& field = *procedure.field(name);
    std::set<std::string> result(field.choices.begin(), field.choices.end());
    auto const sum = field.type == charter::FieldType::sum;
    for (auto const& step : procedure.steps) {
        for (auto const& condition : step.when) {
            if (condition.field != name || !condition.limit) continue;
            // The body has set 1 for each of its numbers.
            auto const set = condition.limit->parameter.empty() ? condition.limit->number : sum ? 100 : 1;
            for (auto const number : {set - 1, set}) result.insert(sum ? to_text(Fen{number}) : std::to_string(number));
        }
    }
    return result;
}

/// Every combination of what a condition of the procedure asks about.
std::vector<std::map<std::string, std::string>> combinations(charter::Procedure const& procedure) {
    std::set<std::string> asked;
    for (auto const& step : procedure.steps) {
        for (auto const& condition : step.when) asked.insert(condition.field);
    }
    std::vector<std::map<std::string, std::string>> result{{}};
    for (auto const& name : asked) {
        std::vector<std::map<std::string, std::string>> longer;
        for (auto const& one : result) {
            for (auto const& choice : answers(procedure, name)) {
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

/// The fields of all forms that must name an entry of the register.
std::vector<charter::FormField const*> fields_naming(charter::Rules const& rules, std::string const& register_name) {
    std::vector<charter::FormField const*> result;
    for (auto const& [name, procedure] : rules.procedures) {
        for (auto const& field : procedure.form) {
            if (field.type == charter::FieldType::entry && !field.optional && field.register_name == register_name)
                result.push_back(&field);
        }
    }
    return result;
}

/// Whoever may do a step does it, with a yes where one is asked for.
void carry_out(World& world, charter::Procedure const& procedure, InstanceId const& id) {
    for (auto const& step : procedure.steps) {
        CompleteStep done{id, step.name, {}, "办了", {}, {}, {}, {}};
        fill_in(procedure, step.name, {}, done.values, done.files, &world.procedures().instances.at(id));
        if (!step.paper.empty()) done.paper = some_file().digest;
        if (asks_choice(step.act)) done.choice = StepChoice::yes;
        for (auto const& [person, about] : world.people().persons) world.send(person.text, done);
    }
    REQUIRE(world.procedures().instances.at(id).stage == InstanceStage::completed);
}

/// What is about an entry of a register finds one there, by the name that `fill_in` gives.
void begin_entries(World& world) {
    for (auto const& [name, procedure] : world.rules().procedures) {
        InstanceId const id{entry_in(procedure.register_name)};
        if (names_entry(procedure) || world.procedures().instances.contains(id)) continue;
        StartProcedure start{id, name, {}, {}};
        fill_in(procedure, kStart, {}, start.values, start.files);
        auto const starters = people::holders_of(world.people(), procedure.start, day("2026-03-02"));
        auto const naming = fields_naming(world.rules(), procedure.register_name);
        if (naming.empty()) continue;
        world.done(starters.front().text, start);
        if (naming.front()->stage == charter::EntryStage::completed) carry_out(world, procedure, id);
    }
}

/// What only the body can say: its numbers, the holidays of its year.
void settle(World& world) {
    for (auto const& [name, parameter] : world.rules().parameters) {
        if (parameter.type != charter::Parameter::Type::text) world.done("chair", people::SetParameter{name, "1"});
    }
    world.done("clerk", EnterHolidays{2026, "通知", {}, {}});
}

void explore(std::string const& path) {
    World world({.members = 3, .rules = rules_in(path)});
    world.done("clerk", people::RegisterPerson{PersonId{"keeper"}, "保管", {}});
    world.done("clerk",
               people::AppointToOffice{PersonId{"keeper"}, charter::Office::custodian, day("2026-03-01"), "文件"});
    world.done("clerk", people::RegisterPerson{successor(), "接任", {}});
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
