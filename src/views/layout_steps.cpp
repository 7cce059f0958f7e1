#include <algorithm>
#include <tuple>

#include "views/layout_entries.hpp"
#include "views/waiting.hpp"

/// By step: what is under way, where it stands, and what it waits for there.
namespace quorate::views {
namespace {

using procedures::Instance;
using procedures::InstanceStage;
using procedures::StepStage;

/// Rows by what the step is called: procedures that are set out together share those that have the same name.
class Standing {
  public:
    explicit Standing(LayoutEntries const& entries) : entries_(entries), lens_(entries.lens()) {}

    [[nodiscard]] StepsView make() {
        auto view = headed<StepsView>(entries_);
        head(view);
        std::int64_t count = 0;
        std::int64_t late = 0;
        for (auto const* instance :
             entries_.standing([](Instance const& one) { return one.stage == InstanceStage::running; })) {
            ++count;
            if (is_late(lens_, *instance)) ++late;
            add(view, *instance);
        }
        std::erase_if(view.rows, [](StepRow const& row) { return row.entries.empty(); });
        for (auto& row : view.rows) {
            std::ranges::stable_sort(row.entries, {}, [](StepEntry const& one) {
                return std::tuple(!one.due, one.due.value_or(Instant{}));
            });
        }
        view.figures = {{phrase(lens_, "layout.running"), count, false},
                        {phrase(lens_, "layout.late"), late, late > 0}};
        return view;
    }

  private:
    /// First what was sent back, then the steps as the charter in force has them.
    void head(StepsView& view) const {
        view.rows.push_back({phrase(lens_, "procedure.start-again"), {}});
        for (auto const& name : entries_.layout().procedures) {
            auto const* procedure = rules(lens_).procedure(name);
            if (procedure == nullptr) continue;
            for (auto const& step : procedure->steps) (void)row_called(view, in_language(lens_, step.title));
        }
    }

    static StepRow& row_called(StepsView& view, std::string const& title) {
        auto const found = std::ranges::find(view.rows, title, &StepRow::title);
        if (found != view.rows.end()) return *found;
        // A step that only an earlier charter had comes last.
        return view.rows.emplace_back(title, std::vector<StepEntry>{});
    }

    void add(StepsView& view, Instance const& instance) const {
        auto const law = law_of(lens_, entries_.sight(), instance);
        auto const& procedure = procedures::procedure_of(lens_.rules, instance);
        auto const returned = sent_back(procedure, instance);
        StepEntry entry;
        entry.instance = instance.id;
        if (instance.number) entry.number = procedures::number_text(law.rules, instance);
        entry.subject = procedures::subject_of(procedure, instance);
        if (entry.subject.empty()) entry.subject = law.say(procedure.title);
        if (instance.stage_of(procedures::kStart) == StepStage::open) {
            entry.waits_for = waits_for_form(law, instance);
            entry.returned = true;
            view.rows.front().entries.push_back(entry);
        }
        for (auto const& step : procedure.steps) {
            if (instance.stage_of(step.name) != StepStage::open) continue;
            auto const& state = *instance.step(step.name);
            entry.waits_for = waits_for(law, procedure, instance, step);
            entry.due = state.due;
            entry.late = state.late || (state.due && *state.due <= lens_.now);
            entry.urged = state.urged;
            entry.returned = returned.contains(step.name);
            row_called(view, law.say(step.title)).entries.push_back(entry);
        }
    }

    LayoutEntries const& entries_;
    Lens const& lens_;
};

}  // namespace

StepsView steps_of(LayoutEntries const& entries) {
    return Standing(entries).make();
}

}  // namespace quorate::views
