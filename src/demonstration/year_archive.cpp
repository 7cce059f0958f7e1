#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// What is kept for good: filing units, records and minutes in them, loans; and the notices before appointments.
namespace quorate::demonstration {

namespace {

/// One unit of each sort for every calendar year; those of the year before are closed in spring.
void tell_units(Year& year) {
    constexpr auto kSorts = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"会议", "永久"}, {"收文", "10年"}, {"发文", "30年"}});
    for (auto of = static_cast<int>(year.first.year()); of <= static_cast<int>(year.end.year()); ++of) {
        auto minute = 530;
        for (auto const& [sort, retention] : kSorts) {
            Doing doing(year, fmt::format("unit-{}-{}", sort, of), {year.units_opened(of), minute});
            doing.start(
                cast::kOffice, "立卷",
                fmt::format("卷名「{}年{}卷」 年度={} 保管期限={} 存放处「综合档案室」", of, sort, of, retention));
            doing.numbered("archive");
            minute += 7;
            if (of == static_cast<int>(year.end.year())) continue;
            doing.go_to({plus_days(year.units_opened(of + 1), 75), 640});
            doing.step(cast::kOffice);
            doing.ends();
        }
    }
}

void tell_records(Year& year) {
    for (auto const& session : year.sessions) {
        if (session.ahead) continue;
        Doing doing(year, fmt::format("record-{}", session.number), {plus_days(session.day, 14), 600});
        auto const title = fmt::format("党组会议记录和纪要（{}）", to_text(session.day));
        doing.file(title, "一、会议记录 / 二、会议纪要（签发稿） / 三、表决材料");
        doing.start(cast::kClerk, "记录和纪要归档",
                    fmt::format("题名{} 种类=会议记录 文件日期={} 所属会议={} 归档文件{}", in_quotes(title),
                                to_text(session.day), to_text(session.day), in_quotes(title)));
        doing.wait(1);
        doing.step(cast::kOffice, year.filed_in("会议", doing.when().day));
        doing.numbered("archive-items");
        doing.ends();
    }
}

void tell_loan(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("loan-{}", number), when);
    auto const borrower = doing.chance().percent(60) ? doing.chance().of(cast::units()).head
                                                     : cast::members()[1 + static_cast<std::size_t>(number) % 6];
    doing.start(borrower, "借阅档案",
                fmt::format("要看的内容{} 用途{}", doing.phrase("loan.wanted"), doing.phrase("loan.purposes")));
    doing.wait(0);
    doing.line(cast::kOffice + " 办理 {} 步骤「办公室出借」 → 不予办理 step.not-open 第二十四条");
    doing.step(cast::kChair, "同意");
    doing.wait(1);
    doing.step(cast::kOffice, "案卷=" + year.filing_unit("会议", doing.when().day));
    doing.wait(doing.chance().between(3, 15));
    doing.step(cast::kOffice, fmt::format("归还时={}", doing.chance().percent(90) ? "完好" : "有缺损"));
    doing.ends();
}

/// Before somebody takes office it is made public for five working days.
void tell_notice(Year& year, YearMatter const& matter, int question) {
    auto const at = static_cast<std::size_t>(question - 1);
    auto const& who = matter.persons[at];
    Doing doing(year, fmt::format("notice-{}-{}", matter.number, question),
                {plus_days(*matter.settled, 2), 560 + question * 9});
    auto const post = matter.posts.size() > at ? matter.posts[at] : matter.slots.at("t");
    auto const notice = who + "同志任前公示";
    doing.file(notice, fmt::format("{}同志拟任{}，现予公示，公示期五个工作日。 / 受理电话和邮箱见附件。", who, post));
    doing.start(cast::unit(matter.unit).head, "任前公示",
                fmt::format("公示对象{} 拟任职务{} 任免决定「{}#{}」 公示稿{}", in_quotes(who), in_quotes(post),
                            matter.title, question, in_quotes(notice)));
    doing.wait(0);
    doing.step(cast::kOffice, "原件" + in_quotes(notice));
    doing.wait(2);
    doing.line(cast::kOffice + " 办理 {} 公示期间=没有反映 → 不予办理 step.too-early 第十七条第（七）项");
    doing.wait(5);
    auto const reported = doing.chance().percent(10);
    doing.step(cast::kOffice, fmt::format("公示期间={}", reported ? "有反映" : "没有反映"));
    doing.wait(2);
    if (reported) {
        doing.step(cast::kChair, "同意 反映的问题「反映其兼职情况」 核查结论「兼职已按规定报批，不影响任用」");
        doing.wait(1);
    }
    doing.step(cast::kOffice, "任职日期=" + to_text(doing.when().day));
    doing.ends();
}

}  // namespace

void tell_archive(Year& year) {
    auto chance = year.chance.apart("archive");
    tell_units(year);
    tell_records(year);
    auto const loans = year.share(8);
    for (auto at = 0; at < loans; ++at) tell_loan(year, at, year.some_time(year.spread(at, loans, chance), chance));
    for (auto const& matter : year.matters) {
        if (matter.kind->name != "personnel" || matter.purpose != Purpose::itself) continue;
        for (auto const question : matter.passed) tell_notice(year, matter, question);
    }
}

}  // namespace quorate::demonstration
