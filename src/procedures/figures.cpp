#include "procedures/figures.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

using charter::FigureOf;

/// More than there are numbers for is the greatest of them.
std::int64_t sum_of(std::int64_t one, std::int64_t other) {
    return other > std::numeric_limits<std::int64_t>::max() - one ? std::numeric_limits<std::int64_t>::max()
                                                                  : one + other;
}

/// Counts one figure over the instances of its procedure.
class Counting {
  public:
    Counting(Scene const& scene, charter::Library const& charters, Figures& figures, int year, Date day)
        : scene_(scene), charters_(charters), figures_(figures), year_(year), day_(day) {}

    /// One of the figure's procedure.
    void count(Instance const& instance) {
        auto const& figure = figures_.figure;
        if (!stands(instance) || year_of(instance) != year_) return;
        for (auto& row : figures_.rows) {
            if (figure.of == FigureOf::step) {
                if (!is_asked(instance, row.member)) continue;
                row.of = sum_of(row.of, amount_of(instance));
            }
            if (is_theirs(instance, row.member)) add(row, instance);
        }
    }

  private:
    [[nodiscard]] int year_of(Instance const& instance) const {
        auto const& field = figures_.figure.day;
        auto const said = field.empty() ? std::nullopt : date_from(value_of(instance, field));
        return static_cast<int>(said.value_or(day_of(instance.started, scene_.people.zone)).year());
    }

    /// The step takes, or took, the member's hand.
    [[nodiscard]] bool is_asked(Instance const& instance, PersonId const& member) const {
        auto const& name = figures_.figure.whose;
        auto const* step = procedure_of(charters_, instance).step(name);
        auto const stage = instance.stage_of(name);
        if (step == nullptr || (stage != StepStage::open && stage != StepStage::done)) return false;
        return contains(doers_of(scene_, instance, *step, day_), member) || has_hand(instance, member);
    }

    [[nodiscard]] bool has_hand(Instance const& instance, PersonId const& member) const {
        auto const* state = instance.step(figures_.figure.whose);
        return state != nullptr && state->hands.contains(member);
    }

    [[nodiscard]] bool is_theirs(Instance const& instance, PersonId const& member) const {
        switch (figures_.figure.of) {
            case FigureOf::starter:
                return instance.started_by == member;
            case FigureOf::field:
                return contains(people_from(value_of(instance, figures_.figure.whose)), member);
            case FigureOf::step:
                return has_hand(instance, member);
        }
        return false;
    }

    /// One, or the number of its form; nothing while none was filled in.
    [[nodiscard]] std::int64_t amount_of(Instance const& instance) const {
        if (figures_.figure.sum.empty()) return 1;
        auto const text = value_of(instance, figures_.figure.sum);
        std::int64_t amount = 0;
        auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), amount);
        return fault == std::errc{} && end == text.data() + text.size() && amount > 0 ? amount : 0;
    }

    void add(FigureRow& row, Instance const& instance) const {
        auto const amount = amount_of(instance);
        row.all = sum_of(row.all, amount);
        if (row.counts.empty()) return;
        auto const chosen = std::ranges::find(figures_.choices, value_of(instance, figures_.figure.choice));
        if (chosen == figures_.choices.end()) return;
        auto& count = row.counts[static_cast<std::size_t>(chosen - figures_.choices.begin())];
        count = sum_of(count, amount);
    }

    Scene const& scene_;
    charter::Library const& charters_;
    Figures& figures_;
    int year_;
    Date day_;
};

Figures begun(charter::Rules const& rules, charter::Figure const& figure, std::vector<PersonId> const& members) {
    Figures made{figure, {}, {}};
    auto const* procedure = rules.procedure(figure.procedure);
    auto const* choice = procedure == nullptr ? nullptr : procedure->field(figure.choice);
    if (choice != nullptr) made.choices = choice->choices;
    for (auto const& member : members)
        made.rows.push_back({member, std::vector<std::int64_t>(made.choices.size()), 0, 0});
    return made;
}

}  // namespace

std::vector<Figures> figures_of(Scene const& scene, charter::Library const& charters, int year, Date today) {
    std::vector<Figures> result;
    Date const first = std::chrono::year{year} / 1 / 1;
    Date const last = std::chrono::year{year} / 12 / 31;
    auto const day = std::max(first, std::min(last, today));
    auto const* rules = rules_at(scene, charters, day);
    if (rules == nullptr || last < day_of(scene.people.founded, scene.people.zone)) return result;
    auto const members = people::roster_on(scene.people, day);
    for (auto const& figure : rules->figures) result.push_back(begun(*rules, figure, members));
    auto const& instances = scene.procedures.instances;
    for (auto& figures : result) {
        Counting counting(scene, charters, figures, year, day);
        for (auto const& edition : instances.editions()) {
            if (edition.procedure != figures.figure.procedure) continue;
            for (auto const place : edition.instances) counting.count(instances[place]);
        }
    }
    return result;
}

}  // namespace quorate::procedures
