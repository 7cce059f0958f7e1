#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "play/script.hpp"
#include "play/stage.hpp"
#include "play/verbs.hpp"

namespace quorate::play {

/// Thrown while a line is carried out when it cannot be understood; `run` turns it into a failed line. It never leaves
/// this room.
struct BadLine {
    std::string what;  ///< name of the fault in the catalogue
    std::string text;  ///< the piece it is about
};

/// A line as understood: who acts, who enters it, what is done with what.
class Line {
  public:
    /// Throws BadLine when no verb, command or choice can be made out.
    Line(Step const& step, Stage const& stage);

    [[nodiscard]] VerbWord const* verb() const { return verb_; }
    /// A command by its wire name; empty when the line has a verb.
    [[nodiscard]] std::string const& command() const { return command_; }
    /// The choice voted for; empty when the line is no vote.
    [[nodiscard]] std::string const& choice() const { return choice_; }
    [[nodiscard]] std::vector<PersonId> const& actors() const { return actors_; }
    /// Who enters what `actor` does: the actor, or the one named before 代.
    [[nodiscard]] PersonId entered_by(PersonId const& actor) const { return enters_.empty() ? actor : enters_; }
    [[nodiscard]] std::optional<std::string> const& reason() const { return reason_; }
    /// The line says what is expected of it.
    [[nodiscard]] bool expects() const { return expects_; }
    [[nodiscard]] std::vector<Token> const& arguments() const { return arguments_; }

    /// The n-th quoted argument, from 0.
    [[nodiscard]] std::string quoted(std::size_t index) const;
    [[nodiscard]] std::optional<std::string> quoted_or_none(std::size_t index) const;
    /// The n-th argument that is not quoted, from 0.
    [[nodiscard]] std::string word(std::size_t index) const;
    /// How many arguments that are not quoted stand before the first marker.
    [[nodiscard]] std::size_t words_before_markers() const;
    [[nodiscard]] bool has_word(std::string_view word) const;
    /// What follows the word 涉及 or another marker, up to the next marker.
    [[nodiscard]] std::vector<std::string> after(std::string_view marker) const;
    /// "发出7" or "issued=7": the number that goes with a label.
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view zh, std::string_view en) const;
    /// The moment written as two words from the n-th on; 09:00 where the time is left out.
    [[nodiscard]] Instant moment(std::size_t index) const;
    [[nodiscard]] Date date(std::size_t index) const;

  private:
    VerbWord const* verb_ = nullptr;
    std::string command_;
    std::string choice_;
    std::vector<PersonId> actors_;
    PersonId enters_;
    std::optional<std::string> reason_;
    bool expects_ = false;
    std::vector<Token> arguments_;
};

/// "到会4" → {"到会", 4}; "needed=5" → {"needed", 5}; empty when the text does not end in a number.
struct Figure {
    std::string label;
    std::int64_t value = 0;
};
[[nodiscard]] std::optional<Figure> figure_from(std::string_view text);

}  // namespace quorate::play
