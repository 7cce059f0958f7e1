#include "demonstration/story.hpp"

namespace quorate::demonstration {

namespace {

using namespace meetings;

MeetingId const kMeeting{"meeting-2"};

std::vector<Proposal> proposals() {
    return {
        {.id = "personnel-1",
         .kind = "personnel",
         .title = "财务处、项目处副处长人选",
         .gist = "拟任命程亦凡同志为财务处副处长、罗海峰同志为项目处副处长。",
         .by = "renshi",
         .unit = "personnel",
         .persons = {"程亦凡", "罗海峰"},
         .evidence = {{"nomination", "会议推荐与谈话调研推荐结果一致，两名人选得票均居首位"},
                      {"inspection", "考察组谈话三十四人次，形成考察材料"},
                      {"discipline-opinion", "机关纪委回复：未收到影响任用的反映"}}},
        {.id = "funds-1",
         .kind = "funds",
         .title = "机关办公设备集中更新经费",
         .gist = "拟一次性更新台式计算机和打印设备四百六十台套。",
         .by = "caiwu",
         .unit = "finance",
         .yuan = 2'350'000,
         .evidence = {{"deliberation", "财务处会同办公室核定了更新清单"}},
         .papers = {{"设备更新清单", "台式计算机三百台\n打印设备一百六十台套\n"}}},
        {.id = "plan-1",
         .kind = "plan",
         .title = "冬季供暖保障和安全生产工作方案",
         .gist = "明确供暖值守、设施巡检、应急处置的责任分工和时间安排。",
         .by = "liu",
         .evidence = {{"consultation", "已征求各办公区管理单位意见"}, {"deliberation", "分管领导与相关处室会商"}},
         .papers = {{"工作方案（送审稿）", "一、供暖值守\n二、设施巡检\n三、应急处置\n四、责任分工\n"}}},
        {.id = "subordinate-1",
         .kind = "subordinate-request",
         .title = "机关服务中心党委关于调整食堂经营方式的请示",
         .gist = "拟将两处机关食堂由自营改为委托经营，面向社会公开选定服务单位。",
         .by = "wu"},
        {.id = "establishment-1",
         .kind = "establishment",
         .title = "增设公共机构节能处的方案",
         .gist = "在核定编制总额内调剂六名编制，承担公共机构节能的监督管理职责。",
         .by = "shuji",
         .evidence = {{"research", "比较了五个省份的机构设置"},
                      {"consultation", "已与机构编制部门初步沟通"},
                      {"deliberation", "班子成员会前交换意见"}}},
    };
}

/// One step is missing before the plan; the heating season does not wait, and the reason is kept.
void prepare(Story& story) {
    story.on(-30, 11);
    for (auto const& proposal : proposals()) story.propose_and_accept(proposal);
    story.on(-27, 10);
    story.plan(kMeeting.text, story.moment(-21, 14, 30));
    for (auto const item : {"personnel-1", "funds-1"}) story.list("meeting-2", std::string("item-") + item, item);
    story.list("meeting-2", "item-plan-1", "plan-1",
               {{"prerequisite.missing", "供暖期临近，专题调研不及组织，以上年度供暖保障总结代替"}});
    for (auto const item : {"subordinate-1", "establishment-1"})
        story.list("meeting-2", std::string("item-") + item, item);
    story.by("shuji", InviteObserver{ItemId{"item-funds-1"}, PersonId{"caiwu"}});
    story.on(-25, 9);
    story.by("mishu", SendNotice{kMeeting});
    for (auto const member : {"shuji", "chen", "sun", "wu", "zheng", "feng"})
        story.by(member, AcknowledgeNotice{kMeeting});
}

/// Two appointments, one after the other, on paper; two members count.
void appoint(Story& story) {
    story.on(-21, 14, 20);
    story.arrive("meeting-2", {"shuji", "chen", "liu", "sun", "wu", "zheng", "feng"});
    story.later(8);
    story.room("shuji", OpenMeeting{kMeeting});
    ItemId const item{"item-personnel-1"};
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"chen", "两名同志熟悉业务、作风扎实，群众基础较好。"},
                              {"liu"},
                              {"sun", "罗海峰同志任现职时间较短，希望任前谈话时提出要求。"},
                              {"wu"},
                              {"zheng"},
                              {"feng", "程序完备，赞成提交表决。"},
                              {"shuji", "人选符合岗位需要，请各位成员依规表决。"}});
    story.count({item.text, 1, "同意程亦凡同志任财务处副处长，按规定公示", {{"同意", 7}, {"不同意", 0}, {"缓议", 0}}},
                {"liu", "feng"});
    story.count({item.text, 2, "同意罗海峰同志任项目处副处长，按规定公示", {{"同意", 5}, {"不同意", 0}, {"缓议", 2}}},
                {"liu", "feng"});
}

/// Three for it of the four that are needed.
void refuse_equipment(Story& story) {
    ItemId const item{"item-funds-1"};
    story.room("shuji", OpenItem{item});
    story.room("caiwu", EnterAsObserver{item});
    story.discuss(item.text, {{"sun", "现有设备超过使用年限的占六成，更新有必要。"},
                              {"chen", "过紧日子的要求很明确，能延用的应当延用。"},
                              {"liu"},
                              {"wu", "建议分两年安排，先更新涉及安全的部分。"},
                              {"zheng", "更新清单没有区分轻重缓急。"},
                              {"feng"},
                              {"shuji", "请财务处按轻重缓急重新核定清单，再行提出。"}});
    story.vote(item.text, charter::Method::hands, "同意安排二百三十五万元用于机关办公设备集中更新",
               {{"chen", "反对"},
                {"liu", "赞成"},
                {"sun", "赞成"},
                {"wu", "弃权"},
                {"zheng", "反对"},
                {"feng", "赞成"},
                {"shuji", "反对"}});
}

void keep_warm(Story& story) {
    ItemId const item{"item-plan-1"};
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"liu", "值守和巡检已排到班组，应急队伍二十四小时待命。"},
                              {"chen"},
                              {"sun", "燃气设施应增加一次专业检测。"},
                              {"wu"},
                              {"zheng"},
                              {"feng"},
                              {"shuji", "安全责任重于泰山，方案通过后立即执行。"}});
    story.vote(item.text, charter::Method::hands, "同意冬季供暖保障和安全生产工作方案，供暖前完成燃气设施专业检测",
               {{"chen", "赞成"},
                {"liu", "赞成"},
                {"sun", "赞成"},
                {"wu", "赞成"},
                {"zheng", "赞成"},
                {"feng", "赞成"},
                {"shuji", "赞成"}});
}

void answer_canteen(Story& story) {
    ItemId const item{"item-subordinate-1"};
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"wu", "委托经营可以减少编外用工，菜价须设上限。"},
                              {"chen"},
                              {"liu", "应听取就餐职工意见。"},
                              {"sun"},
                              {"zheng"},
                              {"feng"},
                              {"shuji", "同意先在第二食堂试点一年。"}});
    story.vote(item.text, charter::Method::named,
               "同意机关服务中心党委的请示，先在第二食堂试点一年，菜价上限报党组备案",
               {{"chen", "赞成"},
                {"liu", "赞成"},
                {"sun", "赞成"},
                {"wu", "赞成"},
                {"zheng", "弃权"},
                {"feng", "赞成"},
                {"shuji", "赞成"}});
}

void put_off_establishment(Story& story) {
    ItemId const item{"item-establishment-1"};
    story.room("shuji", OpenItem{item});
    story.discuss(item.text, {{"feng", "编制调剂涉及三个处室，职责边界还需理清。"},
                              {"chen", "建议先听取机构编制部门的正式意见。"}});
    story.room("shuji", DeferItem{item, "职责边界需进一步理清，待取得机构编制部门书面意见后再议"});
    story.room("shuji", CloseMeeting{kMeeting});
}

void assign_work(Story& story) {
    story.on(-20, 10);
    story.assign({"directive-4", "item-plan-1", "落实供暖值守，完成燃气设施专业检测", "liu", "office", 12});
    story.assign({"directive-5", "item-personnel-1", "办理任前公示和任职手续", "feng", "personnel", 5});
    story.on(-14, 10);
    story.by("liu", ReportProgress{DirectiveId{"directive-4"}, "值守排班已下发，五处锅炉房完成检测三处", 60});
    story.by("zheng", ReportProgress{DirectiveId{"directive-3"}, "管理办法已印发，台账完成二十六家中的十九家", 70});
    story.by("renshi", ReportProgress{DirectiveId{"directive-5"}, "公示期满，未收到异议，正在办理任职手续", 80});
}

constexpr char kMinutes[] =
    "会议由周明远同志主持，党组成员七人全部到会。\n"
    "一、会议以无记名投票方式表决，同意程亦凡同志任财务处副处长、罗海峰同志任项目处副处长。\n"
    "二、机关办公设备集中更新经费未获通过，请财务处重新核定。\n"
    "三、会议同意冬季供暖保障和安全生产工作方案。\n"
    "四、会议同意机关服务中心党委关于调整食堂经营方式的请示，先行试点。\n"
    "五、增设公共机构节能处的方案暂缓审议。";

/// A first draft was not quite right; the second one is with the members.
void circulate_minutes(Story& story) {
    story.on(-18, 9);
    story.by("mishu", DraftMinutes{kMeeting, kMinutes});
    story.by("mishu", CirculateMinutes{kMeeting});
    story.on(-17, 9);
    story.by("chen", CommentOnMinutes{kMeeting, true, {}});
    story.by("liu", CommentOnMinutes{kMeeting, false, "第三项漏写供暖前完成燃气设施专业检测，第四项请写明试点期限。"});
    story.on(-3, 10);
    story.by("mishu", AnswerComment{kMeeting, PersonId{"liu"}, "已按会议记录补充两处，重新征求意见。"});
    std::string revised = kMinutes;
    revised += "\n会议要求，供暖前完成燃气设施专业检测；食堂委托经营试点期限为一年，菜价上限报党组备案。";
    story.by("mishu", DraftMinutes{kMeeting, std::move(revised)});
    story.by("mishu", CirculateMinutes{kMeeting});
    story.later(90);
    for (auto const member : {"liu", "wu", "feng"}) story.by(member, CommentOnMinutes{kMeeting, true, {}});
}

/// What should have been done a week ago is stuck, and waits for the chair's word.
void report_problem(Story& story) {
    story.on(-6, 9);
    story.by("bangong",
             ReportProblem{DirectiveId{"directive-2"},
                           "周转用房缺口四十二间，施工图审查因此延期，需请书记协调第三办公区腾出空置用房。"});
}

}  // namespace

void tell_second_meeting(Story& story) {
    prepare(story);
    appoint(story);
    refuse_equipment(story);
    keep_warm(story);
    answer_canteen(story);
    put_off_establishment(story);
    assign_work(story);
    report_problem(story);
    circulate_minutes(story);
}

}  // namespace quorate::demonstration
