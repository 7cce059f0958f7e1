#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace quorate::demonstration {

/// A minute of a day, as a scenario writes it.
struct Moment {
    Date day;
    int minute = 0;  ///< since midnight

    auto operator<=>(Moment const&) const = default;
    [[nodiscard]] Moment plus(int minutes) const { return {day, minute + minutes}; }
    /// "2026-03-12 09:05".
    [[nodiscard]] std::string text() const;
};

/// Lines of a scenario, written down in any order and read in the order of time. In a line `{{+key}}` at the beginning
/// says that it starts the procedure of that key, `{{key}}` stands for the procedure, `{{#series}}` for the next number
/// of a register, and `{{@key}}` for how often the key was counted so.
class Diary {
  public:
    /// Nothing is kept that would happen after the last day.
    explicit Diary(Date last) : last_(last) {}

    /// Lines that belong together. What is written down later for the same minute comes later.
    void write(Moment when, std::vector<std::string> lines);
    /// The same, about the meeting of that day.
    void write_about(Date meeting, Moment when, std::vector<std::string> lines);
    /// The same where the lines plan the meeting of a day, or move the one of `meeting` to it.
    void write_planning(std::optional<Date> meeting, Date planned, Moment when, std::vector<std::string> lines);

    [[nodiscard]] std::string text() const;

  private:
    struct Entry {
        std::optional<Date> meeting;
        std::optional<Date> planned;
        std::vector<std::string> lines;
    };
    Date last_;
    std::multimap<Moment, Entry> entries_;
};

}  // namespace quorate::demonstration
