#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "views/layout_entries.hpp"
#include "views/waiting.hpp"

/// The board of a register: how far each entry is, step by step, and what it goes together with.
namespace quorate::views {
namespace {

using procedures::Instance;
using procedures::InstanceStage;
using procedures::StepStage;

charter::FormField const* pair_field(LayoutEntries const& entries, Instance const& instance) {
    return procedures::procedure_of(entries.lens().rules, instance).field(entries.layout().pair);
}

BoardCell cell_of(Law const& law, charter::Procedure const& procedure, Instance const& instance,
                  charter::ProcedureStep const& step) {
    auto const& lens = law.lens;
    auto const* state = instance.step(step.name);
    BoardCell cell{views::show(lens, instance.stage_of(step.name)), {}, {}, {}, false};
    if (state == nullptr) return cell;
    if (state->stage == StepStage::done) cell.at = state->finished;
    if (state->stage != StepStage::open || instance.stage != InstanceStage::running) return cell;
    cell.waits_for = waits_for(law, procedure, instance, step);
    cell.due = state->due;
    cell.late = state->late || (state->due && *state->due <= lens.now);
    return cell;
}

/// Under which of the columns every entry is, and which half of a pair is missing.
class Board {
  public:
    Board(LayoutEntries const& entries, int year) : entries_(entries), lens_(entries.lens()), year_(year) {}

    [[nodiscard]] BoardView make() {
        auto view = headed<BoardView>(entries_);
        head(view);
        auto const over = year_ < static_cast<int>(today_of(lens_).year());
        for (auto const* instance :
             entries_.standing([&](Instance const& one) { return entries_.in_year(one, year_); }))
            add(view, *instance, over);
        // Those that go with the same thing stand together, in the order in which the first of them came.
        std::ranges::stable_sort(view.rows, {}, [&](BoardRow const& row) { return order_.at(row.pair.value_or("")); });
        add_alone(view);
        count(view);
        return view;
    }

  private:
    /// As the charter in force calls them.
    void head(BoardView& view) const {
        auto const* procedure = rules(lens_).procedure(entries_.layout().procedures.front());
        if (procedure == nullptr) return;
        auto const label = [&](std::string const& name) {
            auto const* field = procedure->field(name);
            return field == nullptr ? std::string() : in_language(lens_, field->label);
        };
        view.pair_label = label(entries_.layout().pair);
        view.whose_label = label(entries_.layout().whose);
        auto const subject = std::ranges::find(procedure->form, charter::FieldType::text, &charter::FormField::type);
        view.label = in_language(lens_, subject == procedure->form.end() ? procedure->title : subject->label);
        for (auto const& name : entries_.layout().steps) {
            if (auto const* step = procedure->step(name))
                view.columns.push_back({name, in_language(lens_, step->title)});
        }
    }

    void add(BoardView& view, Instance const& instance, bool over) {
        auto const law = law_of(lens_, entries_.sight(), instance);
        auto const& procedure = procedures::procedure_of(lens_.rules, instance);
        BoardRow row;
        row.instance = instance.id;
        if (instance.number) row.number = procedures::number_text(law.rules, instance);
        row.title = procedures::subject_of(procedure, instance);
        if (row.title.empty()) row.title = law.say(procedure.title);
        row.whose = names_of(lens_, entries_.whose(instance));
        if (auto const* field = pair_field(entries_, instance)) {
            auto const value = procedures::value_of(instance, field->name);
            if (auto const words = in_words(law, *field, value); !words.empty()) row.pair = words;
            if (field->type == charter::FieldType::entry && entries_.sight().knows(InstanceId{value}))
                row.pair_instance = InstanceId{value};
            row.unpaired = !goes_with(*field, value);
        }
        // What is completed is through, also where the last column was none of its steps.
        auto through = instance.stage == InstanceStage::completed;
        for (auto const& column : view.columns) {
            auto const* step = procedure.step(column.step);
            // A step that its own charter did not have does not apply to it.
            row.cells.push_back(step == nullptr
                                    ? BoardCell{views::show(lens_, StepStage::passed_over), {}, {}, {}, false}
                                    : cell_of(law, procedure, instance, *step));
            through = through || (&column == &view.columns.back() && instance.stage_of(column.step) == StepStage::done);
        }
        row.unfinished = over && !through && procedure.field(entries_.layout().year) != nullptr;
        ++(row.unpaired ? unpaired_ : count_);
        if (!through) ++under_way_;
        overdue_ = overdue_ || row.unfinished;
        order_.try_emplace(row.pair.value_or(""), order_.size());
        view.rows.push_back(std::move(row));
    }

    /// An entry that was refused or withdrawn is nothing to go with.
    [[nodiscard]] bool goes_with(charter::FormField const& field, std::string const& value) const {
        if (value.empty() || field.type != charter::FieldType::entry) return !value.empty();
        auto const* other = procedures::find(lens_.state.procedures, InstanceId{value});
        return other != nullptr && procedures::stands(*other);
    }

    /// Entries that could be the other half and stand alone. They are told to those who may know of every pair.
    void add_alone(BoardView& view) {
        auto const* procedure = rules(lens_).procedure(entries_.layout().procedures.front());
        auto const* field = procedure == nullptr ? nullptr : procedure->field(entries_.layout().pair);
        if (field == nullptr || field->type != charter::FieldType::entry || !entries_.all()) return;
        auto const paired = entries_.named(field->name, year_);
        auto const& instances = lens_.state.procedures.instances;
        std::vector<BoardRow> alone;
        for (auto const place : procedures::kept_in(lens_.state.procedures, lens_.rules, field->register_name)) {
            auto const& one = instances[place];
            auto const missing = procedures::stands(one) && !paired.contains(one.id.text) &&
                                 entries_.in_year(one, year_) && entries_.sight().knows(one);
            if (!missing) continue;
            BoardRow row;
            row.pair = entry_title(lens_, one);
            row.pair_instance = one.id;
            row.unpaired = true;
            ++unpaired_;
            alone.push_back(std::move(row));
        }
        // What is missing is seen first.
        view.rows.insert(view.rows.begin(), std::make_move_iterator(alone.begin()),
                         std::make_move_iterator(alone.end()));
    }

    void count(BoardView& view) const {
        auto const pairs = !view.pair_label.empty();
        view.figures.push_back({phrase(lens_, pairs ? "layout.pairs" : "layout.entries"), count_, false});
        if (pairs) view.figures.push_back({phrase(lens_, "layout.unpaired"), unpaired_, unpaired_ > 0});
        if (view.columns.empty()) return;
        view.figures.push_back(
            {phrase(lens_, "layout.not-through", {{"step", view.columns.back().title}}), under_way_, overdue_});
    }

    LayoutEntries const& entries_;
    Lens const& lens_;
    int year_;
    std::int64_t count_ = 0;  ///< those that do not stand alone
    std::int64_t unpaired_ = 0;
    std::int64_t under_way_ = 0;  ///< entries that are not through the last column
    bool overdue_ = false;        ///< of these some are of a year that is over
    std::map<std::string, std::size_t> order_;
};

}  // namespace

BoardView board_of(LayoutEntries const& entries, int year) {
    return Board(entries, year).make();
}

}  // namespace quorate::views
