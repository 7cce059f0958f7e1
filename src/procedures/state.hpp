#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "charter/procedure.hpp"
#include "people/calendar.hpp"
#include "procedures/extracts.hpp"

/// What became of procedures, as folded from events. `decide` reads it, `apply` writes it, nothing else does. Nothing
/// here asks a charter: whatever followed from one stands in the events.
namespace quorate::procedures {

/// A file that belongs to a form, or stands behind an act.
struct FormFile {
    std::string title;
    std::string digest;
    std::string media;
    std::int64_t bytes = 0;
    bool operator==(FormFile const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormFile, (), (title, digest, media, bytes))

/// What a form was filled in with, by field.
struct Filled {
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
};

enum class StepChoice { yes, no };
BOOST_DESCRIBE_ENUM(StepChoice, yes, no)

enum class StepStage { waiting, open, done, passed_over };
BOOST_DESCRIBE_ENUM(StepStage, waiting, open, done, passed_over)

enum class InstanceStage { running, completed, refused, withdrawn };
BOOST_DESCRIBE_ENUM(InstanceStage, running, completed, refused, withdrawn)

/// The step every procedure begins with: filling in the form.
inline constexpr char const* kStart = "start";

/// One person's hand in a step of a group.
struct Hand {
    StepChoice choice = StepChoice::yes;
    Instant at{};
};

/// An opinion that was asked for, and what came of it.
struct Opinion {
    Instant asked{};
    PersonId asked_by;
    std::string question;
    std::string text;  ///< empty while it was not given
    std::optional<Instant> given;
    std::string used;      ///< how it was used, or why not; empty while nobody said so
    std::string released;  ///< why nobody waits for it any more; empty while it is waited for
};

/// In a group that is not settled yet: who stands in somebody's place, or beside those whom the charter names.
struct Placed {
    PersonId from;  ///< empty: beside them
    PersonId person;
};

/// A step as it stands. Taken back, it is waited for anew; what was done before stays among the acts.
struct Step {
    StepStage stage = StepStage::waiting;
    Instant opened{};
    std::optional<Instant> finished;
    std::optional<Instant> due;
    /// The working days of this year are not known, so nothing can be said of the term.
    std::optional<std::int32_t> year_missing;
    bool late = false;
    std::vector<PersonId> group;  ///< whose hands it takes, where it takes several; empty: not settled yet
    std::vector<Placed> placed;   ///< while the group is not settled, in the order it happened
    std::map<PersonId, Hand> hands;
    std::map<std::pair<PersonId, PersonId>, Instant> talks;  ///< who talked with whom, the smaller id first
    PersonId handed_to;                                      ///< empty: whoever the charter names
    std::map<PersonId, Opinion> opinions;
    std::optional<MatterId> matter;  ///< put to the meeting
    std::int32_t urged = 0;
};

enum class ActKind {
    started,
    resubmitted,
    withdrawn,
    done,
    returned,
    signer_added,
    handed_over,
    urged,
    linked,
    unlinked,
    decided,
    asked,
    opinion,
    used,
    lapsed,
    replaced,
    released,
};
BOOST_DESCRIBE_ENUM(ActKind, started, resubmitted, withdrawn, done, returned, signer_added, handed_over, urged, linked,
                    unlinked, decided, asked, opinion, used, lapsed, replaced, released)

/// Something that was done, as the register keeps it.
struct Act {
    ActKind kind = ActKind::done;
    std::string step;
    PersonId by;  ///< empty: time, or a decision
    PersonId entered_by;
    Instant at{};
    std::optional<StepChoice> choice;
    std::string text;  ///< what was written, or the reason
    std::string to;    ///< the step it was returned to
    PersonId person;   ///< whom it was handed to, who was asked
    PersonId from;     ///< in whose place that one stands
    std::optional<FormFile> evidence;
    std::string paper;  ///< digest of what was signed, sealed or issued
    std::optional<DecisionId> decision;
};

struct Number {
    std::string series;
    std::int32_t year = 0;
    std::int32_t number = 0;
};

struct Instance {
    InstanceId id;
    std::string procedure;
    std::string charter;      ///< digest of the charter it began under, by which it runs to its end
    std::size_t edition = 0;  ///< where these two stand among the editions of the body's instances
    std::size_t place = 0;    ///< where it stands among the instances
    Filled form;
    std::map<std::string, std::string> filled_at;  ///< the step that filled a field in, by field
    PersonId started_by;
    PersonId stands_in;  ///< who answers for it since whoever started it left office; empty: that one does
    Instant started{};
    InstanceStage stage = InstanceStage::running;
    std::optional<Instant> ended;
    std::map<std::string, Step> steps;  ///< "start" among them; a step that was never open may be missing
    std::vector<Act> acts;
    std::optional<Number> number;

    [[nodiscard]] Step const* step(std::string const& name) const {
        auto const found = steps.find(name);
        return found == steps.end() ? nullptr : &found->second;
    }
    [[nodiscard]] StepStage stage_of(std::string const& name) const {
        auto const* found = step(name);
        return found == nullptr ? StepStage::waiting : found->stage;
    }
};

/// A procedure as one charter has it. Whatever that charter says, it says of all instances of the edition.
struct Edition {
    std::string procedure;
    std::string charter;                 ///< its digest
    std::vector<std::size_t> instances;  ///< where they stand, oldest first
};

/// All instances, in the order in which they were started, with what is asked of very many of them at a time.
class Instances {
  public:
    /// Adds it as the last one; where one of that id is there already, that one stays.
    Instance& add(Instance instance);
    /// Adds to what was done in it, and to what the persons in that had a hand in.
    void record(Instance& instance, Act act);
    /// To be called when anything of it has changed that an extract says.
    void extract_anew(Instance const& instance) { extracts_.write(instance.place, instance); }
    /// nullptr when there is no such thing.
    [[nodiscard]] Instance const* find(InstanceId const& id) const;
    [[nodiscard]] Instance* find(InstanceId const& id);
    /// It must be there.
    [[nodiscard]] Instance const& at(InstanceId const& id) const;
    [[nodiscard]] bool contains(InstanceId const& id) const { return places_.contains(id); }

    [[nodiscard]] Extract extract(std::size_t place) const { return extracts_[place]; }
    [[nodiscard]] auto const& field_names() const { return extracts_.field_names(); }
    /// Those in which the person did something or got something handed over, opinions apart: where they stand, oldest
    /// first.
    [[nodiscard]] std::vector<std::size_t> const& had_a_hand(PersonId const& person) const;
    /// The same of those in which the person was asked for an opinion.
    [[nodiscard]] std::vector<std::size_t> const& was_asked(PersonId const& person) const;

    [[nodiscard]] Instance const& operator[](std::size_t place) const { return all_[place]; }
    [[nodiscard]] auto begin() const { return all_.begin(); }
    [[nodiscard]] auto end() const { return all_.end(); }
    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] bool empty() const { return all_.empty(); }
    [[nodiscard]] Instance const& back() const { return all_.back(); }

    [[nodiscard]] std::vector<Edition> const& editions() const { return editions_; }

  private:
    [[nodiscard]] std::size_t edition_of(Instance const& instance);
    using Places = std::map<PersonId, std::vector<std::size_t>>;
    [[nodiscard]] static std::vector<std::size_t> const& of(Places const& kept, PersonId const& person);
    static void keep(Places& kept, PersonId const& person, std::size_t place);
    void keep_hands(std::size_t place, Act const& act);

    std::deque<Instance> all_;
    std::map<InstanceId, std::size_t> places_;
    std::vector<Edition> editions_;
    Extracts extracts_;
    Places hands_;
    Places asked_;
};

struct State {
    Instances instances;
    std::set<InstanceId> running;
    std::map<MatterId, std::set<InstanceId>> waiting;                     ///< on what becomes of the matter
    std::map<std::string, std::map<std::int32_t, std::int32_t>> numbers;  ///< the last one, by series and year
    people::Calendar holidays;
    std::set<std::string> files;  ///< digests that an event named
};

}  // namespace quorate::procedures
