#include "demonstration/story.hpp"

namespace quorate::demonstration {

namespace {

using namespace meetings;

MeetingId const kMeeting{"meeting-1"};

void set_numbers(Story& story) {
    story.on(-57, 9);
    story.by("shuji", people::SetParameter{"minutes.comment-period", "5"});
    story.by("shuji", people::SetParameter{"funds.large-sum", "500000"});
    story.by("shuji", people::SetParameter{"directive.term", "30"});
    story.by("shuji", people::SetParameter{"problem.report-within", "24"});
    story.on(-56, 15);
    story.by("sun", people::DeclareRelative{"孙志强", "胞弟，省建筑科学设计院节能所所长"});
    story.by("liu", people::DeclareRelative{"梁文博", "配偶，省属高校教师"});
}

std::vector<Proposal> proposals() {
    return {
        {.id = "study-1",
         .kind = "study",
         .title = "传达学习全省机关事务工作会议精神",
         .gist = "传达会议精神，研究本厅贯彻落实的初步意见。",
         .by = "shuji",
         .papers = {{"会议精神传达提纲",
                     "一、会议的主要精神\n二、对机关事务工作的新要求\n三、本厅贯彻落实的初步考虑\n"}}},
        {.id = "integrity-1",
         .kind = "integrity",
         .title = "公共机构集中采购廉政风险防控实施方案",
         .gist = "梳理采购需求、评审、验收、付款四个环节的风险点，明确防控措施和责任处室。",
         .by = "chen",
         .evidence = {{"consultation", "已征求机关纪委和各处室意见，采纳七条，未采纳一条并作了说明"}},
         .papers = {{"实施方案（送审稿）", "一、总体要求\n二、风险点清单\n三、防控措施\n四、组织保障\n"}}},
        {.id = "project-1",
         .kind = "project",
         .title = "第二办公区既有建筑节能改造项目",
         .gist = "对三栋办公楼的外窗、供热管网和照明系统实施改造，拟委托省建筑科学设计院承担设计。",
         .by = "wu",
         .basis = "全省公共机构节约能源资源年度工作安排",
         .yuan = 12'600'000,
         .persons = {"孙志强"},
         .evidence = {{"research", "已委托第三方完成能源审计，年节能量预计三百八十吨标准煤"},
                      {"consultation", "已征求入驻单位和财政部门意见"},
                      {"deliberation", "项目处会同财务处两次会商，班子成员会前沟通"}},
         .papers = {{"项目建议书", "一、改造的必要性\n二、改造内容和规模\n三、投资估算与资金来源\n四、进度安排\n"},
                    {"能源审计报告摘要", "三栋办公楼单位建筑面积能耗高于约束值百分之十八。\n"}}},
        {.id = "rules-1",
         .kind = "rules",
         .title = "省直机关办公用房调配管理办法",
         .gist = "规范办公用房的申请、核定、调配和腾退程序，建立统一台账。",
         .by = "zheng",
         .evidence = {{"research", "调研省直单位二十六家、外省同行三家"},
                      {"consultation", "两轮征求意见，收到意见四十一条"},
                      {"deliberation", "分管领导牵头会商三次"},
                      {"legality-review", "法律顾问出具合法性审查意见，无不同意见"}},
         .papers = {{"管理办法（送审稿）", "第一章　总则\n第二章　核定\n第三章　调配\n第四章　腾退\n第五章　附则\n"}}},
        {.id = "ideology-1",
         .kind = "ideology",
         .title = "本厅网站和新媒体内容发布审核责任分工",
         .gist = "明确三审三校的岗位和责任人，列出须报分管领导审核的内容。",
         .by = "liu",
         .evidence = {{"consultation", "已征求各处室和直属单位意见"}}},
    };
}

void prepare(Story& story) {
    story.on(-52, 9);
    for (auto const& proposal : proposals()) story.propose_and_accept(proposal);
    story.on(-48, 10);
    story.plan(kMeeting.text, story.moment(-42, 9));
    for (auto const item : {"study-1", "integrity-1", "project-1", "rules-1", "ideology-1"})
        story.list("meeting-1", std::string("item-") + item, item);
    story.on(-46, 10);
    story.by("mishu", SendNotice{kMeeting});
    story.on(-46, 14);
    for (auto const member : {"shuji", "chen", "liu", "sun", "wu", "zheng", "feng"})
        story.by(member, AcknowledgeNotice{kMeeting});
    story.on(-45, 9);
    story.by("feng", AskLeave{kMeeting, "参加省委党校专题培训班"});
    story.by("shuji", AnswerLeave{kMeeting, PersonId{"feng"}, true});
    story.by("feng", WriteOpinion{ItemId{"item-rules-1"},
                                  "赞成制定办法。建议把腾退期限由六十日改为三十日，并写明逾期不腾退的处理。"});
}

void sit_down(Story& story) {
    story.on(-42, 8, 50);
    story.arrive("meeting-1", {"shuji", "chen", "liu", "sun", "wu", "zheng"});
    story.later(8);
    story.room("shuji", OpenMeeting{kMeeting});
}

void study(Story& story) {
    ItemId const item{"item-study-1"};
    story.room("shuji", OpenItem{item});
    story.later(15);
    story.discuss(item.text, {{"chen", "会议对集约节约提出了更高标准，办公用房和公务用车两项工作要先行。"},
                              {"liu"},
                              {"sun", "建议把会议要求分解到处室，列入年度考核。"},
                              {"wu"},
                              {"zheng"},
                              {"shuji", "各处室一周内提出贯彻意见，由办公室汇总。"}});
    story.room("shuji", NoteItem{item, "会议传达学习了全省机关事务工作会议精神，要求各处室结合实际抓好贯彻。"});
}

/// By a show of hands, all for it.
void guard_procurement(Story& story) {
    ItemId const item{"item-integrity-1"};
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"chen", "方案把四个环节的风险点逐一落到岗位，可以执行。"},
                              {"liu", "建议增加对评审专家抽取的监督。"},
                              {"sun"},
                              {"wu"},
                              {"zheng"},
                              {"shuji", "同意方案，按刘雅琴同志的意见补充后印发。"}});
    story.vote(
        item.text, charter::Method::hands, "原则同意实施方案，按会议意见修改后印发执行",
        {{"chen", "赞成"}, {"liu", "赞成"}, {"sun", "赞成"}, {"wu", "赞成"}, {"zheng", "赞成"}, {"shuji", "赞成"}});
}

/// A relative is concerned: the member leaves the room. Five are left, and one of them is against it.
void renovate(Story& story) {
    ItemId const item{"item-project-1"};
    story.room("sun", DeclareRecusal{item, RecusalCause::relative, "拟委托的设计单位节能所所长孙志强系本人胞弟"});
    story.room("sun", LeaveRoom{kMeeting});
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"wu", "项目已完成能源审计，资金来源落实，建议年内开工。"},
                              {"chen", "赞成改造，设计单位应通过公开方式选定。"},
                              {"liu", "供热管网改造须避开采暖期。"},
                              {"zheng", "三栋楼同时施工，周转用房尚未落实，建议分期实施。"},
                              {"shuji", "节能改造势在必行，周转用房由办公室统筹解决。"}});
    story.vote(item.text, charter::Method::named,
               "同意实施第二办公区节能改造项目，总投资控制在一千二百六十万元以内，设计单位公开选定",
               {{"chen", "赞成"}, {"liu", "赞成"}, {"wu", "赞成"}, {"zheng", "反对"}, {"shuji", "赞成"}});
    story.room("zheng",
               StateReservation{ReservationId{"reservation-1"}, item,
                                "周转用房未落实即三栋同时开工，可能影响入驻单位正常办公，保留分期实施的意见。"});
    story.room("sun", EnterRoom{kMeeting, false});
}

/// The member on leave is heard in writing.
void allot_rooms(Story& story) {
    ItemId const item{"item-rules-1"};
    story.room("shuji", OpenItem{item});
    story.by("mishu", ReadOpinion{item, PersonId{"feng"}});
    story.discuss(item.text, {{"zheng", "办法两轮征求意见，主要分歧已经协调一致。"},
                              {"chen", "赞成冯晓岚同志关于腾退期限的建议。"},
                              {"liu"},
                              {"sun"},
                              {"wu", "台账应与资产系统衔接，避免重复填报。"},
                              {"shuji", "腾退期限定为三十日，其余同意送审稿。"}});
    story.vote(
        item.text, charter::Method::hands,
        "审议通过《省直机关办公用房调配管理办法》，腾退期限定为三十日，自印发之日起施行",
        {{"chen", "赞成"}, {"liu", "赞成"}, {"sun", "赞成"}, {"wu", "弃权"}, {"zheng", "赞成"}, {"shuji", "赞成"}});
}

void share_review(Story& story) {
    ItemId const item{"item-ideology-1"};
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"liu", "分工明确到岗到人，发布前须经三审三校。"},
                              {"chen"},
                              {"sun"},
                              {"wu"},
                              {"zheng"},
                              {"shuji", "意识形态工作责任不能空转，同意。"}});
    story.vote(
        item.text, charter::Method::oral, "同意本厅网站和新媒体内容发布审核责任分工",
        {{"chen", "赞成"}, {"liu", "赞成"}, {"sun", "赞成"}, {"wu", "赞成"}, {"zheng", "赞成"}, {"shuji", "赞成"}});
    story.room("shuji", CloseMeeting{kMeeting});
}

void assign_work(Story& story) {
    story.on(-41, 10);
    story.assign(
        {"directive-1", "item-integrity-1", "印发实施方案，完成四个环节的岗位风险承诺", "chen", "office", -25});
    story.assign(
        {"directive-2", "item-project-1", "落实周转用房，完成设计单位公开选定和施工图审查", "wu", "projects", -8});
    story.assign({"directive-3", "item-rules-1", "印发管理办法，建成省直机关办公用房统一台账", "zheng", "office", 20});
    story.by("mishu", WaiveDirective{DecisionId{"item-ideology-1.1"}, "责任分工自会议决定之日起执行，不另设督办事项"});
}

void agree_minutes(Story& story) {
    story.on(-40, 9);
    story.by("mishu",
             DraftMinutes{kMeeting,
                          "会议由周明远同志主持，党组成员六人到会，冯晓岚同志请假并提交书面意见。\n"
                          "一、会议传达学习了全省机关事务工作会议精神。\n"
                          "二、会议原则同意公共机构集中采购廉政风险防控实施方案。\n"
                          "三、会议同意实施第二办公区既有建筑节能改造项目，孙志刚同志回避，郑国栋同志声明保留意见。\n"
                          "四、会议审议通过《省直机关办公用房调配管理办法》。\n"
                          "五、会议同意本厅网站和新媒体内容发布审核责任分工。"});
    story.by("mishu", CirculateMinutes{kMeeting});
    story.on(-39, 9);
    for (auto const member : {"shuji", "chen", "liu", "sun", "wu"})
        story.by(member, CommentOnMinutes{kMeeting, true, {}});
    story.by("zheng", CommentOnMinutes{kMeeting, false, "第三项请写明保留意见的内容，即建议分期实施。"});
    story.on(-38, 10);
    story.by("mishu", AnswerComment{kMeeting, PersonId{"zheng"},
                                    "保留意见全文已载入会议记录，纪要按惯例只载明声明保留的事实，已当面说明。"});
    story.on(-36, 10);
    story.by("shuji", SignMinutes{kMeeting});
}

/// One thing done and checked, one stuck, one on its way.
void follow_up(Story& story) {
    story.on(-30, 10);
    story.by("chen",
             ReportProgress{DirectiveId{"directive-1"}, "实施方案已印发，四个环节五十二名经办人员签订承诺书", 100});
    story.by("wu", ReportProgress{DirectiveId{"directive-2"}, "完成设计单位公开选定，正在编制施工图", 40});
    story.on(-28, 15);
    story.by("bangong", CheckDirective{DirectiveId{"directive-1"}, "抽查三个处室，方案已传达到岗，承诺书齐全", true});
    story.by("bangong", CloseDirective{DirectiveId{"directive-1"}});
}

}  // namespace

void tell_first_meeting(Story& story) {
    set_numbers(story);
    prepare(story);
    sit_down(story);
    study(story);
    guard_procurement(story);
    renovate(story);
    allot_rooms(story);
    share_review(story);
    assign_work(story);
    agree_minutes(story);
    follow_up(story);
}

}  // namespace quorate::demonstration
