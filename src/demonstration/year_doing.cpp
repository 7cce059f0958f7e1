#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "demonstration/year_parts.hpp"

namespace quorate::demonstration {

std::string Titles::own(std::string const& title) {
    auto own = title;
    for (auto number = 2; !taken_.insert(own).second; ++number)
        own = fmt::format("{}（{}）", title, number < 100 ? text::chinese_number(number) : std::to_string(number));
    return own;
}

Doing::Doing(Year& year, std::string key, Moment when)
    : year_(year), key_(std::move(key)), chance_(year.chance.apart(key_)), when_(year.at_work(when)) {}

void Doing::file(std::string const& title, std::string_view text) {
    auto const lines = text::replace_all(filled(text, {}, chance_), " / ", "\\n");
    before_.push_back(fmt::format("文件 {} {}", in_quotes(title), in_quotes(title + "\\n\\n" + lines)));
}

void Doing::start(std::string const& who, std::string_view procedure, std::string const& fields) {
    before_.push_back(fmt::format("{{{{+{}}}}}{} 发起 {} {}", key_, who, in_quotes(procedure), fields));
    year_.diary.write(when_, std::exchange(before_, {}));
}

void Doing::step(std::string const& who, std::string const& what) {
    line(fmt::format("{} 办理 {{}}{}{}", who, what.empty() ? "" : " ", what));
}

void Doing::group(std::vector<std::string> who, std::string const& what) {
    chance_.shuffle(who);
    auto const first = chance_.between(1, static_cast<int>(who.size()));
    auto const middle = who.begin() + first;
    step(list_of({who.begin(), middle}), what);
    if (middle == who.end()) return;
    wait(1);
    step(list_of({middle, who.end()}), what);
}

void Doing::line(std::string_view line) {
    before_.push_back(text::replace_all(line, "{}", "{{" + key_ + "}}"));
    year_.diary.write(when_, std::exchange(before_, {}));
}

void Doing::numbered(std::string_view series) {
    line(fmt::format("编号 {{}} 「{{{{#{}}}}}」", series));
}

void Doing::ends(std::string_view stage) {
    line(fmt::format("进度 {{}} {}", stage));
}

void Doing::wait(int days) {
    when_ = year_.later(when_, days, chance_);
}

void Doing::go_to(Moment when) {
    when_ = std::max(when_, year_.at_work(when));
}

std::string Doing::phrase(std::string_view section, Slots const& slots) {
    return in_quotes(year_.phrases.one(section, slots, chance_));
}

}  // namespace quorate::demonstration
