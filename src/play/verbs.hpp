#pragma once

#include <optional>
#include <string_view>

namespace quorate::play {

/// What a line of a scenario does. Every verb has a Chinese and an English word; commands without a verb of their own
/// are written by name: `甲 directive.report directive=d1 text=…`.
enum class Verb {
    // The set-up
    founded,
    members,
    person,
    unit,
    file,
    date,
    today,
    parameter,
    reading,
    relative,
    entrust,
    version,
    // Matters
    propose,
    evidence,
    paper,
    accept,
    decline,
    withdraw,
    consent,
    // Convening
    plan,
    move,
    cancel,
    add,
    remove,
    order,
    notify,
    acknowledge,
    read_paper,
    invite,
    // Absence
    leave,
    grant_leave,
    refuse_leave,
    opinion,
    read_opinion,
    recuse,
    rule_recusal,
    clear_recusal,
    // The room
    present,
    enter,
    enter_remote,
    depart,
    open,
    close,
    observer_in,
    observer_out,
    // The item
    take,
    speak,
    pass,
    discussed,
    defer,
    note,
    // The vote
    vote,
    next_question,
    tellers,
    count,
    close_vote,
    void_vote,
    result,
    // Afterwards
    draft,
    circulate,
    comment,
    answer_comment,
    sign,
    correct,
    about,
    direct,
    waive,
    progress,
    check,
    problem,
    instruct,
    extend,
    finish,
    reserve,
    assess,
    authorise,
    end_authorisation,
    urgent,
    clock,
    explain,
    read,
    // Procedures
    start_procedure,
    complete_step,
    return_step,
    resubmit,
    withdraw_procedure,
    add_signer,
    hand_over,
    replace_doer,
    urge,
    link,
    ask_opinions,
    give_opinion,
    use_opinion,
    release_opinion,
    holidays,
    // What must hold
    state,
    deviations,
    standing,
    outlook,
    recorded,
    course,
    awaits,
    number,
};

/// Who acts when a line names nobody.
enum class Actor { nobody, chair, clerk, office, presider };

struct VerbWord {
    Verb verb;
    std::string_view zh;
    std::string_view en;
    Actor actor;
    std::string_view arguments;  ///< as docs/scenarios.md shows them
};

/// The verb that a word names in either language.
[[nodiscard]] VerbWord const* find_verb(std::string_view word);
[[nodiscard]] VerbWord const* verb_at(std::size_t index);

}  // namespace quorate::play
