#pragma once

#include "views/parts.hpp"

/// The charter as people read it: chapters and articles, what the engine does with each, readings, and where each bit.
namespace quorate::views {

struct RuleLine {
    std::string key;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(RuleLine, (), (key, value))

/// Where an article was used in this body: a deviation, a decision, a recusal.
struct BiteLine {
    std::string what;
    std::string place;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(BiteLine, (), (what, place, at))

struct AnchorView {
    Article article;
    std::string heading;
    std::int32_t level = 2;
    Word mode;   ///< enforced guided recorded shown not-yet
    Word force;  ///< must generally may principle
    std::vector<std::string> notes;
    std::vector<RuleLine> rules;
    std::vector<std::string> examples;   ///< titles with their text
    std::optional<std::string> because;  ///< why nothing is executed
    std::vector<BiteLine> bites;
};
BOOST_DESCRIBE_STRUCT(AnchorView, (), (article, heading, level, mode, force, notes, rules, examples, because, bites))

struct ChapterView {
    std::string anchor;
    std::string title;
    std::vector<AnchorView> anchors;
};
BOOST_DESCRIBE_STRUCT(ChapterView, (), (anchor, title, anchors))

struct ReadingView {
    std::string id;
    std::string question;
    std::string answer;  ///< the one in force, as a command names it
    std::string chosen;  ///< the same in words
    std::vector<std::string> other;
    bool by_body = false;  ///< the body chose otherwise than the charter's default
    std::string because;
    Article article;
};
BOOST_DESCRIBE_STRUCT(ReadingView, (), (id, question, answer, chosen, other, by_body, because, article))

struct ParameterView {
    std::string name;
    std::string title;
    std::string type;
    std::optional<std::string> value;
    std::string advice;
    Article article;
};
BOOST_DESCRIBE_STRUCT(ParameterView, (), (name, title, type, value, advice, article))

struct VersionLine {
    std::string digest;
    std::string title;
    Date force{};
    bool current = false;
    bool official_text = false;
};
BOOST_DESCRIBE_STRUCT(VersionLine, (), (digest, title, force, current, official_text))

struct CharterPage {
    std::string title;
    std::string digest;
    Date issued{};
    Date force{};
    bool official_text = false;
    std::vector<ChapterView> chapters;
    std::vector<ReadingView> readings;
    std::vector<ParameterView> parameters;
    std::vector<VersionLine> versions;
    std::map<std::string, std::int64_t> coverage;  ///< mode -> number of articles
};
BOOST_DESCRIBE_STRUCT(CharterPage, (),
                      (title, digest, issued, force, official_text, chapters, readings, parameters, versions, coverage))

[[nodiscard]] CharterPage charter_page(Lens const& lens);

}  // namespace quorate::views
