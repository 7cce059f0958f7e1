#include "demonstration/diary.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/must.hpp"

namespace quorate::demonstration {

namespace {

/// How the registers of the charter number.
constexpr auto kSeries = std::to_array<std::pair<std::string_view, std::string_view>>({{"incoming", "收"},
                                                                                       {"outgoing", "发"},
                                                                                       {"seal", "印"},
                                                                                       {"duties", "党建"},
                                                                                       {"requests", "请报"},
                                                                                       {"guidance", "指导"},
                                                                                       {"openness", "公开"},
                                                                                       {"archive", "卷"},
                                                                                       {"archive-items", "档"},
                                                                                       {"life-meeting", "民主生活会"}});

/// Puts the marks of the lines in the order in which the lines are read.
class Marks {
  public:
    std::string resolved(std::string_view line, Date day) {
        constexpr std::string_view open = "{{";
        constexpr std::string_view close = "}}";
        std::string result;
        for (;;) {
            auto const at = line.find(open);
            result += line.substr(0, at);
            if (at == std::string_view::npos) return result;
            auto const end = line.find(close, at);
            must(end != std::string_view::npos, "a mark ends");
            result += value(line.substr(at + open.size(), end - at - open.size()), day);
            line.remove_prefix(end + close.size());
        }
    }

  private:
    std::string value(std::string_view mark, Date day) {
        if (mark.starts_with("+")) {
            auto const own = started_.emplace(mark.substr(1), ++count_).second;
            must(own, "every procedure has a key of its own");
            return {};
        }
        if (mark.starts_with("@")) return std::to_string(++counted_[std::string(mark.substr(1))]);
        if (mark.starts_with("#")) return number(mark.substr(1), static_cast<int>(day.year()));
        auto const found = started_.find(mark);
        must(found != started_.end(), "a procedure is spoken of once it was started");
        return fmt::format("c{}", found->second);
    }
    std::string number(std::string_view series, int year) {
        for (auto const& [name, word] : kSeries) {
            if (name == series) return fmt::format("{}〔{}〕{}号", word, year, ++numbers_[{std::string(series), year}]);
        }
        must(false, "a register that numbers is one of the charter's");
        return {};
    }

    std::map<std::string, int, std::less<>> started_;
    std::map<std::pair<std::string, int>, int> numbers_;
    std::map<std::string, int> counted_;
    int count_ = 0;
};

}  // namespace

std::string Moment::text() const {
    return fmt::format("{} {:02}:{:02}", to_text(day), minute / 60, minute % 60);
}

void Diary::write(Moment when, std::vector<std::string> lines) {
    if (when.day <= last_) entries_.emplace(when, Entry{{}, {}, std::move(lines)});
}

void Diary::write_about(Date meeting, Moment when, std::vector<std::string> lines) {
    if (when.day <= last_) entries_.emplace(when, Entry{meeting, {}, std::move(lines)});
}

void Diary::write_planning(std::optional<Date> meeting, Date planned, Moment when, std::vector<std::string> lines) {
    if (when.day <= last_) entries_.emplace(when, Entry{meeting, planned, std::move(lines)});
}

std::string Diary::text() const {
    std::string result;
    Marks marks;
    std::optional<Moment> now;
    std::optional<Date> meeting;
    for (auto const& [when, entry] : entries_) {
        // With a new day comes to pass what has lapsed by then; within it only the hands of the clock move.
        if (!now || now->day != when.day) {
            result += fmt::format("\n到了 {}\n", when.text());
        } else if (*now != when) {
            result += fmt::format("今天 {}\n", when.text());
        }
        now = when;
        if (entry.meeting && entry.meeting != meeting) result += fmt::format("就 会议 {}\n", to_text(*entry.meeting));
        if (entry.meeting) meeting = entry.meeting;
        if (entry.planned) meeting = entry.planned;
        for (auto const& line : entry.lines) result += marks.resolved(line, when.day) + "\n";
    }
    return result;
}

}  // namespace quorate::demonstration
