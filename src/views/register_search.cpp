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

using procedures::Instance;
using procedures::InstanceStage;

/// A reader waits for no more than a few words to be looked for.
constexpr std::size_t kWordsMost = 10;
constexpr std::size_t kWordsLengthMost = 100;

/// What a query asks, once it is read.
struct Wanted {
    std::vector<std::string_view> words;
    std::optional<int> year;
    std::optional<InstanceStage> stage;
    std::string_view procedure;
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

/// What the reader may know of a register is counted, and what of it fits the query is kept.
class Search {
  public:
    Search(Lens const& lens, procedures::Sight const& sight, Wanted const& wanted)
        : lens_(lens), wanted_(wanted), words_(lens, sight, wanted.words) {}

    [[nodiscard]] RegisterFound find(std::vector<std::size_t> known, std::size_t most) {
        RegisterFound found;
        for (auto const place : known) {
            auto const& instance = lens_.state.procedures.instances[place];
            auto const year = static_cast<int>(day_of(instance.started, lens_.state.people.zone).year());
            auto const late = instance.stage == InstanceStage::running && is_late(lens_, instance);
            found.years.insert(year);
            found.stages.insert(instance.stage);
            if (late) ++found.late;
            // What costs least comes first.
            auto const asked = (!wanted_.year || *wanted_.year == year) &&
                               (!wanted_.stage || *wanted_.stage == instance.stage) && (late || !wanted_.late) &&
                               (wanted_.procedure.empty() || wanted_.procedure == instance.procedure);
            if (asked && words_.in(instance)) found.entries.push_back(place);
        }
        found.known = std::move(known);
        found.found = static_cast<std::int64_t>(found.entries.size());
        found.offset = wanted_.offset;
        take_page(found.entries, most);
        return found;
    }

  private:
    /// Puts in order no more than is wanted of it.
    void take_page(std::vector<std::size_t>& entries, std::size_t most) const {
        auto const begin = std::min(wanted_.offset, entries.size());
        auto const end = begin + std::min(most, entries.size() - begin);
        put_in_order(entries, end);
        entries.resize(end);
        entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(begin));
    }

    void put_in_order(std::vector<std::size_t>& entries, std::size_t first) const {
        switch (wanted_.sort) {
            case RegisterSort::oldest:
                return;
            case RegisterSort::newest:
                std::ranges::reverse(entries);
                return;
            case RegisterSort::number:
                return sort_by(entries, first, [&](std::size_t place) { return number_at(place); }, std::less{});
            case RegisterSort::subject:
                return sort_by(entries, first, [&](std::size_t place) { return subject_at(place); }, subject_before);
        }
    }

    /// As many as are wanted of them; where the keys are alike, the oldest first.
    template <class KeyOf, class Before>
    static void sort_by(std::vector<std::size_t>& entries, std::size_t first, KeyOf const& key_of,
                        Before const& before) {
        std::vector<std::pair<decltype(key_of(std::size_t{})), std::size_t>> keyed;
        keyed.reserve(entries.size());
        for (auto const place : entries) keyed.emplace_back(key_of(place), place);
        std::ranges::partial_sort(keyed, keyed.begin() + static_cast<std::ptrdiff_t>(first),
                                  [&](auto const& one, auto const& other) {
                                      if (before(one.first, other.first)) return true;
                                      return !before(other.first, one.first) && one.second < other.second;
                                  });
        std::ranges::transform(keyed, entries.begin(), [](auto const& one) { return one.second; });
    }

    /// What has no number comes last.
    [[nodiscard]] std::tuple<bool, std::int32_t, std::int32_t> number_at(std::size_t place) const {
        auto const& number = lens_.state.procedures.instances[place].number;
        if (!number) return {true, 0, 0};
        return {false, number->year, number->number};
    }

    [[nodiscard]] std::string_view subject_at(std::size_t place) const {
        auto const& instance = lens_.state.procedures.instances[place];
        return procedures::subject_of(procedures::procedure_of(lens_.rules, instance), instance);
    }

    /// What has none comes last.
    static bool subject_before(std::string_view one, std::string_view other) {
        if (one.empty() || other.empty()) return !one.empty();
        return text::stands_before(one, other);
    }

    Lens const& lens_;
    Wanted const& wanted_;
    EntryWords words_;
};

}  // namespace

std::vector<std::size_t> known_in(Lens const& lens, procedures::Sight const& sight, std::string const& register_name) {
    auto places = procedures::kept_in(lens.state.procedures, lens.rules, register_name);
    std::erase_if(places, [&](std::size_t place) { return !sight.knows(lens.state.procedures.instances[place]); });
    return places;
}

std::optional<Law> law_of_register(Lens const& lens, procedures::Sight const& sight, std::string const& name,
                                   std::vector<std::size_t> const& known) {
    if (rules(lens).registers.contains(name)) return law_today(lens, sight);
    if (known.empty()) return {};
    return law_of(lens, sight, lens.state.procedures.instances[known.back()]);
}

std::expected<RegisterFound, std::vector<BadInput>> find_entries(Lens const& lens, procedures::Sight const& sight,
                                                                 RegisterQuery const& query, std::size_t most) {
    auto known = known_in(lens, sight, query.name);
    auto const wanted = Reading(lens, query).read(law_of_register(lens, sight, query.name, known).has_value());
    if (!wanted) return std::unexpected(wanted.error());
    return Search(lens, sight, *wanted).find(std::move(known), most);
}

}  // namespace quorate::views
