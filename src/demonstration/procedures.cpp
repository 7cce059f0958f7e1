#include "demonstration/story.hpp"

namespace quorate::demonstration {

namespace {

using namespace procedures;

void complete(Story& story, std::string_view who, std::string_view instance, std::string_view step,
              std::optional<StepChoice> choice, std::map<std::string, std::string> values = {}) {
    story.by(who, CompleteStep{
                      InstanceId{std::string(instance)}, std::string(step), choice, {}, std::move(values), {}, {}, {}});
    story.later(20);
}

/// From the superior: it waits for the chair's instruction.
void tell_incoming(Story& story) {
    PaperText const paper{"关于做好岁末年初安全生产工作的通知", "一、压实责任\n二、排查隐患\n三、值班值守\n"};
    StartProcedure start{InstanceId{"incoming-1"},
                         "incoming",
                         {{"subject", std::string(paper.title)},
                          {"from", "省政府办公厅"},
                          {"number", "省政办发〔2026〕31号"},
                          {"received", to_text(story.day(-1))},
                          {"sort", "办件"},
                          {"urgency", "加急"}},
                         {{"paper", story.file(paper)}}};
    story.by("bangong", std::move(start));
    story.later(15);
    complete(story, "bangong", "incoming-1", "check", StepChoice::yes);
    complete(story, "bangong", "incoming-1", "propose", {},
             {{"proposal", "拟请周明远同志阅示，各成员传阅，机关服务中心承办。"}});
}

/// Away in three weeks, with the chair's consent.
void tell_leave(Story& story) {
    auto const days = to_text(story.day(21)) + "/" + to_text(story.day(23));
    story.by("liu", StartProcedure{InstanceId{"leave-1"},
                                   "leave-member",
                                   {{"days", days}, {"place", "杭州"}, {"reason", "参加全国机关事务工作培训"}},
                                   {}});
    story.later(30);
    complete(story, "shuji", "leave-1", "approve", StepChoice::yes);
}

/// Begun, the findings not written yet.
void tell_research(Story& story) {
    auto const days = to_text(story.day(-1)) + "/" + to_text(story.day(2));
    story.by("wu", StartProcedure{InstanceId{"research-1"},
                                  "field-research",
                                  {{"topic", "县级机关食堂委托经营的做法"},
                                   {"place", "东港县、北山县"},
                                   {"days", days},
                                   {"manner", "驻点调研"}},
                                  {}});
    story.later(10);
}

}  // namespace

void tell_procedures(Story& story) {
    story.on(-1, 15);
    tell_incoming(story);
    tell_leave(story);
    tell_research(story);
}

}  // namespace quorate::demonstration
