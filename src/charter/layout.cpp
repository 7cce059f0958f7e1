#include <algorithm>

#include "charter/draft.hpp"

/// The ```layout blocks: entries that a register shows in the shape of the work, beside its table.
namespace quorate::charter {
namespace {

/// Reads the keys of one block: what each of them is for, and which shapes have no use for it.
class LayoutReader {
  public:
    LayoutReader(Fields& fields, Layout& layout) : fields_(fields), layout_(layout) {}

    void read() {
        auto const shape = fields_.need("shape");
        if (!shape) return;
        layout_.shape = shape->one_of<LayoutShape>();
        read_whose();
        layout_.days = text("days", {LayoutShape::calendar}, true);
        layout_.year = text("year", {LayoutShape::board, LayoutShape::members, LayoutShape::choices}, false);
        layout_.pair = text("pair", {LayoutShape::board}, false);
        layout_.choice = text("choice", {LayoutShape::choices}, true);
        layout_.order = text("order", {LayoutShape::catalogue}, true);
        layout_.term = text("term", {LayoutShape::catalogue}, false);
        if (auto const steps = use("steps", {LayoutShape::board}, true)) layout_.steps = steps->texts();
        if (auto const dates = use("dates", {LayoutShape::catalogue}, false)) layout_.dates = dates->texts();
    }

  private:
    /// "starter", "form.owner".
    void read_whose() {
        auto const whose = use(
            "whose", {LayoutShape::calendar, LayoutShape::board, LayoutShape::members, LayoutShape::choices}, false);
        if (!whose) return;
        auto const words = whose->text();
        if (words.starts_with(kOfField)) {
            layout_.whose = words.substr(kOfField.size());
        } else if (!words.empty() && words != "starter") {
            whose->not_allowed(words, {"starter", "form.FIELD"});
        }
    }

    std::optional<Field> use(std::string_view key, std::vector<LayoutShape> const& shapes, bool needed) {
        auto const used = std::ranges::find(shapes, layout_.shape) != shapes.end();
        auto field = used && needed ? fields_.need(key) : fields_.find(key);
        if (!field || used) return field;
        std::vector<std::string> allowed;
        for (auto const shape : shapes) allowed.push_back(word(shape));
        field->fault("layout.other-shape", {{"shape", word(layout_.shape)}, {"allowed", joined(allowed)}});
        return {};
    }

    std::string text(std::string_view key, std::vector<LayoutShape> const& shapes, bool needed) {
        auto const field = use(key, shapes, needed);
        return field ? field->text() : std::string();
    }

    Fields& fields_;
    Layout& layout_;
};

/// What a layout needs of a procedure whose entries it shows.
class LayoutCheck {
  public:
    LayoutCheck(Draft& draft, DraftLayout const& made, Procedure const& procedure)
        : draft_(draft), made_(made), procedure_(procedure) {}

    void check() {
        auto const& layout = made_.layout;
        need(layout.whose, {FieldType::person, FieldType::people});
        need(layout.days, {FieldType::period, FieldType::date});
        need(layout.year, {FieldType::number});
        need(layout.choice, {FieldType::choice});
        need(layout.pair, {FieldType::entry, FieldType::text});
        need(layout.term, {FieldType::choice});
        need_under(layout.order, FieldType::number);
        for (auto const& date : layout.dates) need_under(date, FieldType::date);
        for (auto const& step : layout.steps) {
            if (!has_step(step))
                draft_.error(made_.line, "layout.step", {{"found", step}, {"procedure", procedure_.name}});
        }
        auto const nobodys = layout.shape == LayoutShape::members && layout.whose.empty();
        if (nobodys && !started_by_members(procedure_))
            draft_.error(made_.line, "layout.no-member", {{"procedure", procedure_.name}});
    }

  private:
    /// As they were written: where some wait for each other, not all of them are put in order.
    [[nodiscard]] bool has_step(std::string const& name) const {
        return std::ranges::any_of(draft_.steps, [&](DraftStep const& one) {
            return one.procedure == procedure_.name && one.step.name == name;
        });
    }

    /// Nothing where the layout names no such field.
    void need(std::string const& name, std::vector<FieldType> const& types) {
        if (name.empty()) return;
        auto const* field = procedure_.field(name);
        if (field != nullptr && std::ranges::find(types, field->type) != types.end()) return;
        std::vector<std::string> allowed;
        for (auto const type : types) allowed.push_back(word(type));
        draft_.error(made_.line, "layout.field",
                     {{"found", name}, {"procedure", procedure_.name}, {"type", joined(allowed)}});
    }

    /// What a catalogue lists are entries of other procedures: one of those that stand under it has such a field.
    void need_under(std::string const& name, FieldType type) {
        if (name.empty()) return;
        auto const of_type = [&](Procedure const& one) {
            auto const* field = one.field(name);
            return field != nullptr && field->type == type;
        };
        auto const& register_name = procedure_.register_name;
        auto const found = std::ranges::any_of(draft_.charter.rules.procedures, [&](auto const& one) {
            return of_type(one.second) && std::ranges::any_of(one.second.form, [&](FormField const& field) {
                       auto const& in = field.register_name.empty() ? one.second.register_name : field.register_name;
                       return field.type == FieldType::entry && in == register_name;
                   });
        });
        if (found) return;
        draft_.error(made_.line, "layout.under",
                     {{"found", name}, {"procedure", procedure_.name}, {"type", word(type)}});
    }

    Draft& draft_;
    DraftLayout const& made_;
    Procedure const& procedure_;
};

/// A register shows what is kept in it, and a layout stands on one page.
void check_register(Draft& draft, DraftLayout const& made, Procedure const& first, Procedure const& procedure) {
    if (procedure.register_name == first.register_name) return;
    draft.error(made.line, "layout.registers", {{"found", procedure.name}, {"procedure", first.name}});
}

}  // namespace

void read_layout(Draft& draft, Cover& cover, Block const& block) {
    cover.anchor->rules.push_back("layout " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    DraftLayout made;
    made.line = block.line;
    made.layout.name = block.name;
    made.layout.by = block.by;
    made.layout.title = fields.text("title");
    if (auto const procedures = fields.need("procedures")) made.layout.procedures = procedures->texts();
    LayoutReader(fields, made.layout).read();
    fields.finish();
    draft.layouts.push_back(std::move(made));
}

void settle_layouts(Draft& draft) {
    auto& rules = draft.charter.rules;
    for (auto& made : draft.layouts) {
        Procedure const* first = nullptr;
        for (auto const& name : made.layout.procedures) {
            auto const* procedure = rules.procedure(name);
            if (procedure == nullptr) {
                draft.error(made.line, "procedure.unknown",
                            {{"found", name}, {"allowed", joined(rules.procedure_order)}});
                continue;
            }
            if (first == nullptr) first = procedure;
            check_register(draft, made, *first, *procedure);
            LayoutCheck(draft, made, *procedure).check();
        }
        rules.layouts.push_back(std::move(made.layout));
    }
}

}  // namespace quorate::charter
