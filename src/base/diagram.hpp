#pragma once

#include <optional>
#include <string>
#include <vector>

/// A course of steps in words: what a drawing of it holds, before any format of file.
namespace quorate {

/// What decides after a step whether the course goes on; otherwise all of it ends there.
struct DiagramQuestion {
    std::string text;
    std::string yes;
    std::string no;
};

struct DiagramStep {
    std::string name;
    std::string title;
    std::string note;                ///< who does it, and how soon
    std::vector<std::string> after;  ///< all of these come first; none: the course begins with it
    std::string condition;           ///< otherwise it is passed over; empty: it always applies
    std::optional<DiagramQuestion> question;
    bool outside = false;  ///< an answer of somebody else that is waited for
};

struct Diagram {
    std::string name;
    std::string title;
    std::string start;
    std::string end;
    std::string broken_off;          ///< the end after a no
    std::string applies;             ///< what is asked before a step with a condition
    std::string otherwise;           ///< the way past it
    std::vector<DiagramStep> steps;  ///< in an order in which each comes after those it waits for
};

}  // namespace quorate
