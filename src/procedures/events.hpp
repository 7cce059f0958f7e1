#pragma once

#include "procedures/state.hpp"

/// What happened to procedures. An act and all that follows from it by the charter are events of their own, so that
/// applying them asks no charter.
namespace quorate::procedures {

struct ProcedureStarted {
    static constexpr char kName[] = "procedure.started";
    InstanceId instance;
    std::string procedure;
    std::string charter;
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
};
BOOST_DESCRIBE_STRUCT(ProcedureStarted, (), (instance, procedure, charter, values, files))

struct ProcedureResubmitted {
    static constexpr char kName[] = "procedure.resubmitted";
    InstanceId instance;
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
};
BOOST_DESCRIBE_STRUCT(ProcedureResubmitted, (), (instance, values, files))

struct ProcedureWithdrawn {
    static constexpr char kName[] = "procedure.withdrawn";
    InstanceId instance;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ProcedureWithdrawn, (), (instance, reason))

struct StepOpened {
    static constexpr char kName[] = "step.opened";
    InstanceId instance;
    std::string step;
    std::vector<PersonId> group;
    std::optional<Instant> due;
    std::optional<std::int32_t> year_missing;
};
BOOST_DESCRIBE_STRUCT(StepOpened, (), (instance, step, group, due, year_missing))

/// Its condition does not hold.
struct StepPassedOver {
    static constexpr char kName[] = "step.passed-over";
    InstanceId instance;
    std::string step;
};
BOOST_DESCRIBE_STRUCT(StepPassedOver, (), (instance, step))

struct StepActed {
    static constexpr char kName[] = "step.acted";
    InstanceId instance;
    std::string step;
    std::optional<StepChoice> choice;
    std::string text;
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
    std::optional<FormFile> evidence;
    std::optional<std::string> paper;
    std::optional<PersonId> with = {};
};
BOOST_DESCRIBE_STRUCT(StepActed, (), (instance, step, choice, text, values, files, evidence, paper, with))

struct StepFinished {
    static constexpr char kName[] = "step.finished";
    InstanceId instance;
    std::string step;
};
BOOST_DESCRIBE_STRUCT(StepFinished, (), (instance, step))

struct StepReturned {
    static constexpr char kName[] = "step.returned";
    InstanceId instance;
    std::string step;
    std::string to;
    std::string reason;
    std::vector<std::string> reset;  ///< all that is waited for anew
};
BOOST_DESCRIBE_STRUCT(StepReturned, (), (instance, step, to, reason, reset))

struct SignerAdded {
    static constexpr char kName[] = "step.signer-added";
    InstanceId instance;
    std::string step;
    PersonId person;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(SignerAdded, (), (instance, step, person, reason))

struct StepHandedOver {
    static constexpr char kName[] = "step.handed-over";
    InstanceId instance;
    std::string step;
    std::optional<PersonId> from;  ///< whose place in a group it was
    PersonId to;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(StepHandedOver, (), (instance, step, from, to, reason))

struct DoerReplaced {
    static constexpr char kName[] = "step.replaced";
    InstanceId instance;
    std::string step;  ///< "start": whoever started it
    PersonId from;
    PersonId to;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DoerReplaced, (), (instance, step, from, to, reason))

struct StepUrged {
    static constexpr char kName[] = "step.urged";
    InstanceId instance;
    std::string step;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(StepUrged, (), (instance, step, text))

struct MatterLinked {
    static constexpr char kName[] = "step.linked";
    InstanceId instance;
    std::string step;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(MatterLinked, (), (instance, step, matter))

/// The matter will not be decided: it was declined or withdrawn.
struct MatterUnlinked {
    static constexpr char kName[] = "step.unlinked";
    InstanceId instance;
    std::string step;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(MatterUnlinked, (), (instance, step, matter))

struct StepDecided {
    static constexpr char kName[] = "step.decided";
    InstanceId instance;
    std::string step;
    DecisionId decision;
    bool passed = false;
};
BOOST_DESCRIBE_STRUCT(StepDecided, (), (instance, step, decision, passed))

struct StepLapsed {
    static constexpr char kName[] = "step.lapsed";
    InstanceId instance;
    std::string step;
    charter::Lapse lapse = charter::Lapse::late;
};
BOOST_DESCRIBE_STRUCT(StepLapsed, (), (instance, step, lapse))

struct OpinionsAsked {
    static constexpr char kName[] = "consult.asked";
    InstanceId instance;
    std::string step;
    std::vector<PersonId> persons;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(OpinionsAsked, (), (instance, step, persons, text))

struct OpinionGiven {
    static constexpr char kName[] = "consult.answered";
    InstanceId instance;
    std::string step;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(OpinionGiven, (), (instance, step, text))

struct OpinionUsed {
    static constexpr char kName[] = "consult.used";
    InstanceId instance;
    std::string step;
    PersonId person;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(OpinionUsed, (), (instance, step, person, text))

struct OpinionReleased {
    static constexpr char kName[] = "consult.released";
    InstanceId instance;
    std::string step;
    PersonId person;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(OpinionReleased, (), (instance, step, person, reason))

/// The next number of the series in that year: none is left out, none is given twice.
struct InstanceNumbered {
    static constexpr char kName[] = "instance.numbered";
    InstanceId instance;
    std::string series;
    std::int32_t year = 0;
    std::int32_t number = 0;
};
BOOST_DESCRIBE_STRUCT(InstanceNumbered, (), (instance, series, year, number))

struct InstanceEnded {
    static constexpr char kName[] = "instance.ended";
    InstanceId instance;
    InstanceStage stage = InstanceStage::completed;
};
BOOST_DESCRIBE_STRUCT(InstanceEnded, (), (instance, stage))

struct HolidaysEntered {
    static constexpr char kName[] = "holidays.entered";
    std::int32_t year = 0;
    std::string source;
    std::vector<Date> off;
    std::vector<Date> work;
};
BOOST_DESCRIBE_STRUCT(HolidaysEntered, (), (year, source, off, work))

/// A term in working days as the holidays that are known now have it.
struct StepDueSet {
    static constexpr char kName[] = "step.due-set";
    InstanceId instance;
    std::string step;
    std::optional<Instant> due;
    std::optional<std::int32_t> year_missing;
};
BOOST_DESCRIBE_STRUCT(StepDueSet, (), (instance, step, due, year_missing))

}  // namespace quorate::procedures
