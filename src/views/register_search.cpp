#include "views/register_search.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <string_view>
#include <tuple>
#include <utility>

#include "views/entry_words.hpp"

namespace quorate::views {
namespace {

using procedures::InstanceStage;

/// A reader waits for no more than a few words to be looked for.
constexpr std::size_t kWordsMost = 10;
constexpr std::size_t kWordsLengthMost = 100;

/// Fields whose values many entries share, so that they can be asked for.
bool tells_apart(charter::FieldType type) {
    using charter::FieldType;
    return type == FieldType::choice || type == FieldType::person || type == FieldType::people ||
           type == FieldType::date;
}

/// "2026-03" of "2026-03-05".
constexpr std::size_t kMonth = 7;

/// What a query asks, once it is read.
struct Wanted {
    std::vector<std::string_view> words;
    std::optional<int> year;
    std::optional<InstanceStage> stage;
    std::string_view procedure;
    std::vector<std::pair<std::string_view, std::string_view>> fields;  ///< a name and what it must have
    bool late = false;
    RegisterSort sort = RegisterSort::newest;
    std::size_t offset = 0;
};

template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number number{};
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size() || text.starts_with('-')) return {};
    return number;
}

/// Reads a query part by part, and keeps what is wrong with it.
class Reading {
  public:
    Reading(Lens const& lens, RegisterQuery const& query) : lens_(lens), query_(query) {}

    [[nodiscard]] std::expected<Wanted, std::vector<BadInput>> read(bool known_register) {
        check(known_register, "/register", "unknown-register");
        read_words();
        read_year();
        wanted_.stage = from_word<InstanceStage>(query_.stage);
        check(query_.stage.empty() || wanted_.stage, "/stage", "unknown-stage");
        wanted_.procedure = query_.procedure;
        check(query_.procedure.empty() || in_any_charter(query_.procedure), "/procedure", "unknown-procedure");
        read_fields();
        wanted_.late = query_.late == "yes";
        check(query_.late.empty() || wanted_.late, "/late", "not-yes");
        auto const sort = from_word<RegisterSort>(query_.sort);
        wanted_.sort = sort.value_or(RegisterSort::newest);
        check(query_.sort.empty() || sort, "/sort", "unknown-sort");
        auto const offset = number_from<std::size_t>(query_.offset);
        wanted_.offset = offset.value_or(0);
        check(query_.offset.empty() || offset, "/offset", "bad-number");
        if (!faults_.empty()) return std::unexpected(std::move(faults_));
        return std::move(wanted_);
    }

  private:
    void check(bool holds, std::string_view at, std::string_view what, Facts facts = {}) {
        if (!holds) faults_.push_back({std::string(at), std::string(what), std::move(facts)});
    }

    void read_words() {
        wanted_.words = text::words(query_.words);
        check(text::length(query_.words) <= kWordsLengthMost, "/words", "text-too-long",
              {{"longest", static_cast<std::int64_t>(kWordsLengthMost)}});
        check(wanted_.words.size() <= kWordsMost, "/words", "too-many",
              {{"most", static_cast<std::int64_t>(kWordsMost)}});
    }

    void read_fields() {
        if (query_.fields.empty()) return;
        for (auto const part : text::split(query_.fields, ',')) {
            auto const equals = part.find('=');
            auto const name = text::trim(part.substr(0, equals));
            auto const value = equals == part.npos ? std::string_view() : text::trim(part.substr(equals + 1));
            check(!value.empty(), "/fields", "field-without-value", {{"found", std::string(name)}});
            check(is_asked_for(name), "/fields", "unknown-filter", {{"found", std::string(name)}});
            wanted_.fields.emplace_back(name, value);
        }
        check(wanted_.fields.size() <= kWordsMost, "/fields", "too-many",
              {{"most", static_cast<std::int64_t>(kWordsMost)}});
    }

    /// A field by which entries of the register can be told apart, in any charter.
    [[nodiscard]] bool is_asked_for(std::string_view name) const {
        return std::ranges::any_of(lens_.rules, [&](auto const& charter) {
            return std::ranges::any_of(charter.second.procedures, [&](auto const& one) {
                auto const* field = one.second.register_name == query_.name ? one.second.field(name) : nullptr;
                return field != nullptr && tells_apart(field->type);
            });
        });
    }

    void read_year() {
        auto const year = query_.year.size() == 4 ? number_from<int>(query_.year) : std::nullopt;
        wanted_.year = year;
        check(query_.year.empty() || year, "/year", "unknown-year");
    }

    [[nodiscard]] bool in_any_charter(std::string const& procedure) const {
        return std::ranges::any_of(lens_.rules,
                                   [&](auto const& one) { return one.second.procedure(procedure) != nullptr; });
    }

    Lens const& lens_;
    RegisterQuery const& query_;
    Wanted wanted_;
    std::vector<BadInput> faults_;
};

/// What entries are sorted by when it is their subject.
class Subjects {
  public:
    explicit Subjects(Lens const& lens) {
        auto const& names = lens.state.procedures.instances.field_names();
        for (auto const& edition : lens.state.procedures.instances.editions()) {
            auto& texts = texts_.emplace_back();
            for (auto const& field : procedures::procedure_of(lens.rules, edition).form) {
                auto const known = names.find(field.name);
                if (field.type == charter::FieldType::text && known != names.end()) texts.push_back(known->second);
            }
        }
    }

    /// In lower case, so that keys stand like `text::stands_before`; what has none comes last.
    [[nodiscard]] std::pair<bool, std::string_view> key(procedures::Extract const& entry) const {
        for (auto const field : texts_[entry.edition]) {
            auto pieces = entry.pieces();
            for (procedures::Piece piece; pieces.next(piece);) {
                if (piece.kind == procedures::Piece::Kind::value && piece.field == field)
                    return {piece.text.empty(), piece.text};
            }
        }
        return {true, {}};
    }

  private:
    std::vector<std::vector<std::size_t>> texts_;  ///< by edition: its fields of text, in the order of the form
};

/// The year of moments that mostly lie in the same one as the moment before.
class Years {
  public:
    explicit Years(Zone zone) : zone_(zone) {}

    [[nodiscard]] int of(Instant when) {
        if (when < from_ || when >= until_) {
            auto const year = day_of(when, zone_).year();
            year_ = static_cast<int>(year);
            from_ = start_of(year / std::chrono::January / 1, zone_);
            until_ = start_of((year + std::chrono::years{1}) / std::chrono::January / 1, zone_);
        }
        return year_;
    }

  private:
    Zone zone_;
    int year_ = 0;
    Instant from_{};
    Instant until_{};
};

/// Reads of entries what their forms say in certain fields.
class FieldValues {
  public:
    FieldValues(Lens const& lens, std::vector<std::string> names)
        : lens_(lens), names_(std::move(names)), editions_(lens.state.procedures.instances.editions().size()) {}

    /// Calls `take` with the place of the name, the field and the value, for each of the names that was filled in.
    template <class Take>
    void each(procedures::Extract const& entry, Take const& take) {
        if (names_.empty()) return;
        auto const& fields = fields_of(entry.edition);
        auto pieces = entry.pieces();
        for (procedures::Piece piece; pieces.next(piece);) {
            if (piece.kind != procedures::Piece::Kind::value) continue;
            for (auto const& one : fields) {
                if (one.number == piece.field) take(one.name, *one.form, piece.value);
            }
        }
    }

  private:
    struct Known {
        std::size_t number = 0;  ///< as pieces number it
        std::size_t name = 0;
        charter::FormField const* form = nullptr;
    };

    [[nodiscard]] procedures::Instances const& instances() const { return lens_.state.procedures.instances; }

    std::vector<Known> const& fields_of(std::size_t place) {
        auto& known = editions_[place];
        if (known) return *known;
        known.emplace();
        auto const& numbers = instances().field_names();
        auto const& procedure = procedures::procedure_of(lens_.rules, instances().editions()[place]);
        for (std::size_t at = 0; at < names_.size(); ++at) {
            auto const number = numbers.find(names_[at]);
            auto const* form = procedure.field(names_[at]);
            if (number != numbers.end() && form != nullptr && tells_apart(form->type))
                known->push_back({number->second, at, form});
        }
        return *known;
    }

    Lens const& lens_;
    std::vector<std::string> names_;
    std::vector<std::optional<std::vector<Known>>> editions_;
};

/// Whether the form says that there: the choice, the person among others, or a day by its beginning.
bool says(charter::FormField const& field, std::string_view value, std::string_view wanted) {
    if (field.type == charter::FieldType::people)
        return procedures::contains(procedures::people_from(value), PersonId{std::string(wanted)});
    if (field.type == charter::FieldType::date)
        return value.starts_with(wanted) && (value.size() == wanted.size() || value[wanted.size()] == '-');
    return value == wanted;
}

/// What the reader may know of a register is counted, and what of it fits the query is kept.
class Search {
  public:
    /// `columns`: whose values are gathered.
    Search(Lens const& lens, procedures::Sight const& sight, Wanted const& wanted, std::vector<std::string> columns)
        : lens_(lens),
          instances_(lens.state.procedures.instances),
          wanted_(wanted),
          words_(lens, sight, wanted.words),
          columns_(std::move(columns)),
          shown_(lens, columns_),
          asked_(lens, names_of(wanted)) {}

    [[nodiscard]] RegisterFound find(std::vector<std::size_t> known, std::size_t most) {
        RegisterFound found;
        Years years(lens_.state.people.zone);
        std::vector<std::optional<std::size_t>> newest(instances_.editions().size());
        std::optional<int> last_year;
        for (auto const place : known) {
            auto const entry = instances_.extract(place);
            auto const year = years.of(entry.started);
            auto const late = entry.stage == InstanceStage::running && is_late(lens_, instances_[place]);
            if (last_year != year) found.years.insert(year);
            last_year = year;
            found.stages.insert(entry.stage);
            newest[entry.edition] = place;
            if (late) ++found.late;
            // What costs least comes first.
            auto const asked = (!wanted_.year || *wanted_.year == year) &&
                               (!wanted_.stage || *wanted_.stage == entry.stage) && (late || !wanted_.late) &&
                               (wanted_.procedure.empty() || wanted_.procedure == procedure_of(entry));
            gather(entry, found);
            if (asked && says_all(entry) && words_.in(entry)) found.entries.push_back(place);
        }
        for (auto const& place : newest) {
            if (place) found.newest.push_back(*place);
        }
        found.known = std::move(known);
        found.found = static_cast<std::int64_t>(found.entries.size());
        found.offset = wanted_.offset;
        take_page(found.entries, most);
        return found;
    }

  private:
    [[nodiscard]] std::string const& procedure_of(procedures::Extract const& entry) const {
        return instances_.editions()[entry.edition].procedure;
    }

    static std::vector<std::string> names_of(Wanted const& wanted) {
        std::vector<std::string> result;
        for (auto const& [name, value] : wanted.fields) result.emplace_back(name);
        return result;
    }

    void gather(procedures::Extract const& entry, RegisterFound& found) {
        shown_.each(entry, [&](std::size_t name, charter::FormField const& field, std::string_view value) {
            auto& values = found.values[columns_[name]];
            if (field.type == charter::FieldType::people) {
                for (auto const& person : procedures::people_from(value)) values.insert(person.text);
            } else {
                values.emplace(field.type == charter::FieldType::date ? value.substr(0, kMonth) : value);
            }
        });
    }

    [[nodiscard]] bool says_all(procedures::Extract const& entry) {
        std::size_t fit = 0;
        asked_.each(entry, [&](std::size_t name, charter::FormField const& field, std::string_view value) {
            if (says(field, value, wanted_.fields[name].second)) ++fit;
        });
        return fit == wanted_.fields.size();
    }

    /// Puts in order no more than is wanted of it.
    void take_page(std::vector<std::size_t>& entries, std::size_t most) const {
        auto const begin = std::min(wanted_.offset, entries.size());
        auto const end = begin + std::min(most, entries.size() - begin);
        put_in_order(entries, begin, end);
        entries.resize(end);
        entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(begin));
    }

    void put_in_order(std::vector<std::size_t>& entries, std::size_t begin, std::size_t end) const {
        switch (wanted_.sort) {
            case RegisterSort::oldest:
                return;
            case RegisterSort::newest:
                std::ranges::reverse(entries);
                return;
            case RegisterSort::number:
                return sort_by(entries, begin, end, [&](std::size_t place) { return number_at(place); });
            case RegisterSort::subject: {
                Subjects const subjects(lens_);
                return sort_by(entries, begin, end,
                               [&](std::size_t place) { return subjects.key(instances_.extract(place)); });
            }
        }
    }

    /// Those from `begin` to `end` as they stand when all are in order; where the keys are alike, the oldest first.
    template <class KeyOf>
    static void sort_by(std::vector<std::size_t>& entries, std::size_t begin, std::size_t end, KeyOf const& key_of) {
        std::vector<std::pair<decltype(key_of(std::size_t{})), std::size_t>> keyed;
        keyed.reserve(entries.size());
        for (auto const place : entries) keyed.emplace_back(key_of(place), place);
        auto const first = keyed.begin() + static_cast<std::ptrdiff_t>(begin);
        auto const last = keyed.begin() + static_cast<std::ptrdiff_t>(end);
        std::ranges::nth_element(keyed, first);
        std::ranges::partial_sort(first, last, keyed.end());
        std::transform(first, last, entries.begin() + static_cast<std::ptrdiff_t>(begin),
                       [](auto const& one) { return one.second; });
    }

    /// What has no number comes last.
    [[nodiscard]] std::tuple<bool, std::int32_t, std::int32_t> number_at(std::size_t place) const {
        auto const entry = instances_.extract(place);
        return {!entry.numbered, entry.year, entry.number};
    }

    Lens const& lens_;
    procedures::Instances const& instances_;
    Wanted const& wanted_;
    EntryWords words_;
    std::vector<std::string> columns_;
    FieldValues shown_;
    FieldValues asked_;
};

}  // namespace

std::optional<Law> law_of_register(Lens const& lens, procedures::Sight const& sight, std::string const& name,
                                   std::vector<std::size_t> const& known) {
    if (rules(lens).registers.contains(name)) return law_today(lens, sight);
    if (known.empty()) return {};
    return law_of(lens, sight, lens.state.procedures.instances[known.back()]);
}

std::expected<RegisterFound, std::vector<BadInput>> find_entries(Lens const& lens, procedures::Sight const& sight,
                                                                 RegisterQuery const& query, std::size_t most) {
    auto known = sight.known_in(query.name);
    auto const law = law_of_register(lens, sight, query.name, known);
    auto const wanted = Reading(lens, query).read(law.has_value());
    if (!wanted) return std::unexpected(wanted.error());
    return Search(lens, sight, *wanted, law->rules.registers.at(query.name).columns).find(std::move(known), most);
}

}  // namespace quorate::views
