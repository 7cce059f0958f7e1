#include <algorithm>

#include "views/inspected.hpp"
#include "views/live.hpp"

using namespace quorate;
using namespace quorate::tests;

TEST_CASE("19.2: who came back for a later item did not stay for the one they are recused from") {
    World world;
    world.open_meeting("g1", kStart, 7, {"plan", "study"});
    world.done("m1", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    world.at("2026-03-12 09:01");
    world.done("m1", LeaveRoom{kMeeting});
    world.done("chair", OpenItem{item("g1.1")});
    world.at("2026-03-12 09:02");
    discuss(world, item("g1.1"));
    world.done("chair", DeferItem{item("g1.1"), "再议"});
    // Back in the same second in which the item ended.
    world.done("m1", EnterRoom{kMeeting, false});
    world.done("chair", OpenItem{item("g1.2")});
    world.at("2026-03-12 09:04");
    discuss(world, item("g1.2"));
    world.done("chair", NoteItem{item("g1.2"), "已传达"});
    world.done("chair", CloseMeeting{kMeeting});
    CHECK(only(seen_by(world, "inspector"), "recusal").state == "good");
    CHECK(only(seen_by(world, "inspector"), "recusal").finding.contains("甲（09:01）回避，不在场"));

    auto const stayed = changed(world, [](meetings::State& state) {
        state.meetings.at(kMeeting).presence.at(person("m1")).stays = {{local(kStart), {}}};
    });
    auto const line = only(seen_in(world, stayed), "recusal");
    CHECK(line.state == "bad");
    CHECK(line.finding.contains("甲应回避而未离场"));
}

TEST_CASE("19.2: who is recused and was still there when the item was put off is said to have been there") {
    World world;
    world.open_meeting("g1", kStart, 7, {"plan", "study"});
    world.done("m1", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    world.done("m2", DeclareRecusal{item("g1.1"), RecusalCause::other, "经办其事"});
    world.done("m2", LeaveRoom{kMeeting});
    world.at("2026-03-12 09:01");
    world.done("chair", OpenItem{item("g1.1")});
    world.at("2026-03-12 09:02");
    world.done("chair", DeferItem{item("g1.1"), "再议"});
    world.at("2026-03-12 09:05");
    world.done("m1", LeaveRoom{kMeeting});
    auto const line = only(seen_by(world, "inspector"), "recusal");
    CHECK(line.state == "note");
    CHECK(line.finding.contains("甲须回避，直到这一项推迟时仍在场"));
    CHECK_FALSE(line.finding.contains("乙须回避"));
}

TEST_CASE("19.2: of who is recused and never came, no hour of going is made up") {
    World world;
    world.noticed_meeting("g1", kStart);
    world.done("m6", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    world.at(kStart);
    enter(world, kMeeting, {"chair", "m1", "m2", "m3", "m4", "m5"});
    world.done("chair", OpenMeeting{kMeeting});
    world.done("chair", OpenItem{item("g1.1")});
    auto const line = only(seen_by(world, "chair"), "recusal");
    CHECK(line.state == "good");
    CHECK(line.finding.contains("己（未到会）回避，不在场"));
}

TEST_CASE("20: the self-check asks who had spoken, and can find that somebody had not") {
    World world;
    decided(world);
    CHECK(only(seen_by(world, "inspector"), "statements").state == "good");
    auto const silent = changed(world, [](meetings::State& state) {
        auto& statements = state.items.at(item("g1.1")).statements;
        std::erase_if(statements, [](Statement const& one) { return one.by == person("m2"); });
    });
    auto const line = only(seen_in(world, silent), "statements");
    CHECK(line.state == "bad");
    CHECK(line.finding.contains("乙表决时还没有发言"));
    // Whoever spoke only after the vote had not been heard before it.
    auto const late = changed(world, [](meetings::State& state) {
        for (auto& one : state.items.at(item("g1.1")).statements) {
            if (one.by == person("m3")) one.made = local("2026-03-12 09:06");
        }
    });
    CHECK(only(seen_in(world, late), "statements").state == "bad");
    // Where the charter does not ask it of each, it is told and no fault.
    Setup setup;
    setup.rules.discussion.value = false;
    World free(setup);
    free.open_meeting("g1", kStart, 5);
    free.done("chair", OpenItem{item("g1.1")});
    free.done("chair", motion(item("g1.1")));
    vote(free, item("g1.1"), 5);
    free.done("chair", CloseBallot{item("g1.1"), 1});
    CHECK(only(seen_by(free, "inspector"), "statements").state == "note");
}

TEST_CASE("19.3: observers are compared with those asked to the item, and with its time") {
    World world;
    world.open_meeting("g1", kStart, 7);
    world.done("chair", InviteObserver{item("g1.1"), person("leader")});
    world.done("chair", InviteObserver{item("g1.1"), person("staff")});
    world.at("2026-03-12 09:01");
    world.done("chair", OpenItem{item("g1.1")});
    world.done("leader", EnterAsObserver{item("g1.1")});
    CHECK(only(seen_by(world, "chair"), "observers").state == "good");
    world.at("2026-03-12 09:03");
    world.done("chair", DeferItem{item("g1.1"), "再议"});
    CHECK(only(seen_by(world, "inspector"), "observers").state == "note");
    auto const unasked =
        changed(world, [](meetings::State& state) { state.items.at(item("g1.1")).invited.erase(person("leader")); });
    CHECK(only(seen_in(world, unasked), "observers").state == "bad");
    auto const beyond = changed(world, [](meetings::State& state) {
        auto& stay = state.items.at(item("g1.1")).observers.at(person("leader")).stays.back();
        stay.to = local("2026-03-12 09:10");
    });
    CHECK(only(seen_in(world, beyond), "observers").state == "bad");
    auto const before = changed(world, [](meetings::State& state) {
        state.items.at(item("g1.1")).observers.at(person("leader")).stays.back().from = local(kStart);
    });
    CHECK(only(seen_in(world, before), "observers").state == "bad");
    auto const nobody = changed(world, [](meetings::State& state) { state.items.at(item("g1.1")).observers.clear(); });
    CHECK(only(seen_in(world, nobody), "observers").finding.contains("受邀列席，未到"));
    auto const all =
        changed(world, [](meetings::State& state) { state.items.at(item("g1.1")).invited.erase(person("staff")); });
    CHECK(only(seen_in(world, all), "observers").state == "good");
}

TEST_CASE("20: the votes are counted once more, and the outcome computed anew") {
    World world;
    decided(world);
    CHECK(only(seen_by(world, "inspector"), "vote").state == "good");
    CHECK(only(seen_by(world, "inspector"), "item-quorum").finding.contains("表决时到会 7 人，需 4 人"));
    auto const few = changed(
        world, [](meetings::State& state) { state.decisions.begin()->second.verdict.figures.quorum_present = 3; });
    CHECK(only(seen_in(world, few), "item-quorum").state == "bad");
    auto const bad = [&](auto const& change) {
        auto const state = changed(world, change);
        return only(seen_in(world, state), "vote").state == "bad";
    };
    CHECK(bad([](meetings::State& state) { ballot_in(state).votes.at(person("m1")).choice = "反对"; }));
    CHECK(bad([](meetings::State& state) { ballot_in(state).votes.erase(person("m1")); }));
    CHECK(bad([](meetings::State& state) {
        auto& ballot = ballot_in(state);
        auto vote = ballot.votes.extract(person("m1"));
        vote.key() = person("leader");
        ballot.votes.insert(std::move(vote));
    }));
    CHECK(bad([](meetings::State& state) {
        state.items.at(item("g1.1")).recusals[person("m1")] = {RecusalCause::self, "本人", local(kStart), true};
    }));
    CHECK(bad([](meetings::State& state) { ballot_in(state).method = Method::secret; }));
    CHECK(bad([](meetings::State& state) { state.decisions.begin()->second.passed = false; }));
    CHECK(bad([](meetings::State& state) {
        auto& verdict = state.decisions.begin()->second.verdict;
        verdict.passed = false;
        state.decisions.begin()->second.passed = false;
    }));
    CHECK(bad([](meetings::State& state) { state.decisions.begin()->second.verdict.heads.able = 2; }));
}

TEST_CASE("20: who was there and did not vote is told, and who was not there is not") {
    World world;
    world.open_meeting("g1", kStart, 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.at("2026-03-12 09:03");
    world.done("chair", motion(item("g1.1")));
    for (auto const* member : {"m1", "m2", "m3", "m4", "m5"}) world.done(member, CastVote{item("g1.1"), 1, "赞成"});
    world.at("2026-03-12 09:05");
    world.done("chair", CloseBallot{item("g1.1"), 1}, {{"ballot.waiting", "两人不愿表决"}});
    world.at("2026-03-12 09:06");
    auto const line = only(seen_by(world, "inspector"), "vote");
    CHECK(line.state == "note");
    CHECK(line.finding.contains("在场未表决：书记、己"));
    auto const exceptions = lines_of(seen_by(world, "inspector"), "exception");
    REQUIRE(exceptions.size() == 1);
    CHECK(exceptions.front().state == "exception");
    CHECK(exceptions.front().finding.contains("两人不愿表决"));
    auto const check = views::self_check(seen_by(world, "inspector"), kMeeting);
    CHECK(check->exceptions == 1);
}

TEST_CASE("20: of a secret ballot the papers are told, and two tellers who differ are found") {
    World world;
    world.open_meeting("g1", kStart, 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::secret));
    world.done("chair", IssuePapers{item("g1.1"), 1, {person("m1"), person("m2")}, 7});
    Count const count{7, 6, 1, {{"赞成", 5}, {"反对", 1}}};
    for (auto const* teller : {"m1", "m2"}) world.done(teller, EnterCount{item("g1.1"), 1, count});
    world.done("chair", CloseBallot{item("g1.1"), 1});
    auto const line = only(seen_by(world, "inspector"), "vote");
    CHECK(line.state == "good");
    CHECK(line.finding.contains("发出 7，收回 7，无效 1"));
    auto const page = views::minutes(seen_by(world, "clerk"), kMeeting);
    CHECK(page->proposed.contains("监票人：甲、乙；发出表决票 7 张，收回 7 张，其中无效 1 张"));
    auto const fewer = changed(world, [](meetings::State& state) { ballot_in(state).issued = 8; });
    CHECK(only(seen_in(world, fewer), "vote").state == "note");
    auto const more = changed(world, [](meetings::State& state) { ballot_in(state).issued = 6; });
    CHECK(only(seen_in(world, more), "vote").state == "bad");
    auto const differ =
        changed(world, [](meetings::State& state) { ballot_in(state).counts.begin()->second.invalid = 2; });
    CHECK(only(seen_in(world, differ), "vote").state == "bad");
}

TEST_CASE("24: a void vote stays in the record and in the self-check, with what was cast and why it is void") {
    World world;
    world.open_meeting("g1", kStart, 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.at("2026-03-12 09:10");
    world.done("chair", motion(item("g1.1")));
    world.at("2026-03-12 09:11");
    world.done("m1", CastVote{item("g1.1"), 1, "赞成"});
    world.done("m2", CastVote{item("g1.1"), 1, "反对"});
    world.at("2026-03-12 09:12");
    world.done("m2", DeclareRecusal{item("g1.1"), RecusalCause::relative, "涉及其弟"});
    CHECK_FALSE(world.meetings().items.at(item("g1.1")).questions.front().ballot);
    world.done("m2", LeaveRoom{kMeeting});

    // While the vote is to be held anew, only the record's keeper and the voter see what was cast.
    CHECK(views::full_record(seen_by(world, "clerk"), *find(world.meetings(), kMeeting)).contains("09:11 甲：赞成"));
    CHECK(views::full_record(seen_by(world, "m1"), *find(world.meetings(), kMeeting)).contains("09:11 甲：赞成"));
    CHECK_FALSE(views::full_record(seen_by(world, "m3"), *find(world.meetings(), kMeeting)).contains("09:11 甲：赞成"));

    world.at("2026-03-12 09:20");
    world.done("chair", motion(item("g1.1"), Method::named));
    vote(world, item("g1.1"), 6);
    world.done("chair", CloseBallot{item("g1.1"), 1});
    auto const record = views::full_record(seen_by(world, "m3"), *find(world.meetings(), kMeeting));
    INFO(record);
    CHECK(record.contains("09:10 表决（举手）：同意所提方案"));
    CHECK(record.contains("09:11 甲：赞成"));
    CHECK(record.contains("09:12 此次表决作废（已表决 2 人）：涉及其弟"));
    CHECK(record.contains("09:20 表决（记名投票）：同意所提方案"));
    CHECK_FALSE(views::full_record(seen_by(world, "m2"), *find(world.meetings(), kMeeting)).contains("此次表决作废"));
    auto const line = only(seen_by(world, "inspector"), "voided");
    CHECK(line.state == "note");
    CHECK(line.finding.contains("举手，已表决 2 人"));
    CHECK(line.finding.contains("涉及其弟"));
}

TEST_CASE("18.2: a late paper is told on the meeting's page and in the self-check, with its reason") {
    World world;
    world.noticed_meeting("g1", kStart, {"plan", "study"});
    auto const add = [&](char const* paper, char const* matter, char const* reason) {
        Reasons reasons;
        if (reason != nullptr) reasons["papers.late"] = reason;
        world.done(
            "clerk",
            AddPaper{MatterId{matter}, PaperId{paper}, "补充说明", std::string(64, 'a'), "application/pdf", 9, {}},
            reasons);
    };
    add("p1", "g1.m1", "数据刚核定");
    auto const page = views::meeting(seen_by(world, "m1"), kMeeting);
    REQUIRE(page);
    REQUIRE(page->deviations.size() == 1);
    CHECK(page->deviations.front().rule == "papers.late");
    CHECK(page->deviations.front().reason == "数据刚核定");
    auto const line = only(seen_by(world, "chair"), "exception");
    CHECK(line.finding.contains("数据刚核定"));
    CHECK(line.at == "matter:g1.m1");
    // Who withdraws from the item has no papers of it, so nothing of how late they came.
    world.done("m1", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    CHECK(views::meeting(seen_by(world, "m1"), kMeeting)->deviations.empty());

    // At the next meeting the matter comes to, what was late for the first one is not told again.
    world.at(kStart);
    enter(world, kMeeting, world.members());
    world.done("chair", OpenMeeting{kMeeting});
    world.at("2026-03-12 09:30");
    world.done("chair", DeferItem{item("g1.1"), "再议"});
    world.done("chair", CloseMeeting{kMeeting}, {{"agenda.unfinished", "时间不够"}});
    world.planned_meeting("g2", "2026-04-10 09:00", {});
    world.at("2026-03-20 09:00");
    world.done("chair", AddToAgenda{MeetingId{"g2"}, item("again"), MatterId{"g1.m1"}});
    CHECK(views::meeting(seen_by(world, "m2"), MeetingId{"g2"})->deviations.empty());
    CHECK(lines_of(seen_by(world, "chair"), "exception").size() == 2);
}

TEST_CASE("17: the charter says which kind an agenda begins with; without it nothing is asked") {
    World world;
    decided(world, {"plan", "study"});
    auto const line = only(seen_by(world, "inspector"), "first-item");
    CHECK(line.state == "note");
    CHECK(line.finding.contains("首项不是学习传达"));
    CHECK(line.article.anchor == "art17.i1");
    World other;
    decided(other, {"study", "plan"});
    CHECK(only(seen_by(other, "inspector"), "first-item").state == "good");
    // What was taken up first is the first item, wherever it was listed.
    World turned;
    turned.open_meeting("g1", kStart, 7, {"plan", "study"});
    CHECK(only(seen_by(turned, "chair"), "first-item").state == "note");
    turned.done("chair", OpenItem{item("g1.2")});
    CHECK(only(seen_by(turned, "chair"), "first-item").state == "good");
    Setup setup;
    setup.rules.kinds.at("study").first_item = false;
    World free(setup);
    decided(free);
    CHECK(lines_of(seen_by(free, "inspector"), "first-item").empty());
}

TEST_CASE("19.2: nobody on leave is said in words, and so is who stayed away without") {
    World world;
    world.open_meeting("g1", kStart, 7);
    CHECK(only(seen_by(world, "chair"), "absence").finding == "无人请假，无人缺席");
    World other;
    other.noticed_meeting("g1", kStart);
    other.done("m6", AskLeave{kMeeting, "出差"});
    other.done("chair", AnswerLeave{kMeeting, person("m6"), true});
    other.at(kStart);
    enter(other, kMeeting, {"chair", "m1", "m2", "m3", "m4", "m5"});
    other.done("chair", OpenMeeting{kMeeting});
    CHECK(only(seen_by(other, "chair"), "absence").finding == "请假：己；无人未请假缺席");
    World third;
    third.open_meeting("g1", kStart, 6);
    auto const line = only(seen_by(third, "chair"), "absence");
    CHECK(line.state == "bad");
    CHECK(line.finding == "未请假缺席：己");
}

TEST_CASE("19.2: the quorum is counted at the opening, whoever came or went later") {
    World world;
    world.open_meeting("g1", kStart, 4);
    world.at("2026-03-12 09:30");
    enter(world, kMeeting, {"m4", "m5"});
    auto const line = only(seen_by(world, "chair"), "quorum");
    CHECK(line.state == "good");
    CHECK(line.finding.contains("开会时到会 4 人，需 4 人"));
    auto const fewer = changed(world, [](meetings::State& state) {
        state.meetings.at(kMeeting).presence.at(person("m1")).stays.front().from = local("2026-03-12 09:01");
    });
    CHECK(only(seen_in(world, fewer), "quorum").state == "bad");
}

TEST_CASE("18.2: the notice line speaks of an exception only where a reason was asked") {
    World world;
    world.noticed_meeting("g1", kStart);
    CHECK(only(seen_by(world, "chair"), "notice").state == "good");
    World late;
    late.planned_meeting("g1", kStart);
    CHECK(only(seen_by(late, "chair"), "notice").state == "open");
    late.at("2026-03-11 10:00");
    late.done("clerk", SendNotice{kMeeting}, {{"notice.late", "急件"}});
    auto const line = only(seen_by(late, "chair"), "notice");
    CHECK(line.state == "note");
    CHECK(line.finding.contains("理由见例外"));
    auto const bare = changed(late, [](meetings::State& state) { state.deviations.clear(); });
    CHECK_FALSE(only(seen_in(late, bare), "notice").finding.contains("理由见例外"));
    World unsent;
    unsent.planned_meeting("g1", kStart);
    unsent.at(kStart);
    enter(unsent, kMeeting, unsent.members());
    unsent.done("chair", OpenMeeting{kMeeting}, {{"notice.missing", "突发情况"}});
    CHECK(only(seen_by(unsent, "chair"), "notice").finding == "没有发出会议通知，理由见例外");
}

TEST_CASE("24: minutes tell who came late, went early and was away; the record tells who asked leave and why") {
    World world;
    world.noticed_meeting("g1", kStart, {"plan", "study"});
    world.done("m6", AskLeave{kMeeting, "出差"});
    world.done("chair", AnswerLeave{kMeeting, person("m6"), true});
    world.done("m5", AskLeave{kMeeting, "家事"});
    world.done("chair", AnswerLeave{kMeeting, person("m5"), false});
    world.done("chair", InviteObserver{item("g1.1"), person("leader")});
    world.at(kStart);
    enter(world, kMeeting, {"chair", "m1", "m2", "m3"});
    world.done("chair", OpenMeeting{kMeeting});
    world.at("2026-03-12 09:20");
    enter(world, kMeeting, {"m4"});
    world.done("m1", DeclareRecusal{item("g1.2"), RecusalCause::other, "分管其事"});
    world.done("chair", OpenItem{item("g1.1")});
    world.done("leader", EnterAsObserver{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1")));
    vote(world, item("g1.1"), 5);
    world.done("chair", CloseBallot{item("g1.1"), 1});
    world.at("2026-03-12 10:00");
    // One withdraws from the last item, one simply goes.
    world.done("m1", LeaveRoom{kMeeting});
    world.done("chair", OpenItem{item("g1.2")});
    world.done("m2", LeaveRoom{kMeeting});
    world.at("2026-03-12 10:10");
    world.done("chair", DeferItem{item("g1.2"), "再议"});
    world.done("chair", CloseMeeting{kMeeting});
    auto const page = views::minutes(seen_by(world, "clerk"), kMeeting);
    REQUIRE(page);
    INFO(page->proposed);
    INFO(page->record);
    CHECK(page->proposed.contains("出席：书记、甲、乙、丙、丁\n"));
    CHECK(page->proposed.contains("迟到：丁（09:20）\n"));
    CHECK(page->proposed.contains("提前离场：乙（10:00）\n"));
    CHECK(page->proposed.contains("请假：己\n"));
    CHECK(page->proposed.contains("缺席：戊\n"));
    CHECK(page->proposed.contains("列席："));
    CHECK(page->proposed.contains("应到 7 人，实到 5 人"));
    CHECK_FALSE(page->proposed.contains("出差"));
    CHECK(page->record.contains("请假：己（出差；已准假）"));
    CHECK(page->record.contains("请假：戊（家事；"));
    CHECK(page->record.contains("09:20 丁到会"));
}

TEST_CASE("after the meeting its page says who attended") {
    World world;
    world.open_meeting("g1", kStart, 5);
    world.at("2026-03-12 09:30");
    world.done("m4", LeaveRoom{kMeeting});
    world.at("2026-03-12 09:40");
    world.done("chair", CloseMeeting{kMeeting}, {{"agenda.unfinished", "时间不够"}});
    auto const page = views::live(seen_by(world, "m1"), kMeeting);
    REQUIRE(page);
    CHECK(page->present == 5);
    CHECK(page->quorate);
    CHECK(page->sentence == "会议已结束：到会 5 人，应到 7 人");
    auto const presence = [&](std::string_view member) {
        auto const seat = std::ranges::find(page->seats, person(member), &views::Seat::member);
        return seat->presence.name;
    };
    CHECK(presence("m1") == "present");
    CHECK(presence("m4") == "left");
    CHECK(presence("m6") == "absent");
    auto const hall = views::hall(seen_by(world, "m1"), kMeeting);
    CHECK(hall->present == 5);
}

TEST_CASE("41: what is adopted on the day after the meeting changes nothing of what is shown of it") {
    Setup setup;
    setup.readings = {{"leave-due", "no"}};
    World world(setup);
    decided(world);
    world.at("2026-03-12 10:00");
    world.done("chair", CloseMeeting{kMeeting});
    auto const before = views::self_check(seen_by(world, "inspector"), kMeeting);
    world.charters()["d2"] = world.rules();
    world.charters()["d2"].quorum.value.share = world.rules().kind("personnel")->quorum->value.share;
    world.done("chair",
               people::AdoptCharter{"d2",
                                    day("2026-03-12"),
                                    {{"half-inclusive", "no"}, {"recused-due", "no"}, {"two-days", "48 hours"}},
                                    {},
                                    {}});
    auto const after = views::self_check(seen_by(world, "inspector"), kMeeting);
    REQUIRE(before);
    REQUIRE(after);
    REQUIRE(before->lines.size() == after->lines.size());
    for (std::size_t at = 0; at < before->lines.size(); ++at) {
        CHECK(before->lines[at].finding == after->lines[at].finding);
        CHECK(before->lines[at].state == after->lines[at].state);
    }
    CHECK(views::meeting(seen_by(world, "m1"), kMeeting)->card.quorum_needed == 4);
}

TEST_CASE("25: a correction stands beside the signed text with who proposed it, who signed it, and why") {
    World world;
    decided(world);
    world.done("chair", CloseMeeting{kMeeting});
    world.done("clerk", DraftMinutes{kMeeting, "纪要"});
    world.done("clerk", CirculateMinutes{kMeeting});
    for (auto const& member : world.members()) world.done(member, CommentOnMinutes{kMeeting, true, {}});
    world.done("chair", SignMinutes{kMeeting});
    world.done("clerk", CorrectMinutes{kMeeting, "期限为六月底", "笔误"});
    auto const page = views::minutes(seen_by(world, "m1"), kMeeting);
    REQUIRE(page);
    REQUIRE(page->correction);
    CHECK(page->correction->text == "期限为六月底");
    CHECK(page->correction->reason == "笔误");
    CHECK(page->correction->comments.size() == 7);
    CHECK(page->comments.front().given);
    CHECK(page->corrections.empty());
    CHECK(only(seen_by(world, "inspector"), "correction").state == "open");
    // To those who only file or check what was signed it is not there yet.
    CHECK_FALSE(views::minutes(seen_by(world, "office"), kMeeting)->correction);
    CHECK(lines_of(seen_by(world, "office"), "correction").empty());
    // A proposal that another takes the place of stays, with what was held against it and the answer.
    world.done("m2", CommentOnMinutes{kMeeting, false, "是五月底"});
    world.done("clerk", AnswerComment{kMeeting, person("m2"), "采纳"});
    world.done("clerk", CorrectMinutes{kMeeting, "期限为五月底", "笔误"});
    auto const anew = views::minutes(seen_by(world, "m1"), kMeeting);
    REQUIRE(anew->correction);
    CHECK(anew->correction->text == "期限为五月底");
    REQUIRE(anew->correction->earlier.size() == 1);
    CHECK(anew->correction->earlier[0].text == "期限为六月底");
    REQUIRE(anew->correction->earlier[0].comments.size() == 1);
    CHECK(anew->correction->earlier[0].comments[0].answer == "采纳");
    for (auto const& member : world.members()) world.done(member, CommentOnMinutes{kMeeting, true, {}});
    world.done("chair", SignMinutes{kMeeting});
    auto const signed_page = views::minutes(seen_by(world, "office"), kMeeting);
    REQUIRE(signed_page);
    REQUIRE(signed_page->corrections.size() == 1);
    CHECK(signed_page->corrections.front().by == "书记");
    CHECK(signed_page->corrections.front().proposed_by.has_value());
    CHECK(signed_page->corrections.front().reason == "笔误");
    CHECK(only(seen_by(world, "inspector"), "correction").state == "note");
}
