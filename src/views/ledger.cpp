#include "views/ledger.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "views/decisions.hpp"
#include "views/directives.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

constexpr char const* kMajors[] = {"decisions", "appointments", "projects", "funds"};

std::vector<BadInput> faults_of(Lens const& lens, LedgerFilter const& filter) {
    std::vector<BadInput> faults;
    auto const& year = filter.year;
    auto const digits =
        year.size() == 4 && std::all_of(year.begin(), year.end(), [](char one) { return one >= '0' && one <= '9'; });
    if (!year.empty() && !digits) faults.push_back({"/year", "unknown-year", {}});
    if (!filter.major.empty() && std::find(std::begin(kMajors), std::end(kMajors), filter.major) == std::end(kMajors))
        faults.push_back({"/class", "unknown-class", {}});
    auto const& charters = lens.rules;
    auto const known = std::any_of(charters.begin(), charters.end(),
                                   [&](auto const& charter) { return charter.second.kind(filter.kind) != nullptr; });
    if (!filter.kind.empty() && !known) faults.push_back({"/kind", "unknown-kind", {}});
    return faults;
}

std::string day_text(Lens const& lens, DecisionLine const& line) {
    return to_text(quorate::day_of(line.made, lens.state.people.zone));
}

bool wanted(Lens const& lens, LedgerFilter const& filter, DecisionLine const& line) {
    if (line.major.name.empty() || line.major.name == "none") return false;
    if (!filter.year.empty() && !day_text(lens, line).starts_with(filter.year)) return false;
    if (!filter.major.empty() && line.major.name != filter.major) return false;
    return filter.kind.empty() || line.kind.name == filter.kind;
}

std::vector<TableColumn> columns_of(Lens const& lens) {
    std::vector<TableColumn> columns;
    auto const add = [&](std::string_view name, std::int32_t width) {
        columns.push_back({phrase(lens, std::string("ledger.").append(name)), width});
    };
    add("number", 6);
    add("meeting", 14);
    add("date", 12);
    add("class", 16);
    add("kind", 22);
    add("matter", 32);
    add("subject", 12);
    add("decision", 48);
    add("result", 10);
    add("method", 12);
    add("ayes", 8);
    add("needed", 8);
    add("due", 8);
    add("sum", 18);
    add("follow-up", 12);
    add("moves", 36);
    add("reservations", 18);
    add("findings", 36);
    add("articles", 28);
    add("reference", 18);
    return columns;
}

/// Under which articles of that day's charter it was decided: the ledger's, the kind's, the verdict's.
std::string articles_of(Lens const& lens, Decision const& decision) {
    auto const* meeting = find(lens.state.meetings, decision.meeting);
    auto const* matter = find(lens.state.meetings, decision.matter);
    if (meeting == nullptr || matter == nullptr) return {};
    auto const& law = rules(lens, *meeting);
    std::vector<Citation> cited{law.major};
    if (auto const* kind = law.kind(matter->kind)) cited.push_back(kind->by);
    cited.push_back({decision.verdict.pass_by});
    std::vector<std::string> labels;
    for (auto const& one : cited) {
        auto const label = show(lens, one).label;
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
    return joined(lens, labels);
}

/// Sentences side by side; nothing where there are none.
Cell listed(Lens const& lens, std::vector<std::string> const& sentences) {
    if (sentences.empty()) return {};
    auto const* const apart = lens.language == words::Language::zh ? "\uff1b" : "; ";
    return fmt::format("{}", fmt::join(sentences, apart));
}

/// Terms of its directives that were moved: by whom and why (article 26).
Cell moves_of(Lens const& lens, Decision const& decision) {
    std::vector<std::string> moves;
    for (auto const& id : decision.directives) {
        auto const* directive = find(lens.state.meetings, id);
        if (directive == nullptr || !readable(lens, id)) continue;
        for (auto const& one : directive->moves)
            moves.push_back(phrase(lens, "ledger.moved", facts_of(lens, *directive, one)));
    }
    return listed(lens, moves);
}

std::vector<Cell> row_of(Lens const& lens, std::int64_t number, DecisionLine const& line) {
    // Article 23: how the vote went is not for everybody who has to know what was decided.
    auto const figure = [](std::optional<std::int64_t> value) { return value ? Cell{*value} : Cell{}; };
    auto const* decision = find(lens.state.meetings, line.decision);
    return {number,
            line.meeting_title,
            quorate::day_of(line.made, lens.state.people.zone),
            line.major.label,
            line.kind.label,
            line.title,
            line.subject,
            line.text,
            phrase(lens, line.passed ? "result.passed" : "result.failed"),
            line.ayes ? Cell{line.method.label} : Cell{},
            figure(line.ayes),
            figure(line.needed),
            figure(line.due),
            line.sum ? Cell{*line.sum} : Cell{},
            line.passed ? Cell{phrase(lens, line.follow_up_open ? "ledger.open" : "ledger.done")} : Cell{},
            moves_of(lens, *decision),
            line.reserved_by.empty() ? Cell{} : Cell{joined(lens, line.reserved_by)},
            listed(lens, line.findings),
            articles_of(lens, *decision),
            line.decision.text};
}

/// What was left out, in words: "2026, large funds".
std::string scope_of(Lens const& lens, LedgerFilter const& filter) {
    std::vector<std::string> parts;
    if (!filter.year.empty()) parts.push_back(filter.year);
    if (!filter.major.empty()) parts.push_back(show(lens, Term{"major-class", filter.major}).label);
    if (!filter.kind.empty()) parts.push_back(show_kind(lens, filter.kind).label);
    return parts.empty() ? phrase(lens, "ledger.all") : joined(lens, parts);
}

}  // namespace

std::expected<Table, std::vector<BadInput>> ledger(Lens const& lens, LedgerFilter const& filter) {
    if (auto faults = faults_of(lens, filter); !faults.empty()) return std::unexpected(std::move(faults));
    Table table;
    table.name = phrase(lens, "ledger.name");
    table.title = phrase(lens, "ledger.title", {{"body", lens.state.people.name}});
    table.columns = columns_of(lens);
    auto lines = decisions(lens).decisions;
    std::stable_sort(lines.begin(), lines.end(),
                     [](auto const& left, auto const& right) { return left.made < right.made; });
    std::int64_t number = 0;
    for (auto const& line : lines) {
        if (wanted(lens, filter, line)) table.rows.push_back(row_of(lens, ++number, line));
    }
    table.note = phrase(lens, "ledger.note",
                        {{"scope", scope_of(lens, filter)},
                         {"count", number},
                         {"name", std::vector<PersonId>{lens.reader}},
                         {"at", lens.now}});
    return table;
}

}  // namespace quorate::views
