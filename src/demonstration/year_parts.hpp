#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "demonstration/chance.hpp"
#include "demonstration/diary.hpp"
#include "demonstration/phrases.hpp"
#include "demonstration/year.hpp"

/// The parts of a year, each of which writes its lines into the diary.
namespace quorate::demonstration {

/// The body of a year: whom it has, and what each of them looks after.
struct Unit {
    std::string name;
    std::string head;    ///< of its staff, who acts for it
    std::string leader;  ///< the member who looks after it
};
namespace cast {
inline std::string const kChair = "周明远";
inline std::string const kClerk = "何静";
inline std::string const kOffice = "许建平";
inline std::string const kSeal = "谢芳";
inline std::string const kLeader = "罗启明";
/// The members, the chair first.
[[nodiscard]] std::vector<std::string> const& members();
[[nodiscard]] std::vector<Unit> const& units();
[[nodiscard]] Unit const& unit(std::string_view name);
}  // namespace cast

/// Public holidays of a year, and the days of rest that are worked for them.
struct Holidays {
    std::string source;
    std::vector<Date> off;
    std::vector<Date> work;
};
[[nodiscard]] Holidays holidays_of(int year);

/// Days on which the body works.
class WorkDays {
  public:
    WorkDays(Date first, Date last);
    [[nodiscard]] bool is(Date day) const;
    [[nodiscard]] Date on_or_after(Date day) const;
    [[nodiscard]] Date on_or_before(Date day) const;
    /// So many of them later; earlier where the count is negative.
    [[nodiscard]] Date after(Date day, int count) const;

  private:
    std::set<Date> off_;
    std::set<Date> work_;
};

struct YearPaper {
    std::string title;
    std::string text;
};

/// A kind of matter of the charter, and how often it comes.
struct KindOfMatter {
    std::string name;   ///< the section of its phrases
    std::string title;  ///< what the charter calls it
    int weight = 0;
    std::string from;  ///< the unit that submits it, or empty: a member does
    std::vector<std::string> before;
    bool persons = false;  ///< it is about persons
    bool each = false;     ///< who are voted on one by one
    bool sum = false;
};
[[nodiscard]] std::vector<KindOfMatter> const& kinds_of_matter();
[[nodiscard]] KindOfMatter const& kind_called(std::string_view name);

/// What is to become of a matter apart from being heard once.
enum class Fate { heard, deferred, declined, withdrawn, waiting };

/// What else a matter is there for.
enum class Purpose { itself, ratifies, reconsiders, life_meeting, life_measures };

struct YearMatter {
    std::size_t number = 0;  ///< in the order they are thought of
    KindOfMatter const* kind = nullptr;
    Fate fate = Fate::heard;
    Purpose purpose = Purpose::itself;
    std::string title;
    std::string gist;
    std::vector<std::string> motions;  ///< one for each question
    std::string proposer;
    std::string unit;  ///< the unit in charge
    Slots slots;
    std::vector<std::string> persons;
    std::vector<std::string> posts;  ///< that the persons are to hold
    int yuan = 0;
    std::vector<YearPaper> papers;
    Moment proposed;                         ///< when it was put forward
    std::optional<Date> settled;             ///< the day of its decision
    std::string left_out;                    ///< what it lacks of what comes before the decision
    std::optional<std::size_t> session;      ///< where it is heard first
    std::optional<std::size_t> reconsiders;  ///< the matter it takes up again
    std::string withdraws;                   ///< the member who may not take part
    bool relative = false;                   ///< because of a relative, else on other grounds
    bool ruled = false;                      ///< not on the member's own word
    bool late_paper = false;                 ///< the last paper comes after the notice
    bool late = false;                       ///< comes on the agenda after the notice

    // What came of it, once the meeting was told.
    bool heard = false;
    bool decided = false;              ///< at least one question passed
    std::vector<int> passed;           ///< questions that did
    std::vector<std::string> against;  ///< who voted against it by name
};

/// A member who does not come, and how that was asked.
struct Absence {
    std::string who;
    bool by_procedure = false;
};

struct Session {
    std::size_t number = 0;
    Date day;
    int starts = 540;  ///< minute of the day
    bool extraordinary = false;
    Date planned;
    Date noticed;
    bool late_notice = false;
    std::vector<Absence> away;
    std::string presider;
    std::vector<std::size_t> agenda;  ///< matters in order, those that were put off before among them
    bool ahead = false;               ///< yet to come
    std::vector<std::string> roll;    ///< who came
    std::vector<std::string> lines;   ///< of its minutes
    std::set<std::pair<std::size_t, std::string>> opinions;  ///< in writing, on which matter by whom
};

/// Everything that the parts of a year share.
struct Year {
    explicit Year(YearPlan const& plan);

    YearPlan plan;
    Date first;
    Date end;  ///< the last day on which anything happens
    Phrases const& phrases;
    Chance chance;
    WorkDays days;
    Diary diary;
    std::vector<Session> sessions;
    std::vector<YearMatter> matters;
    bool voided = false;                                         ///< a vote of it was void
    bool assessed = false;                                       ///< a decision of it was found to be a mistake
    std::set<std::string> names;                                 ///< of persons outside the body, each once
    std::vector<std::pair<std::string, std::string>> relatives;  ///< members with whom they named

    /// A minute in which the office is at work and no meeting sits: this one, or the next there is.
    [[nodiscard]] Moment at_work(Moment moment) const;
    /// Some minute of a day.
    [[nodiscard]] Moment some_time(Date day, Chance& chance) const;
    /// Some working days later; 0: a while later.
    [[nodiscard]] Moment later(Moment moment, int days, Chance& chance) const;
    /// Somebody who is nobody in the body.
    [[nodiscard]] std::string stranger(Chance& chance);
    /// As many as in a year of 200 matters, in proportion; at least one.
    [[nodiscard]] int share(int of_two_hundred) const;
    [[nodiscard]] bool sits_on(Date day) const;
    /// What a line calls the filing unit of that sort which is open on the day.
    [[nodiscard]] std::string filing_unit(std::string_view sort, Date day) const;
    /// That unit with the next number in it, as the form of what is filed asks.
    [[nodiscard]] std::string filed_in(std::string_view sort, Date day) const;
    /// The day in the year on which its filing units are opened.
    [[nodiscard]] Date units_opened(int of) const;
    /// A day of the year, evenly: part `index` of `count`, moved by chance.
    [[nodiscard]] Date spread(int index, int count, Chance& chance) const;
};

/// Titles of which no two are alike.
class Titles {
  public:
    /// The title itself, or with a number behind it.
    [[nodiscard]] std::string own(std::string const& title);

  private:
    std::set<std::string> taken_;
};

/// One procedure under way, with whatever is done to it.
class Doing {
  public:
    /// It is begun at that moment, or the next at which the office works.
    Doing(Year& year, std::string key, Moment when);

    /// The file of that title has this text (" / " ends a line).
    void file(std::string const& title, std::string_view text);
    void start(std::string const& who, std::string_view procedure, std::string const& fields);
    /// Somebody, or one after the other, does the step that waits for them.
    void step(std::string const& who, std::string const& what = {});
    /// The group does it, some of them on the next day.
    void group(std::vector<std::string> who, std::string const& what);
    /// Any line; `{}` in it stands for the procedure.
    void line(std::string_view line);
    /// It has the next number of the register.
    void numbered(std::string_view series);
    void ends(std::string_view stage = "completed");
    void wait(int days);
    /// Goes on at that moment, unless it is later already.
    void go_to(Moment when);

    [[nodiscard]] std::string const& key() const { return key_; }
    [[nodiscard]] Moment when() const { return when_; }
    [[nodiscard]] Chance& chance() { return chance_; }
    /// A phrase, filled in and in quotation marks.
    [[nodiscard]] std::string phrase(std::string_view section, Slots const& slots = {});

  private:
    Year& year_;
    std::string key_;
    Chance chance_;
    Moment when_;
    std::vector<std::string> before_;  ///< lines that come with the next
};

/// The keeper enters the use of the seal for a signed paper of that sort, and then seals it.
void seal_signed(Year& year, Doing& doing, std::string const& paper, std::string_view sort, int copies);

/// "甲 乙 丙".
[[nodiscard]] std::string list_of(std::vector<std::string> const& names);
/// What the clerk enters for somebody in the room.
[[nodiscard]] std::string by_clerk(std::string const& line);
[[nodiscard]] bool is_among(std::vector<std::string> const& all, std::string_view one);

// In this order.
void plan_sessions(Year& year);
void tell_founding(Year& year);
void think_of_matters(Year& year);
void tell_matters(Year& year);
void tell_sessions(Year& year);
void convene(Year& year, Session& session);
/// What is put off is heard at the next meeting.
void sit(Year& year, Session& session);
void tell_directives(Year& year, Session const& session);
void tell_minutes(Year& year, Session const& session);
void tell_papers_in_and_out(Year& year);
void tell_absences(Year& year);
void tell_learning(Year& year);
void tell_people(Year& year);
void tell_party_work(Year& year);
void tell_clearances(Year& year);
void tell_archive(Year& year);

}  // namespace quorate::demonstration
