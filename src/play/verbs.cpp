#include "play/verbs.hpp"

#include <algorithm>
#include <array>

namespace quorate::play {
namespace {

// One row a verb; docs/scenarios.md prints this table, and a test holds the two together.
constexpr std::array kVerbs{
    VerbWord{Verb::founded, "成立", "founded", Actor::nobody, "DATE 「NAME」 [「BASIS」]"},
    VerbWord{Verb::members, "成员", "members", Actor::nobody, "NAME… (the chair first)"},
    VerbWord{Verb::person, "人员", "person", Actor::nobody, "NAME OFFICE [UNIT]"},
    VerbWord{Verb::unit, "处室", "unit", Actor::nobody, "NAME"},
    VerbWord{Verb::file, "文件", "file", Actor::nobody, "「FILE」 「TEXT」"},
    VerbWord{Verb::date, "会期", "meeting-date", Actor::nobody, "DATE TIME"},
    VerbWord{Verb::today, "今天", "today", Actor::nobody, "DATE [TIME]"},
    VerbWord{Verb::parameter, "参数", "parameter", Actor::chair, "NAME VALUE"},
    VerbWord{Verb::reading, "理解", "reading", Actor::nobody, "ID ANSWER"},
    VerbWord{Verb::version, "施行", "charter", Actor::nobody, "FILE [DATE]"},
    VerbWord{Verb::relative, "亲属", "relative", Actor::nobody, "「NAME」 「RELATION」"},
    VerbWord{Verb::entrust, "委托主持", "entrust", Actor::chair, "NAME FROM UNTIL 「WRITING」"},
    VerbWord{Verb::propose, "提出", "propose", Actor::chair,
             "KIND 「TITLE」 [「GIST」] [涉及 NAME…] [金额 SUM] [处室 UNIT] [依据 「…」] [复议] [追认]"},
    VerbWord{Verb::evidence, "佐证", "evidence", Actor::clerk, "「TITLE」 PREREQUISITE"},
    VerbWord{Verb::paper, "材料", "paper", Actor::clerk, "「TITLE」 「PAPER」 [「TEXT」] [密级 MARKING]"},
    VerbWord{Verb::accept, "同意列题", "accept", Actor::chair, "「TITLE」"},
    VerbWord{Verb::decline, "退回", "decline", Actor::chair, "「TITLE」 「REASON」"},
    VerbWord{Verb::withdraw, "撤回", "withdraw", Actor::chair, "「TITLE」 「REASON」"},
    VerbWord{Verb::consent, "同意复议", "consent", Actor::nobody, "「TITLE」"},
    VerbWord{Verb::plan, "定会", "plan", Actor::chair, "DATE TIME [「PLACE」] [临时]"},
    VerbWord{Verb::move, "改期", "move", Actor::chair, "DATE TIME 「REASON」"},
    VerbWord{Verb::cancel, "取消会议", "cancel", Actor::chair, "「REASON」"},
    VerbWord{Verb::add, "列入", "add", Actor::chair, "「TITLE」"},
    VerbWord{Verb::remove, "移出", "remove", Actor::chair, "「TITLE」 「REASON」"},
    VerbWord{Verb::order, "排序", "order", Actor::chair, "「TITLE」…"},
    VerbWord{Verb::notify, "发通知", "notify", Actor::clerk, ""},
    VerbWord{Verb::acknowledge, "收到通知", "acknowledge", Actor::nobody, ""},
    VerbWord{Verb::read_paper, "已阅", "has-read", Actor::nobody, "「TITLE」 「PAPER」"},
    VerbWord{Verb::invite, "邀请列席", "invite", Actor::chair, "NAME 「TITLE」"},
    VerbWord{Verb::leave, "请假", "leave", Actor::nobody, "「REASON」"},
    VerbWord{Verb::grant_leave, "准假", "grant-leave", Actor::chair, "NAME"},
    VerbWord{Verb::refuse_leave, "不准假", "refuse-leave", Actor::chair, "NAME"},
    VerbWord{Verb::opinion, "书面意见", "opinion", Actor::nobody, "「TITLE」 「TEXT」"},
    VerbWord{Verb::read_opinion, "宣读", "read-out", Actor::clerk, "NAME"},
    VerbWord{Verb::recuse, "申请回避", "recuse", Actor::nobody, "[「TITLE」] 「GROUND」 [本人|亲属|其他]"},
    VerbWord{Verb::rule_recusal, "裁定回避", "rule-recusal", Actor::presider, "NAME 「GROUND」 [「TITLE」]"},
    VerbWord{Verb::clear_recusal, "裁定不回避", "clear-recusal", Actor::presider, "NAME 「GROUND」 [「TITLE」]"},
    VerbWord{Verb::present, "到会", "present", Actor::nobody, "NAME…"},
    VerbWord{Verb::enter, "入场", "enter", Actor::nobody, ""},
    VerbWord{Verb::enter_remote, "远程入场", "enter-remote", Actor::nobody, ""},
    VerbWord{Verb::depart, "离场", "depart", Actor::nobody, ""},
    VerbWord{Verb::open, "开会", "open", Actor::presider, ""},
    VerbWord{Verb::close, "散会", "close", Actor::presider, ""},
    VerbWord{Verb::observer_in, "列席入场", "observer-in", Actor::nobody, "「TITLE」"},
    VerbWord{Verb::observer_out, "列席离场", "observer-out", Actor::nobody, "「TITLE」"},
    VerbWord{Verb::take, "审议", "take", Actor::presider, "[KIND] 「TITLE」 [涉及 NAME…]"},
    VerbWord{Verb::speak, "发言", "speak", Actor::nobody, "「TEXT」"},
    VerbWord{Verb::pass, "无意见", "nothing-to-add", Actor::nobody, ""},
    VerbWord{Verb::discussed, "讨论完毕", "discussed", Actor::nobody, ""},
    VerbWord{Verb::defer, "推迟", "defer", Actor::presider, "「REASON」"},
    VerbWord{Verb::note, "知悉", "note", Actor::presider, "「TEXT」"},
    VerbWord{Verb::vote, "表决", "vote", Actor::presider, "METHOD [第N问] [「MOTION」]"},
    VerbWord{Verb::next_question, "下一问", "next-question", Actor::nobody, ""},
    VerbWord{Verb::tellers, "监票", "tellers", Actor::presider, "NAME NAME 发出N"},
    VerbWord{Verb::count, "计票", "count", Actor::nobody, "收回N 有效N 无效N CHOICEN…"},
    VerbWord{Verb::close_vote, "结束表决", "close-vote", Actor::presider, ""},
    VerbWord{Verb::void_vote, "表决作废", "void-vote", Actor::presider, "「REASON」"},
    VerbWord{Verb::result, "结果", "result", Actor::nobody, "通过|未通过 [FIGURES] [各种理解下均成立|换一种理解不同]"},
    VerbWord{Verb::draft, "起草纪要", "draft-minutes", Actor::clerk, "「TEXT」"},
    VerbWord{Verb::circulate, "纪要征求意见", "circulate-minutes", Actor::clerk, ""},
    VerbWord{Verb::comment, "对纪要", "on-minutes", Actor::nobody, "同意 | 「TEXT」"},
    VerbWord{Verb::answer_comment, "答复意见", "answer-comment", Actor::clerk, "NAME 「TEXT」"},
    VerbWord{Verb::sign, "签发纪要", "sign-minutes", Actor::chair, ""},
    VerbWord{Verb::correct, "更正纪要", "correct-minutes", Actor::clerk, "「TEXT」 「REASON」"},
    VerbWord{Verb::about, "就", "about", Actor::nobody, "「TITLE」 [N] | 会议 DATE"},
    VerbWord{Verb::direct, "督办", "direct", Actor::clerk, "「TASK」 NAME [DATE] [处室 UNIT]"},
    VerbWord{Verb::waive, "无须督办", "no-directive", Actor::clerk, "「REASON」"},
    VerbWord{Verb::progress, "报进展", "progress", Actor::nobody, "PERCENT 「TEXT」"},
    VerbWord{Verb::check, "督查", "check", Actor::office, "满意|不满意 「FINDING」"},
    VerbWord{Verb::problem, "报告问题", "problem", Actor::office, "「TEXT」"},
    VerbWord{Verb::instruct, "批示", "instruct", Actor::chair, "「TEXT」"},
    VerbWord{Verb::extend, "延期", "extend", Actor::chair, "DATE 「REASON」"},
    VerbWord{Verb::finish, "办结", "finish", Actor::office, ""},
    VerbWord{Verb::reserve, "声明保留", "reserve", Actor::nobody, "「TEXT」 [「TITLE」]"},
    VerbWord{Verb::assess, "评定失误", "assess", Actor::chair, "「FINDING」 「BASIS」"},
    VerbWord{Verb::authorise, "授权", "authorise", Actor::chair, "NAME 「SCOPE」 FROM TO"},
    VerbWord{Verb::end_authorisation, "收回授权", "end-authorisation", Actor::chair, "「REASON」"},
    VerbWord{Verb::urgent, "临机处置", "act-urgently", Actor::chair, "「ACT」 「FACTS」 「REASON」"},
    VerbWord{Verb::clock, "到了", "clock", Actor::nobody, "DATE TIME"},
    VerbWord{Verb::explain, "说明缺会", "explain-month", Actor::chair, "MONTH 「REASON」"},
    VerbWord{Verb::read, "查阅", "read", Actor::nobody, "ASPECT [「TITLE」|NAME]"},
    VerbWord{Verb::start_procedure, "发起", "start", Actor::nobody, "「PROCEDURE」 FIELD「VALUE」… | FIELD=VALUE…"},
    VerbWord{Verb::complete_step, "办理", "complete", Actor::nobody,
             "[同意|不同意] [「TEXT」] [步骤「STEP」] [FIELD「VALUE」…] [凭证「FILE」] [原件「FILE」] [谈心=PERSON]"},
    VerbWord{Verb::return_step, "退回步骤", "return-step", Actor::nobody, "[「STEP」] 「REASON」"},
    VerbWord{Verb::resubmit, "重新提交", "resubmit", Actor::nobody, "FIELD「VALUE」…"},
    VerbWord{Verb::withdraw_procedure, "撤回办理", "withdraw-procedure", Actor::nobody, "「REASON」"},
    VerbWord{Verb::add_signer, "加签", "add-signer", Actor::nobody, "NAME 「REASON」"},
    VerbWord{Verb::hand_over, "转办", "hand-over", Actor::nobody, "NAME 「REASON」"},
    VerbWord{Verb::urge, "催办", "urge", Actor::nobody, "「TEXT」"},
    VerbWord{Verb::link, "关联", "link", Actor::nobody, "「TITLE」"},
    VerbWord{Verb::ask_opinions, "征询", "ask-opinions", Actor::nobody, "NAME… 「TEXT」"},
    VerbWord{Verb::give_opinion, "回复征询", "give-opinion", Actor::nobody, "「TEXT」"},
    VerbWord{Verb::use_opinion, "采纳情况", "use-opinion", Actor::nobody, "NAME 「TEXT」"},
    VerbWord{Verb::holidays, "节假日", "holidays", Actor::clerk, "YEAR 「SOURCE」 [休 DATE…] [班 DATE…]"},
    VerbWord{Verb::state, "状态", "state", Actor::nobody, "「TITLE」|会议|督办 WORD"},
    VerbWord{Verb::deviations, "例外", "exceptions", Actor::nobody, "RULE… | 无"},
    VerbWord{Verb::standing, "责任", "standing", Actor::nobody, "NAME answerable|lessened|exempt"},
    VerbWord{Verb::outlook, "预计", "outlook", Actor::nobody, "「TITLE」 [FIGURES] [能通过|不能通过]"},
    VerbWord{Verb::recorded, "记入", "recorded", Actor::nobody, "EVENT…"},
    VerbWord{Verb::course, "进度", "course", Actor::nobody, "[「STEP」] STAGE"},
    VerbWord{Verb::awaits, "轮到", "awaits", Actor::nobody, "NAME… | 无"},
    VerbWord{Verb::number, "编号", "number", Actor::nobody, "「NUMBER」"},
};

}  // namespace

VerbWord const* find_verb(std::string_view word) {
    auto const is_it = [&](VerbWord const& one) { return one.zh == word || one.en == word; };
    auto const* found = std::find_if(kVerbs.begin(), kVerbs.end(), is_it);
    return found == kVerbs.end() ? nullptr : found;
}

VerbWord const* verb_at(std::size_t index) {
    return index < kVerbs.size() ? &kVerbs[index] : nullptr;
}

}  // namespace quorate::play
