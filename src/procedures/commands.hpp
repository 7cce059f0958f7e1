#pragma once

#include "procedures/state.hpp"

/// What people do with procedures.
namespace quorate::procedures {

struct StartProcedure {
    static constexpr char kName[] = "procedure.start";
    InstanceId instance;
    std::string procedure;
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
};
BOOST_DESCRIBE_STRUCT(StartProcedure, (), (instance, procedure, values, files))

/// The form again, after it was returned to whoever filled it in.
struct Resubmit {
    static constexpr char kName[] = "procedure.resubmit";
    InstanceId instance;
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (instance, values, files))

struct Withdraw {
    static constexpr char kName[] = "procedure.withdraw";
    InstanceId instance;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (instance, reason))

/// One person's hand in a step: done, signed, read, approved or not.
struct CompleteStep {
    static constexpr char kName[] = "step.complete";
    InstanceId instance;
    std::string step;
    std::optional<StepChoice> choice;
    std::string text;
    std::map<std::string, std::string> values;
    std::map<std::string, FormFile> files;
    std::optional<FormFile> evidence;
    std::optional<std::string> paper;   ///< digest of what is signed, sealed or issued
    std::optional<PersonId> with = {};  ///< whom one has talked with
};
BOOST_DESCRIBE_STRUCT(CompleteStep, (), (instance, step, choice, text, values, files, evidence, paper, with))

struct ReturnStep {
    static constexpr char kName[] = "step.return";
    InstanceId instance;
    std::string step;
    std::string to;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReturnStep, (), (instance, step, to, reason))

struct AddSigner {
    static constexpr char kName[] = "step.add-signer";
    InstanceId instance;
    std::string step;
    PersonId person;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AddSigner, (), (instance, step, person, reason))

struct HandOver {
    static constexpr char kName[] = "step.hand-over";
    InstanceId instance;
    std::string step;
    PersonId to;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (instance, step, to, reason))

/// Somebody else for a person who holds no office any more: at a step that is open, or ("start") for all that whoever
/// started it does.
struct ReplaceDoer {
    static constexpr char kName[] = "step.replace";
    InstanceId instance;
    std::string step;
    PersonId person;
    PersonId to;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReplaceDoer, (), (instance, step, person, to, reason))

struct Urge {
    static constexpr char kName[] = "step.urge";
    InstanceId instance;
    std::string step;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Urge, (), (instance, step, text))

/// Puts a step to the meeting: the decision on this matter moves it on, and nothing else does.
struct LinkMatter {
    static constexpr char kName[] = "step.link";
    InstanceId instance;
    std::string step;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(LinkMatter, (), (instance, step, matter))

struct AskOpinions {
    static constexpr char kName[] = "consult.ask";
    InstanceId instance;
    std::string step;
    std::vector<PersonId> persons;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AskOpinions, (), (instance, step, persons, text))

struct GiveOpinion {
    static constexpr char kName[] = "consult.answer";
    InstanceId instance;
    std::string step;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(GiveOpinion, (), (instance, step, text))

struct UseOpinion {
    static constexpr char kName[] = "consult.use";
    InstanceId instance;
    std::string step;
    PersonId person;
    std::string text;  ///< how it was used, or why not
};
BOOST_DESCRIBE_STRUCT(UseOpinion, (), (instance, step, person, text))

/// An opinion that does not come is not waited for any more.
struct ReleaseOpinion {
    static constexpr char kName[] = "consult.release";
    InstanceId instance;
    std::string step;
    PersonId person;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReleaseOpinion, (), (instance, step, person, reason))

/// The adjusted holidays of one year, from the notice that settles them.
struct EnterHolidays {
    static constexpr char kName[] = "holidays.enter";
    std::int32_t year = 0;
    std::string source;
    std::vector<Date> off;
    std::vector<Date> work;
};
BOOST_DESCRIBE_STRUCT(EnterHolidays, (), (year, source, off, work))

}  // namespace quorate::procedures
