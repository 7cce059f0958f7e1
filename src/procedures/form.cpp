#include "procedures/form.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "base/word.hpp"
#include "meetings/access.hpp"
#include "meetings/lookup.hpp"
#include "meetings/markings.hpp"
#include "people/input.hpp"
#include "procedures/access.hpp"
#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

using charter::EntryStage;
using charter::FieldType;
using charter::FormField;
using charter::Procedure;

bool number(std::string_view text) {
    auto const digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    return !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), digit) &&
           (text.size() == 1 || text.front() != '0');
}

/// One value of one field against its type.
class Value {
  public:
    Value(Checks& checks, Scene const& scene, Context const& context, Procedure const& procedure,
          FormField const& field, std::string_view text, InstanceId const* of)
        : checks_(checks),
          scene_(scene),
          context_(context),
          procedure_(procedure),
          field_(field),
          text_(text),
          of_(of) {}

    void check() const {
        auto const at = place();
        if (!people::needed_text(checks_, at, text_)) return;
        switch (field_.type) {
            case FieldType::text:
                return without_words();
            case FieldType::place:
                people::needed_text(checks_, at, text_, people::title_length_max);
                return;
            case FieldType::number:
                checks_.form(number(text_), at, "bad-number");
                return;
            case FieldType::date:
                return date();
            case FieldType::period:
                checks_.form(period_from(text_).has_value(), at, "bad-period");
                return;
            case FieldType::sum:
                checks_.form(fen_from(text_).has_value(), at, "bad-sum");
                return;
            case FieldType::choice:
                checks_.input(chosen(), at, "unknown-choice", {{"found", std::string(text_)}});
                return;
            case FieldType::person:
            case FieldType::people:
                return persons();
            case FieldType::matter:
                return known(MatterId{std::string(text_)}, "unknown-matter");
            case FieldType::decision:
                known(DecisionId{std::string(text_)}, "unknown-decision");
                return in_force();
            case FieldType::meeting:
                known(MeetingId{std::string(text_)}, "unknown-meeting");
                return held();
            case FieldType::entry:
                if (checks_.input(is_entry(InstanceId{std::string(text_)}), at, "unknown-entry")) free_entry();
                return;
            case FieldType::file:
                checks_.input(false, at, "file-expected");
                return;
        }
    }

  private:
    [[nodiscard]] std::string place() const { return "/values/" + field_.name; }

    void date() const {
        auto const day = date_from(text_);
        if (!checks_.form(day.has_value(), place(), "bad-date")) return;
        if (people::real_date(checks_, place(), *day)) of_a_step(*day);
    }

    /// The day of something that was done is not for anybody to choose.
    void of_a_step(Date day) const {
        auto const* instance = of_ == nullptr ? nullptr : find(scene_.procedures, *of_);
        if (instance == nullptr) return;
        auto const taken = day_taken(procedure_, field_, *instance, scene_.people.zone);
        if (!taken) return;
        checks_.forbid(day != taken->day, "form.other-day", procedure_.filled_at(field_.name)->by,
                       {{"day", taken->day}, {"step", term_fact("title", taken->step.title)}});
    }

    /// One, or several of whom none stands there twice.
    void persons() const {
        auto const several = field_.type == FieldType::people;
        auto const named = several ? people_from(text_) : std::vector{PersonId{std::string(text_)}};
        auto const registered = [&](PersonId const& one) { return scene_.people.persons.contains(one); };
        if (!checks_.input(std::ranges::all_of(named, registered), place(), "unknown-person")) return;
        std::set<PersonId> seen;
        for (auto const& person : named)
            checks_.input(seen.insert(person).second, place(), "named-twice", {{"person", std::vector{person}}});
    }

    [[nodiscard]] bool chosen() const { return std::ranges::find(field_.choices, text_) != field_.choices.end(); }

    /// Named before, by somebody who knew of it: whoever takes the form over sends it on as it stands.
    [[nodiscard]] bool stood_there() const {
        auto const* instance = of_ == nullptr ? nullptr : find(scene_.procedures, *of_);
        if (instance == nullptr) return false;
        auto const before = instance->form.values.find(field_.name);
        return before != instance->form.values.end() && before->second == text_;
    }

    /// What somebody may not know of is not there for them either (article 23).
    template <class Id>
    void known(Id const& id, std::string_view what) const {
        if (stood_there()) return;
        auto const day = people::today(scene_.people, context_);
        auto const& rules = people::rules_on(scene_.people, context_, day);
        auto const readable = meetings::may_read({scene_.people, scene_.meetings, scene_.procedures.holidays}, rules,
                                                 {context_.actor, day}, id, meetings::Aspect::title);
        checks_.input(readable, place(), what);
    }

    /// A motion that failed, or one that another has replaced, is no decision to rest on.
    void in_force() const {
        auto const* decision = meetings::find(scene_.meetings, DecisionId{std::string(text_)});
        auto const stands = decision == nullptr || decision->holds();
        checks_.forbid(!stands, "form.not-in-force", procedure_.by);
    }

    /// Of a meeting that is still to end nothing is there yet.
    void held() const {
        auto const* meeting = meetings::find(scene_.meetings, MeetingId{std::string(text_)});
        auto const over = meeting == nullptr || meeting->stage == meetings::MeetingStage::closed;
        checks_.forbid(!over, "form.not-held", procedure_.by);
    }

    /// Stands under what is filled in here, by whichever registers, or is it: nothing stands under itself.
    [[nodiscard]] bool under_this(InstanceId const& id) const {
        std::set<InstanceId> seen;
        std::vector<InstanceId> todo{id};
        while (of_ != nullptr && !todo.empty()) {
            auto const one = std::move(todo.back());
            todo.pop_back();
            if (one == *of_) return true;
            auto const* instance = find(scene_.procedures, one);
            if (instance == nullptr || !seen.insert(one).second) continue;
            for (auto& next : all_above(procedure_of(context_.charters, *instance), *instance))
                todo.push_back(std::move(next));
        }
        return false;
    }

    /// Kept in the register that is asked for, and known to whoever names it.
    [[nodiscard]] bool is_entry(InstanceId const& id) const {
        auto const* instance = find(scene_.procedures, id);
        if (instance == nullptr || !stands_in(context_.charters, *instance, field_.register_name) || under_this(id))
            return false;
        auto const day = people::today(scene_.people, context_);
        auto const& rules = people::rules_on(scene_.people, context_, day);
        return may_read(scene_, context_.charters, rules, {context_.actor, day}, id);
    }

    /// Where the charter asks for one that is under way, or that is through, or lets each be named once.
    void free_entry() const {
        InstanceId const id{std::string(text_)};
        auto const stage = find(scene_.procedures, id)->stage;
        checks_.forbid(field_.stage == EntryStage::running && stage != InstanceStage::running, "form.entry-over",
                       procedure_.by, {{"field", term_fact("title", field_.label)}});
        checks_.forbid(field_.stage == EntryStage::completed && stage != InstanceStage::completed, "form.entry-open",
                       procedure_.by, {{"field", term_fact("title", field_.label)}});
        checks_.forbid(taken_entries(scene_.procedures, procedure_, field_, of_).contains(id), "form.entry-taken",
                       procedure_.by, {{"field", term_fact("title", field_.label)}});
    }

    void without_words() const {
        for (auto const& barred : field_.without) {
            checks_.forbid(text_.find(barred) != std::string_view::npos, "form.barred-words", procedure_.by,
                           {{"found", barred}});
        }
    }

    Checks& checks_;
    Scene const& scene_;
    Context const& context_;
    Procedure const& procedure_;
    FormField const& field_;
    std::string_view text_;
    InstanceId const* of_;
};

bool asked(std::vector<FormField const*> const& fields, std::string const& name, bool file) {
    return std::any_of(fields.begin(), fields.end(), [&](FormField const* one) {
        return one->name == name && (one->type == FieldType::file) == file;
    });
}

template <class Map>
void check_all_asked(Checks& checks, std::vector<FormField const*> const& fields, Map const& sent, bool file) {
    for (auto const& [name, value] : sent) {
        auto const at = (file ? "/files/" : "/values/") + name;
        checks.input(asked(fields, name, file), at, "unknown-form-field", {{"found", name}});
    }
}

}  // namespace

/// As the charter asks; where it does not say how far, whatever is not given up.
static bool far_enough(FormField const& field, Instance const& entry) {
    if (!field.stage) return stands(entry);
    return entry.stage == (*field.stage == EntryStage::running ? InstanceStage::running : InstanceStage::completed);
}

std::vector<std::size_t> nameable(State const& state, charter::Library const& charters, Procedure const& procedure,
                                  FormField const& field, InstanceId const* of) {
    auto const taken = taken_entries(state, procedure, field, of);
    auto result = kept_in(state, charters, field.register_name);
    std::erase_if(result, [&](std::size_t place) {
        auto const& entry = state.instances[place];
        return !far_enough(field, entry) || taken.contains(entry.id);
    });
    return result;
}

bool is_needed(people::State const& people, Procedure const& procedure, FormField const& field,
               std::map<std::string, std::string> const& values, Date day) {
    if (!field.optional) return true;
    return !field.needed.empty() && std::ranges::all_of(field.needed, [&](charter::Condition const& one) {
        return fulfils(people, procedure, values, one, day);
    });
}

std::optional<DayTaken> day_taken(Procedure const& procedure, FormField const& field, Instance const& instance,
                                  Zone zone) {
    for (auto const& name : field.day_of) {
        auto const* state = instance.step(name);
        auto const* step = procedure.step(name);
        auto const taken = step != nullptr && state != nullptr && state->stage == StepStage::done && state->finished;
        if (taken) return DayTaken{*step, day_of(*state->finished, zone)};
    }
    return {};
}

std::vector<FormField const*> fields_at(Procedure const& procedure, std::string_view step) {
    std::vector<FormField const*> result;
    for (auto const& field : procedure.form) {
        auto const* at = procedure.filled_at(field.name);
        if (at == nullptr ? step == kStart : at->name == step) result.push_back(&field);
    }
    return result;
}

void check_file(Checks& checks, charter::Rules const& rules, std::string const& at, FormFile const& file) {
    checks.forbid(meetings::marked_secret(file.title), "paper.secret", rules.secrecy);
    people::stored_file(checks, at, {file.title, file.digest, file.media, file.bytes});
}

namespace {

/// What the form holds once this was sent: what the step filled in before goes.
std::map<std::string, std::string> values_with(Scene const& scene, std::string_view step, Sent const& sent) {
    auto values = tidy(sent).values;
    auto const* instance = sent.of == nullptr ? nullptr : find(scene.procedures, *sent.of);
    if (instance == nullptr) return values;
    for (auto const& [name, at] : instance->filled_at) {
        auto const value = instance->form.values.find(name);
        if (at != step && value != instance->form.values.end()) values.insert(*value);
    }
    return values;
}

/// An optional field that was left empty where the charter does not let it be.
void forbid_empty(Checks& checks, Procedure const& procedure, FormField const& field) {
    auto const* at = procedure.filled_at(field.name);
    checks.forbid(true, "form.needed", at == nullptr ? procedure.by : at->by,
                  {{"field", term_fact("title", field.label)}});
}

}  // namespace

void check_form(Checks& checks, Scene const& scene, Context const& context, Procedure const& procedure,
                std::string_view step, Sent const& sent) {
    auto const fields = fields_at(procedure, step);
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    auto const values = values_with(scene, step, sent);
    auto const left_out = [&](FormField const& field) {
        if (is_needed(scene.people, procedure, field, values, day)) forbid_empty(checks, procedure, field);
    };
    check_all_asked(checks, fields, sent.values, false);
    check_all_asked(checks, fields, sent.files, true);
    for (auto const* field : fields) {
        if (field->type == FieldType::file) {
            auto const file = sent.files.find(field->name);
            auto const at = "/files/" + field->name;
            if (file != sent.files.end()) {
                check_file(checks, rules, at, file->second);
            } else if (field->optional) {
                left_out(*field);
            } else {
                checks.input(false, at, "missing-file");
            }
            continue;
        }
        auto const value = sent.values.find(field->name);
        auto const given = value == sent.values.end() ? std::string_view() : text::trim(value->second);
        if (given.empty() && field->optional) {
            left_out(*field);
            continue;
        }
        Value(checks, scene, context, procedure, *field, given, sent.of).check();
    }
}

void check_named(Checks& checks, Scene const& scene, Context const& context, Procedure const& procedure,
                 Instance const& instance, std::map<std::string, std::string> const& sent) {
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    std::set<std::string> seen;
    for (auto const& step : procedure.steps) {
        std::vector<PersonId> named;
        auto anew = false;
        auto all_known = true;
        for (auto const& field : step.doers.fields) {
            auto const now = sent.find(field);
            anew = anew || now != sent.end();
            auto const people = people_from(now != sent.end() ? now->second : value_of(instance, field));
            all_known = all_known && !people.empty();
            named.insert(named.end(), people.begin(), people.end());
        }
        if (!anew) continue;
        auto const others = step.doers.starter || !step.doers.offices.empty();
        auto const own = std::ranges::all_of(named, [&](auto const& one) { return one == instance.started_by; });
        checks.forbid(step.by_other && !others && all_known && own, "form.own-start", step.by);
        auto barred = administrators_among(scene, rules, day, named);
        std::erase_if(barred, [&](PersonId const& one) { return !seen.insert(one.text).second; });
        checks.forbid(!barred.empty(), "part.administrator", step.by, {{"person", barred}});
    }
}

Filled tidy(Sent const& sent) {
    Filled result;
    for (auto const& [name, value] : sent.values) {
        if (auto const given = text::trim(value); !given.empty()) result.values.emplace(name, given);
    }
    result.files = sent.files;
    for (auto& [name, file] : result.files) file.title = std::string(text::trim(file.title));
    return result;
}

std::optional<Period> period_from(std::string_view text) {
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    auto const from = date_from(text.substr(0, slash));
    auto const to = date_from(text.substr(slash + 1));
    if (!from || !to || *to < *from) return {};
    return Period{*from, *to};
}

}  // namespace quorate::procedures
