#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "body/body.hpp"
#include "charter/charter.hpp"
#include "play/script.hpp"
#include "words/words.hpp"

namespace quorate::play {

/// A compiled charter with the digest that stands for it.
struct CharterFile {
    std::string path;
    std::string digest;
    charter::Charter charter;
};

/// What became of a command that a line gave.
struct Outcome {
    bool accepted = false;
    Rejection rejection;
    std::vector<std::string> events;
    std::map<std::string, std::int64_t> figures;  ///< heads that an opening was decided by
};

/// A command that was carried out: when, whose act it was and by whose hand, with the reasons it took.
struct Given {
    Instant when;
    PersonId actor;
    PersonId entered_by;
    body::Command command;
    Reasons reasons;
};

/// What somebody makes of a scenario while it is played. As it stands, nothing.
class Onlooker {
  public:
    Onlooker() = default;
    Onlooker(Onlooker const&) = delete;
    Onlooker& operator=(Onlooker const&) = delete;
    virtual ~Onlooker() = default;

    /// The digest under which a file of this text is known.
    [[nodiscard]] virtual std::string keep(std::string const& text);
    virtual void see(Given const&) {}
};

/// The body of one scenario: a cast, a clock that lines move, and the same core that the server runs. Whatever a line
/// takes for granted (a meeting, a notice, an open item) is set up before it by ordinary commands.
class Stage {
  public:
    /// The reason given for whatever is set up without a line that asks for it.
    static constexpr std::string_view kSetUpReason = "情景所设";

    Stage(std::vector<CharterFile> const& charters, words::Catalogue const& words, Onlooker& onlooker);

    // The set-up, before the first command.
    void cast_members(std::vector<std::string> names);
    void cast(std::string const& name, charter::Office office, std::string const& unit);
    void cast_unit(std::string const& name);
    /// The body is founded on that day, and nobody belongs to it but those whom lines name.
    void found_on(Date day, std::string const& name, std::string const& basis);
    void set_start(Instant starts) { starts_ = starts; }
    void set_now(Instant now);
    void set_reading(std::string const& id, std::string const& answer) { readings_[id] = answer; }
    void set_roll(std::vector<PersonId> roll) { roll_ = std::move(roll); }
    /// Matters that lines will take up later, so that they are on the agenda before the notice goes out.
    void expect_matter(std::string const& kind, std::string const& title, std::vector<std::string> persons);
    /// The charter the body is founded under; the first file where nothing else is said. False: no such file.
    bool choose_charter(std::string_view path);

    // Acting.
    /// Gives a command; a reason lifts every obstacle that a reason can lift.
    Outcome attempt(body::Command const& command, PersonId const& actor, PersonId const& entered_by,
                    std::optional<std::string> const& reason);
    /// Gives a command that only prepares; what it meets is reported by `trouble`.
    void prepare(body::Command const& command, PersonId const& actor);

    // Taking for granted.
    void need_body();
    void need_meeting();
    void need_agenda();
    void need_notice();
    /// The hour of the meeting has come, and everybody of the roll has entered.
    void need_roll();
    void reach_start();
    void need_open_meeting();
    /// The item of that title, on the agenda; the matter is proposed and prepared when it is new.
    ItemId need_item(std::string const& kind, std::string const& title, std::vector<std::string> const& persons);
    /// An item that is open; the scenario's default matter when nothing was taken up.
    ItemId need_open_item();
    /// Everybody present who has not spoken says that there is nothing to add, the presiding person last.
    void need_discussion(ItemId const& item);

    // Looking things up.
    [[nodiscard]] std::optional<PersonId> person(std::string_view name) const;
    /// The kind's name, by its name or its word in either language.
    [[nodiscard]] std::optional<std::string> kind(std::string_view word) const;
    /// The word, and in brackets the kinds that there are: for whoever named none of them.
    [[nodiscard]] std::string with_kinds(std::string const& word) const;
    [[nodiscard]] std::optional<MatterId> matter(std::string_view title) const;
    [[nodiscard]] std::optional<ItemId> item(std::string_view title) const;
    [[nodiscard]] PersonId chair() const { return members_.empty() ? PersonId{} : PersonId{members_.front()}; }
    [[nodiscard]] PersonId clerk() const { return PersonId{clerk_}; }
    [[nodiscard]] PersonId office() const { return PersonId{office_}; }
    [[nodiscard]] PersonId presider() const;
    [[nodiscard]] MeetingId meeting() const { return meeting_; }
    [[nodiscard]] meetings::Item const* open_item() const;
    /// The item taken up last, open or ended; empty before the first.
    [[nodiscard]] ItemId const& last_item() const { return last_item_; }
    [[nodiscard]] DecisionId const& last_decision() const { return last_decision_; }
    [[nodiscard]] DirectiveId const& last_directive() const { return last_directive_; }
    [[nodiscard]] AuthorisationId const& last_authorisation() const { return last_authorisation_; }
    [[nodiscard]] UrgentId const& last_urgent() const { return last_urgent_; }
    [[nodiscard]] meetings::Scene scene() const { return {state_.people, state_.meetings, state_.procedures.holidays}; }
    [[nodiscard]] body::State const& state() const { return state_; }
    [[nodiscard]] charter::Rules const& rules() const;
    [[nodiscard]] charter::Document const& document() const;
    [[nodiscard]] charter::Library const& library() const { return library_; }
    [[nodiscard]] words::Catalogue const& words() const { return words_; }
    [[nodiscard]] CharterFile const* charter_file(std::string_view path) const;
    [[nodiscard]] Instant now() const { return now_; }
    [[nodiscard]] Instant start() const { return starts_; }
    [[nodiscard]] bool founded() const { return founded_; }
    /// A fresh id: "m3".
    [[nodiscard]] std::string fresh(std::string_view prefix);

    /// What later lines mean by the item, the decision and the directive: those of the matter; of its decisions the one
    /// on that question, the last one where none is named.
    void mean(MatterId const& id, std::optional<std::int32_t> number);
    [[nodiscard]] std::optional<MeetingId> meeting_on(Date day) const;
    /// The meeting that lines are about is the one of that day. False: there is none.
    [[nodiscard]] bool mean_meeting_on(Date day);

    /// From here on the file of that title has this text; without it, its title is all that stands in it.
    void write_file(std::string const& title, std::string const& text) { texts_[title] = text; }
    [[nodiscard]] procedures::FormFile file(std::string const& title);

    void remember(MatterId const& id, std::string const& title) { matters_[title] = id; }
    void enter_meeting(MeetingId const& id) { meeting_ = id; }
    std::int32_t question = 1;  ///< the question that lines vote on

    /// What went wrong while something was taken for granted; empty when nothing did.
    [[nodiscard]] std::vector<std::string> const& trouble() const { return trouble_; }

  private:
    struct Expected {
        std::string kind;
        std::string title;
        std::vector<std::string> persons;
    };

    struct Founding {
        Date day;
        std::string name;
        std::string basis;
    };

    void found();
    void appoint(Date from, std::string const& basis);
    void follow(body::Event const& event, Outcome& outcome);
    void put_evidence(MatterId const& id, std::string const& kind);
    void propose(MatterId const& id, Expected const& matter);

    std::vector<CharterFile> const& charters_;
    words::Catalogue const& words_;
    Onlooker& onlooker_;
    charter::Library library_;
    CharterFile const* charter_;
    body::State state_;
    std::vector<std::string> members_;
    std::map<std::string, std::pair<charter::Office, std::string>> people_;
    std::vector<std::string> units_;
    std::string clerk_;
    std::string office_;
    std::map<std::string, std::string> readings_;
    std::optional<Founding> founding_;
    std::map<std::string, std::string> texts_;
    std::vector<Expected> expected_;
    std::optional<std::vector<PersonId>> roll_;
    Instant starts_;
    Instant now_;
    bool now_set_ = false;
    bool founded_ = false;
    MeetingId meeting_;
    ItemId last_item_;
    DecisionId last_decision_;
    DirectiveId last_directive_;
    AuthorisationId last_authorisation_;
    UrgentId last_urgent_;
    std::map<std::string, MatterId, std::less<>> matters_;
    std::map<std::string, int> counters_;
    std::vector<std::string> trouble_;
};

}  // namespace quorate::play
