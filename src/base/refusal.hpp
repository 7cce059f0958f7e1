#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/citation.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"

namespace quorate {

/// A word of the charter or of the message catalogue, by list and name: {"prerequisite", "nomination"}.
struct Term {
    std::string list;
    std::string name;
    auto operator<=>(Term const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Term, (), (list, name))

/// One figure or name that a refusal rests on. Sentences are made of these where they are shown.
using Fact = std::variant<std::int64_t, std::string, std::vector<PersonId>, std::vector<Term>, Instant, Date>;
using Facts = std::map<std::string, Fact>;

[[nodiscard]] inline Fact term_fact(std::string list, std::string name) {
    return std::vector<Term>{{std::move(list), std::move(name)}};
}

/// What somebody can do about an obstacle: a command, and the place where it is given ("item:itm_1"; empty for here).
struct Remedy {
    std::string command;
    std::string at;
    std::vector<PersonId> by = {};  ///< whose act it would have to be, where that is certain persons'; not on the wire
    auto operator<=>(Remedy const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Remedy, (), (command, at))

/// Why the body may not do this now, or not without a recorded reason. Data, not prose.
struct Obstacle {
    std::string rule;
    Citation by;
    Force force = Force::must;
    Facts facts;
    std::vector<Remedy> remedies;
    bool bars_actor = false;  ///< somebody else would have to act, whatever else stands in the way; not on the wire
    bool operator==(Obstacle const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Obstacle, (), (rule, by, force, facts, remedies))

/// A fault in what the caller sent: JSON pointer, name of the fault in the catalogue ("unknown-matter"), figures.
struct BadInput {
    std::string at;
    std::string what;
    Facts facts;
    bool of_form = false;  ///< the form has it by itself, whatever it is about; not on the wire
    bool operator==(BadInput const&) const = default;
};
BOOST_DESCRIBE_STRUCT(BadInput, (), (at, what, facts))

/// Everything that stands in the way, at once, so that nobody is sent back five times for five reasons.
struct Rejection {
    std::vector<BadInput> bad_input;
    std::vector<Obstacle> obstacles;

    /// True when recorded reasons would be enough: nothing is wrong with the input and no obstacle binds absolutely.
    [[nodiscard]] bool needs_only_reasons() const;
};

/// Reasons that the actor gave, by rule name; each makes an exception the charter allows, and is recorded.
using Reasons = std::map<std::string, std::string>;

/// An exception from what the charter generally asks, with the reason that was given.
struct Deviation {
    std::string rule;
    Citation by;
    std::string reason;
    bool operator==(Deviation const&) const = default;
};

template <class Event>
struct Accepted {
    std::vector<Event> events;
    std::vector<Deviation> deviations;
};

/// Characters of a reason: others read it through.
inline constexpr std::size_t reason_length_max = 2'000;

/// What every `decide` returns: events, or all that stands in the way.
template <class Event>
using Answer = std::expected<Accepted<Event>, Rejection>;

/// Collects faults and obstacles while a command is examined, then gives the answer.
class Checks {
  public:
    explicit Checks(Reasons const& reasons) : reasons_(&reasons) {}

    /// The caller's data must hold; returns `holds`, so that later checks can lean on it.
    bool input(bool holds, std::string_view at, std::string_view what, Facts facts = {});
    /// The same for what the form says by itself: a fault of it tells nothing of what it is about.
    bool form(bool holds, std::string_view at, std::string_view what, Facts facts = {});
    /// 必须/应当/不得: nothing lifts it.
    void forbid(bool when, std::string_view rule, Citation const& by, Facts facts = {},
                std::vector<Remedy> remedies = {});
    /// The same of the actor: such an act is not theirs. Who hears that need not hear of the rest (discretion.hpp).
    void bar(bool when, std::string_view rule, Citation const& by, Facts facts = {}, std::vector<Remedy> remedies = {});
    /// 一般/原则上: a reason given for `rule` lifts it and is kept as a deviation. One too long to be read through is
    /// a fault that names the article.
    void generally(bool when, std::string_view rule, Citation const& by, Facts facts = {},
                   std::vector<Remedy> remedies = {});
    /// One or the other, as the charter says.
    void weigh(Force force, bool when, std::string_view rule, Citation const& by, Facts facts = {},
               std::vector<Remedy> remedies = {});

    /// True while nothing stands in the way.
    [[nodiscard]] bool clear() const { return rejection_.bad_input.empty() && rejection_.obstacles.empty(); }
    /// True while the input is whole: state may be looked up by the ids it names.
    [[nodiscard]] bool input_whole() const { return rejection_.bad_input.empty(); }
    [[nodiscard]] Rejection rejection() const { return rejection_; }

    /// The events when nothing stands in the way, otherwise the rejection.
    template <class Event>
    [[nodiscard]] Answer<Event> otherwise(std::vector<Event> events) const {
        if (!clear()) return std::unexpected(rejection_);
        return Accepted<Event>{std::move(events), deviations_};
    }

  private:
    Reasons const* reasons_;
    Rejection rejection_;
    std::vector<Deviation> deviations_;
};

}  // namespace quorate
