#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// Who is away and by whose leave. Leave that falls on a meeting is leave from it, so that which is asked for other
/// days keeps clear of the meetings.
namespace quorate::demonstration {

namespace {

struct Stay {
    Date from;
    Date to;
};

std::string stay_fields(Doing& doing, Stay stay) {
    return fmt::format("起止={}/{} 去向{} 事由{}", to_text(stay.from), to_text(stay.to), doing.phrase("leave.places"),
                       doing.phrase("leave.purposes"));
}

void tell_member(Year& year, std::string const& who, Stay stay, std::string const& key, Moment when, bool granted) {
    Doing doing(year, key, when);
    doing.start(who, "成员外出请假", stay_fields(doing, stay));
    doing.wait(0);
    if (granted) {
        doing.step(cast::kChair, "同意");
        doing.ends();
    } else {
        doing.step(cast::kChair, "不同意 " + doing.phrase("leave.refusals"));
        doing.ends("refused");
    }
}

/// The chair's own leave comes from above.
void tell_chair(Year& year, Stay stay, std::string const& key, Moment when, bool outside) {
    Doing doing(year, key, when);
    auto const fields = stay_fields(doing, stay);
    doing.start(cast::kChair, outside ? "书记出省请假" : "书记省内外出请假",
                outside ? fields : fields + " 类别=" + (doing.chance().percent(70) ? "省内外出" : "全国性重要活动"));
    auto const evidence = [&](std::string_view what) {
        return in_quotes(fmt::format("{}（{}）", what, to_text(stay.from)));
    };
    doing.wait(0);
    doing.step(cast::kClerk, "同意 「分管省领导批示同意」 凭证" + evidence("分管省领导批示"));
    doing.wait(0);
    if (outside) {
        doing.step(cast::kOffice, "同意 「省长批示同意」 凭证" + evidence("值班室转来的省长批示"));
    } else {
        doing.step(cast::kOffice, "凭证" + evidence("省政府总值班室备案回执"));
    }
    doing.ends();
}

/// Some days near this one on which no meeting sits.
std::optional<Stay> stay_near(Year const& year, Date day, Chance& chance) {
    for (auto at = 0; at < 12; ++at, day = plus_days(day, 1)) {
        Stay const stay{day, plus_days(day, chance.between(1, 4))};
        auto clear = true;
        for (auto one = stay.from; one <= stay.to; one = plus_days(one, 1)) clear = clear && !year.sits_on(one);
        if (clear) return stay;
    }
    return {};
}

}  // namespace

void tell_absences(Year& year) {
    auto chance = year.chance.apart("absences");
    for (auto const& session : year.sessions) {
        for (auto const& one : session.away) {
            if (!one.by_procedure) continue;
            Stay const stay{plus_days(session.day, -1), plus_days(session.day, 1)};
            auto const key = fmt::format("away-{}-{}", session.number, one.who);
            Moment const when{year.days.after(session.day, -3), 560};
            if (one.who == cast::kChair) {
                tell_chair(year, stay, key, when, false);
            } else {
                tell_member(year, one.who, stay, key, when, true);
            }
        }
    }
    auto const count = year.share(26);
    for (auto at = 0; at < count; ++at) {
        auto const day = year.spread(at, count, chance);
        auto const stay = stay_near(year, plus_days(day, 4), chance);
        if (!stay) continue;
        auto const key = fmt::format("leave-{}", at);
        auto const when = year.some_time(day, chance);
        if (at % 7 == 3) {
            tell_chair(year, *stay, key, when, at % 2 == 0);
        } else {
            auto const& who = cast::members()[1 + static_cast<std::size_t>(chance.below(6))];
            tell_member(year, who, *stay, key, when, !chance.percent(9));
        }
    }
}

}  // namespace quorate::demonstration
