#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/citation.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/share.hpp"
#include "charter/office.hpp"
#include "charter/procedure.hpp"

namespace quorate::charter {

/// The set of people that a share is taken of. Articles 19 and 20 use different words, so they stay two sets.
enum class Base { roster, due, present };
BOOST_DESCRIBE_ENUM(Base, roster, due, present)

struct Threshold {
    Share share;
    Base base = Base::roster;
    bool operator==(Threshold const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Threshold, (), (share, base))

enum class Method { oral, hands, secret, named };
BOOST_DESCRIBE_ENUM(Method, oral, hands, secret, named)

/// 三重一大 (article 15). `none`: decided collectively all the same, but in none of the four classes.
enum class MajorClass { none, decisions, appointments, projects, funds };
BOOST_DESCRIBE_ENUM(MajorClass, none, decisions, appointments, projects, funds)

struct Prerequisite {
    std::string name;   ///< "inspection"
    std::string title;  ///< the charter's word for it
    Force force = Force::must;
    std::string entries;  ///< the register whose entries, once through, show that it was met; empty: none do
    Citation by;
    bool operator==(Prerequisite const&) const = default;
};

/// A kind of matter (article 17) with all that depends on it.
struct Kind {
    std::string name;   ///< "personnel"
    std::string title;  ///< the charter's words
    Citation by;
    MajorClass major = MajorClass::none;
    std::vector<Prerequisite> before;
    /// Present members needed for this kind; without it the charter's general quorum holds.
    std::optional<Cited<Threshold>> quorum;
    std::vector<std::string> choices;  ///< in the order shown: 赞成 反对 弃权
    std::string pass_choice;           ///< the choice that is counted: 赞成
    /// One vote for each person named (appointments), never one vote for a list.
    bool each_person = false;
    /// Consent needed before a decided matter of this kind is taken up again.
    std::optional<Cited<Threshold>> reconsider;
    std::vector<Method> methods;  ///< empty: every method the charter knows
    /// May end with "heard and noted" instead of a vote (study, reports): nothing is decided then.
    bool may_be_noted = false;
    /// An agenda begins with an item of this kind (第一议题); what an inspection looks for, not what the engine
    /// refuses.
    bool first_item = false;
    bool asks_sum = false;      ///< a sum of money belongs to it
    bool asks_persons = false;  ///< the persons it concerns must be named
    /// What must follow a passed decision: "public-notice 5 working days".
    std::vector<std::string> after;
};

/// A question the words leave open, with every answer and the default. A yes-or-no question is answered "yes" or "no"
/// (half-inclusive, two-thirds-inclusive, recused-due, recused-present, leave-due, remote, chair-last-secret: whether
/// "last" binds casting too); two-days: "calendar", "48 hours", "2 working days"; presiding: "entrusted", "nobody".
struct Reading {
    std::string id;
    std::string question;
    std::string chosen;              ///< the default
    std::vector<std::string> other;  ///< the answers not chosen
    std::string because;
    Citation by;
};

/// A number the text leaves undefined; the body must set it, it is never invented.
struct Parameter {
    enum class Type { days, hours, money, text };
    std::string name;  ///< "minutes.comment-period"
    std::string title;
    Type type = Type::days;
    std::string advice;  ///< what to check before setting it
    Citation by;
};

struct Identity {
    std::string id;
    std::string title;
    std::string language;  ///< BCP 47
    std::string suite;     ///< "guomi" or "international"
    Date issued{};
    Date force{};
};

/// Everything the engine may ask of a charter. Members are named after the keys of the charter file, each with its
/// anchor.
struct Rules {
    Identity identity;

    /// Who may do what: act -> offices. Acts: matter.propose matter.settle matter.prepare meeting.convene
    /// meeting.preside notice.send leave.approve recusal.rule observer.invite presidency.entrust urgent.act record.keep
    /// minutes.write minutes.sign directive.assign directive.report directive.check decision.assess authorisation.grant
    /// roster.keep charter.adopt parameter.set self-check.read record.read
    std::map<std::string, Cited<std::vector<Office>>, std::less<>> powers;

    Citation collective;   ///< 13: nothing is decided but by a valid vote at a valid meeting
    Citation obey;         ///< 13.3: dissenters carry out, may reserve
    Citation authorised;   ///< 8.2: members act by decision and authorisation
    Citation major;        ///< 15
    Citation preparation;  ///< 16
    Citation catalogue;    ///< 17: every matter has exactly one kind
    std::map<std::string, Kind, std::less<>> kinds;
    std::vector<std::string> kind_order;

    // Article 18
    Cited<std::int32_t> cadence_months;
    Force cadence_force = Force::generally;
    Cited<bool> decline_needs_reason;
    Cited<std::int32_t> notice_days;
    Force notice_force = Force::generally;
    Cited<Force> papers_with_notice;

    // Article 19
    Citation presiding;
    Cited<Threshold> quorum;
    Citation leave;            ///< absent members ask leave beforehand
    Citation written_opinion;  ///< read, minuted, never counted
    Citation recusal;
    Citation observers;

    // Article 20
    Cited<bool> discussion;
    Cited<std::vector<Method>> methods;
    Cited<Threshold> pass;
    Cited<bool> written_counts;
    Cited<bool> presider_last;
    Cited<bool> one_at_a_time;

    // Articles 13.3, 21 to 26
    Citation reservation;
    Citation directives;
    Citation accountability;
    Citation secrecy;
    Citation record;
    Citation minutes;
    Citation supervision;
    /// Urgent action between meetings, to be ratified at the next one; the text only says "any time" (18).
    Citation urgent;

    std::map<std::string, Procedure, std::less<>> procedures;
    std::vector<std::string> procedure_order;
    std::map<std::string, Register, std::less<>> registers;
    std::vector<std::string> register_order;
    std::vector<Rhythm> rhythms;  ///< in the order of the charter, as are those that follow
    std::vector<Figure> figures;
    std::vector<Layout> layouts;

    std::map<std::string, Reading, std::less<>> readings;
    std::map<std::string, Parameter, std::less<>> parameters;
    /// Texts of this charter in the other language (English for a Chinese charter), for those who read that one.
    std::map<std::string, std::string, std::less<>> translations;

    [[nodiscard]] Kind const* kind(std::string_view name) const {
        auto const found = kinds.find(name);
        return found == kinds.end() ? nullptr : &found->second;
    }
    [[nodiscard]] Procedure const* procedure(std::string_view name) const {
        auto const found = procedures.find(name);
        return found == procedures.end() ? nullptr : &found->second;
    }
    /// The general quorum, or the kind's own.
    [[nodiscard]] Cited<Threshold> const& quorum_of(Kind const& kind) const {
        return kind.quorum ? *kind.quorum : quorum;
    }
};

/// Compiled charters by the digest of their stored bytes (hexadecimal).
using Library = std::map<std::string, Rules, std::less<>>;

}  // namespace quorate::charter
