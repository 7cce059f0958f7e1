#include "views/catalogue.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "views/entry.hpp"

namespace quorate::views {
namespace {

using procedures::Instance;

charter::Layout const* layout_of(Lens const& lens, Instance const& instance) {
    auto const& layouts = rules(lens).layouts;
    auto const found = std::ranges::find_if(layouts, [&](charter::Layout const& one) {
        return one.shape == charter::LayoutShape::catalogue &&
               std::ranges::find(one.procedures, instance.procedure) != one.procedures.end();
    });
    return found == layouts.end() ? nullptr : &*found;
}

/// By what its procedure calls the number: what has no such field names the unit for something else, as a loan does.
bool is_listed(Lens const& lens, charter::Layout const& layout, Instance const& instance) {
    auto const* field = procedures::procedure_of(lens.rules, instance).field(layout.order);
    return field != nullptr && field->type == charter::FieldType::number;
}

std::optional<std::int64_t> order_of(charter::Layout const& layout, Instance const& instance) {
    auto const text = procedures::value_of(instance, layout.order);
    std::int64_t number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

/// The first of the dates that it has, otherwise the day it was started.
Date day_of_item(Lens const& lens, charter::Layout const& layout, Instance const& instance) {
    for (auto const& name : layout.dates) {
        if (auto const day = date_from(procedures::value_of(instance, name))) return *day;
    }
    return day_of(instance.started, lens.state.people.zone);
}

CatalogueItem item_of(Lens const& lens, procedures::Sight const& sight, charter::Layout const& layout,
                      Instance const& instance) {
    auto const law = law_of(lens, sight, instance);
    auto const& procedure = procedures::procedure_of(lens.rules, instance);
    CatalogueItem item;
    item.instance = instance.id;
    item.order = order_of(layout, instance);
    if (instance.number) item.number = procedures::number_text(law.rules, instance);
    item.procedure = law.say(procedure.title);
    item.title = procedures::subject_of(procedure, instance);
    if (item.title.empty()) item.title = item.procedure;
    item.day = day_of_item(lens, layout, instance);
    item.stage = show(lens, instance.stage);
    return item;
}

/// In order, with what is wrong with the order.
void settle(CataloguePage& page) {
    std::ranges::stable_sort(page.items, {}, [](CatalogueItem const& one) {
        return std::tuple(!one.order, one.order.value_or(0), one.day);
    });
    auto const count = [&](std::int64_t number) {
        return std::ranges::count(page.items, std::optional(number), &CatalogueItem::order);
    };
    std::int64_t last = 0;
    for (auto& item : page.items) {
        if (!item.order) continue;
        item.twice = count(*item.order) > 1;
        // A number far off is one that was mistyped, and no thousand papers are missing.
        if (!page.part && *item.order - last <= static_cast<std::int64_t>(page.items.size()) + 1) {
            for (auto number = last + 1; number < *item.order; ++number) page.missing.push_back(number);
        }
        last = *item.order;
    }
}

}  // namespace

std::optional<std::string> catalogue_title(Lens const& lens, Instance const& instance) {
    auto const* layout = layout_of(lens, instance);
    if (layout == nullptr) return {};
    return in_language(lens, layout->title);
}

std::optional<CataloguePage> catalogue(Lens const& lens, InstanceId const& id) {
    auto const* entry = procedures::find(lens.state.procedures, id);
    auto const sight = sight_of(lens);
    if (entry == nullptr || !sight.knows(*entry)) return {};
    auto const* layout = layout_of(lens, *entry);
    if (layout == nullptr) return {};
    auto const law = law_of(lens, sight, *entry);
    auto const& procedure = procedures::procedure_of(lens.rules, *entry);
    auto const& kept_in = law.rules.registers.at(procedure.register_name);
    CataloguePage page;
    page.instance = id;
    page.title = in_language(lens, layout->title);
    page.subject = procedures::subject_of(procedure, *entry);
    if (entry->number) page.number = procedures::number_text(law.rules, *entry);
    page.stage = show(lens, entry->stage);
    page.article = show(lens, layout->by);
    page.register_name = kept_in.name;
    page.register_title = law.say(kept_in.title);
    page.form = form_of(law, procedure, *entry);
    auto const term = std::ranges::find(page.form, layout->term, &FieldShown::name);
    if (term != page.form.end()) page.term = term->text;
    for (auto const place : procedures::all_under(lens.state.procedures, lens.rules, *entry)) {
        auto const& instance = lens.state.procedures.instances[place];
        if (!is_listed(lens, *layout, instance)) continue;
        if (sight.knows(instance)) {
            page.items.push_back(item_of(lens, sight, *layout, instance));
        } else {
            page.part = true;
        }
    }
    settle(page);
    return page;
}

std::optional<Table> catalogue_table(Lens const& lens, InstanceId const& id) {
    auto const page = catalogue(lens, id);
    if (!page) return {};
    auto const called = page->number ? *page->number + " \u00b7 " + page->subject : page->subject;
    Table table;
    table.name = page->title + ' ' + page->number.value_or(page->subject);
    table.title = phrase(lens, "catalogue.title", {{"title", page->title}, {"entry", called}});
    auto const add = [&](std::string_view name, std::int32_t width) {
        table.columns.push_back({phrase(lens, std::string("catalogue.").append(name)), width});
    };
    add("order", 10);
    add("number", 18);
    add("subject", 44);
    add("sort", 18);
    add("day", 12);
    add("term", 12);
    add("reference", 18);
    for (auto const& item : page->items) {
        table.rows.push_back({item.order ? Cell{*item.order} : Cell{}, item.number ? Cell{*item.number} : Cell{},
                              item.title, item.procedure, item.day, page->term ? Cell{*page->term} : Cell{},
                              item.instance.text});
    }
    table.note = phrase(lens, page->part ? "catalogue.note-part" : "catalogue.note",
                        {{"count", static_cast<std::int64_t>(page->items.size())},
                         {"name", std::vector<PersonId>{lens.reader}},
                         {"at", lens.now}});
    return table;
}

}  // namespace quorate::views
