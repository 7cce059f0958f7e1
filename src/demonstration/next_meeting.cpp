#include "demonstration/story.hpp"

namespace quorate::demonstration {

namespace {

using namespace meetings;

MeetingId const kMeeting{"meeting-3"};

/// On the agenda of the next meeting.
std::vector<Proposal> agreed() {
    return {
        {.id = "report-1",
         .kind = "report-to-superior",
         .title = "向省委报告本年度机关事务工作情况",
         .gist = "报告节约型机关建设、办公用房管理、公务用车改革三项重点工作的进展和问题。",
         .by = "shuji",
         .evidence = {{"consultation", "已征求各处室和直属单位意见"}},
         .papers = {{"年度工作情况报告（送审稿）",
                     "一、主要工作\n二、存在的问题\n三、下一步打算\n　　（一）深化节约型机关建设\n　　（二）健全办公用"
                     "房台账\n"}}},
        {.id = "project-2",
         .kind = "project",
         .title = "机关第二食堂委托经营服务采购项目",
         .gist = "以公开招标方式选定服务单位，合同期一年，菜价设上限。",
         .by = "wu",
         .basis = "党组关于食堂委托经营试点的决定",
         .yuan = 1'860'000,
         .evidence = {{"research", "考察同类单位四家"},
                      {"consultation", "发放职工问卷五百份，赞成委托经营的占八成"},
                      {"deliberation", "分管领导与机关服务中心会商"}},
         .papers = {{"采购需求书", "一、服务范围\n二、服务标准\n三、菜价上限\n四、考核办法\n"},
                    {"职工问卷统计", "发放五百份，收回四百七十三份，赞成委托经营三百八十一份。\n"}}},
        {.id = "integrity-2",
         .kind = "integrity",
         .title = "机关内部巡察发现问题整改情况",
         .gist = "听取整改台账销号情况，研究尚未完成的六项问题的整改措施。",
         .by = "chen",
         .evidence = {{"consultation", "已征求机关纪委意见"}},
         .papers = {{"整改台账", "应整改三十二项，已完成二十六项，正在推进六项。\n"}}},
    };
}

void plan(Story& story) {
    story.on(-3, 14);
    for (auto const& proposal : agreed()) story.propose_and_accept(proposal);
    story.plan(kMeeting.text, story.moment(4, 9));
    for (auto const item : {"report-1", "project-2", "integrity-2"})
        story.list("meeting-3", std::string("item-") + item, item);
}

/// One matter waits for the chair's word, one lacks a step, one was sent back.
void prepare_more(Story& story) {
    story.propose({.id = "funds-2",
                   .kind = "funds",
                   .title = "机关办公设备分年度更新经费（第一年）",
                   .gist = "按轻重缓急重新核定清单，第一年更新涉及网络安全的设备一百八十台套。",
                   .by = "caiwu",
                   .unit = "finance",
                   .yuan = 920'000,
                   .evidence = {{"deliberation", "按上次会议意见重新核定，财务处与办公室会签"}},
                   .papers = {{"重新核定的设备清单", "涉及网络安全的台式计算机一百二十台\n打印设备六十台套\n"}}});
    story.propose_and_accept({.id = "personnel-2",
                              .kind = "personnel",
                              .title = "机关服务中心副主任人选",
                              .gist = "拟任命顾思源同志为机关服务中心副主任。",
                              .by = "renshi",
                              .unit = "personnel",
                              .persons = {"顾思源"},
                              .evidence = {{"nomination", "会议推荐与谈话调研推荐结果一致"},
                                           {"inspection", "考察组谈话十八人次，形成考察材料"}}});
    story.propose({.id = "publication-1",
                   .kind = "publication",
                   .title = "署名文章《节约型机关建设的实践与思考》",
                   .gist = "拟以分管领导署名在省级刊物发表。",
                   .by = "zheng"});
    story.by("shuji",
             DeclineMatter{MatterId{"publication-1"}, "文中引用的年度数据尚未经统计部门核定，请核定后再行提出"});
    story.later(30);
    story.by("zheng", AskLeave{kMeeting, "赴京参加全国公共机构节能工作座谈会"});
}

}  // namespace

void tell_next_meeting(Story& story) {
    plan(story);
    prepare_more(story);
}

}  // namespace quorate::demonstration
