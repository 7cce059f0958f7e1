#pragma once

#include "views/parts.hpp"

/// What the reader may do at a place: every command dry-run through the same `decide` that would answer it, so a button
/// and a refusal can never disagree.
namespace quorate::views {

/// What would help. Where it is not the reader's to do, whose it is, in a sentence.
struct RemedyView {
    std::string command;
    std::string at;
    std::string label;
    std::optional<std::string> who;
};
BOOST_DESCRIBE_STRUCT(RemedyView, (), (command, at, label, who))

struct ObstacleView {
    std::string rule;
    std::string force;  ///< "must" or "generally"
    Article article;
    std::string message;
    Facts facts;
    std::vector<RemedyView> remedies;
    bool bars_reader = false;  ///< such an act is not the reader's, whatever else stands in the way
};
BOOST_DESCRIBE_STRUCT(ObstacleView, (), (rule, force, article, message, facts, remedies, bars_reader))

struct Possibility {
    std::string command;
    std::string at;
    /// What else the command was tried for, where one place has several: a member, a choice, a question's number.
    std::string subject;
    std::string label;
    std::string answer;  ///< "yes" "needs-reason" "refused"
    std::vector<ObstacleView> obstacles;
    std::optional<PersonId> entered_for;  ///< whose act it is, where the reader keeps the record and enters it
};
BOOST_DESCRIBE_STRUCT(Possibility, (), (command, at, subject, label, answer, obstacles, entered_for))

struct Possible {
    std::string at;
    std::vector<Possibility> possibilities;
};
BOOST_DESCRIBE_STRUCT(Possible, (), (at, possibilities))

/// Places: "body", "matter:…", "meeting:…", "item:…", "decision:…", "directive:…", "urgent:…", "instance:…". Empty when
/// there is no such place.
[[nodiscard]] std::optional<Possible> possible(Lens const& lens, std::string_view at);

[[nodiscard]] ObstacleView show(Lens const& lens, Obstacle const& obstacle);

}  // namespace quorate::views
