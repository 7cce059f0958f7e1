#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

// Goal: whatever would keep a procedure from running to its end is said at its line. Method: one slip a row, made in a
// charter whose procedure is whole.

namespace {

constexpr char const* kProcedure = R"(
### 第六条 办理 {#art6}

一件件办。

```parameter reply.term
title  = "答复期限"
type   = "hours"
advice = "由本单位设定"
```

```register lent
title   = "借用登记簿"
number  = "借〔{year}〕{n}号"
readers = ["chair", "clerk"]
```

```register kept
title = "制度目录"
```

```procedure loan
title     = "借用"
start     = ["member", "unit"]
register  = "lent"
number-at = "hand-out"
leave     = "days"
```

```form loan
item         = "text 物品"
item.without = ["现金"]
days         = "period 起止"
size         = "choice 大小: 大件, 小件"
keeper       = "person 保管人"
paper        = "file 借条"
note         = "optional text 备注"
count        = "number 件数"
returned     = "date 归还日期"
under        = "optional entry of kept 依据"
witnesses    = "optional people 见证人"
seen         = "date 查看日期"
seen.day-of  = ["hand-out", "approve"]
note.needed   = ["count >= 9"]
under.running = true
under.once    = "ever"
price         = "optional sum 价格"
due           = "optional date 应还日期"
way           = "choice 远近: 近, 远"
above         = "optional entry 归于"
```

```step loan.approve
title  = "审批"
act    = "approve"
by     = ["chair"]
within = "parameter reply.term"
```

```step loan.sign
title       = "会签"
act         = "countersign"
by          = ["member", "form.keeper"]
after       = ["start"]
when        = ["size is 大件"]
need        = "any"
within      = "5 working days"
lapse       = "passes"
add-signers = true
```

```step loan.hand-out
title = "盖章借出"
act   = "seal"
by    = ["custodian"]
after = ["approve", "sign"]
paper = "paper"
within = "form.due"
```

```step loan.return
title = "归还"
act   = "act"
by    = ["form.keeper"]
fills = ["returned"]
```

```step loan.look
title      = "查看"
act        = "approve"
by         = ["clerk", "form.witnesses"]
when       = ["count >= 2", "price < 5000.50"]
fills      = ["seen", "way"]
not-before = "2 working days"
within     = "9 working days"
```

```figure keepers
title     = "保管件数"
of        = "form.keeper"
by        = "size"
sum       = "count"
day       = "seen"
procedure = "loan"
```

```layout out
title      = "借出日历"
shape      = "calendar"
procedures = ["loan"]
whose      = "form.keeper"
days       = "days"
```

```layout progress
title      = "进度对照"
shape      = "board"
procedures = ["loan"]
year       = "count"
pair       = "under"
steps      = ["approve", "return"]
```

```layout kept
title      = "各人保管"
shape      = "members"
procedures = ["loan"]
```

```layout where
title      = "借用办到哪一步"
shape      = "steps"
procedures = ["loan"]
```

```layout contents
title      = "清单"
shape      = "catalogue"
procedures = ["loan"]
order      = "count"
dates      = ["seen"]
term       = "size"
```

```layout sizes
title      = "各类件的保管人"
shape      = "choices"
procedures = ["loan"]
choice     = "size"
```

```rhythm stock-taking
title     = "保管人盘点"
procedure = "loan"
every     = "quarter"
times     = "2 times"
each      = "member"
member    = "keeper"
when      = ["size is 大件"]
within    = "30 days"
force     = "generally"
```
)";

struct Slip {
    char const* name;
    char const* from;
    char const* to;
    char const* at;
};

// In the order of messages/charter.toml.
Slip const slips[] = {
    {"register.number", "{n}号", "号", "```register lent"},
    {"register.unknown", "register  = \"lent\"", "register  = \"lend\"", "```procedure"},
    {"register.unknown", "entry of kept", "entry of keep", "under        ="},
    {"procedure.unknown", "```form loan", "```form lone", "```form"},
    {"procedure.without-form", "```form loan", "```form lone", "```procedure"},
    {"procedure.without-steps", "```register lent",
     "```procedure empty\ntitle = \"空\"\nstart = [\"member\"]\nregister = \"lent\"\n```\n\n```form empty\na = \"text "
     "甲\"\n```\n\n```register lent",
     "```procedure empty"},
    {"procedure.number", "number  = \"借〔{year}〕{n}号\"\n", "", "```procedure"},
    {"procedure.leave", "leave     = \"days\"", "leave     = \"item\"", "```procedure"},
    {"form.without-label", "\"file 借条\"", "\"file\"", "paper        ="},
    {"form.choices", ": 大件, 小件", ": 大件", "size         ="},
    {"form.without-text", "item.without", "days.without", "days.without"},
    {"form.day-of-date", "seen.day-of", "item.day-of", "item.day-of"},
    {"form.day-of-start", "fills      = [\"seen\", \"way\"]\n", "fills      = [\"way\"]\n", "seen.day-of"},
    {"form.needed-optional", "note.needed", "item.needed", "item.needed"},
    {"form.of-entry", "under.running", "item.running", "item.running"},
    {"form.of-entry", "under.once", "note.once", "note.once"},
    {"form.of-entry", "under.running", "item.completed", "item.completed"},
    {"form.two-stages", "under.running = true\n", "under.running = true\nunder.completed = true\n", "under.completed"},
    {"step.condition-value", "note.needed   = [\"count >= 9", "note.needed   = [\"size is 中件", "note.needed"},
    {"step.field-later", "note.needed   = [\"count >= 9", "note.needed   = [\"way is 近", "note.needed"},
    {"step.limit-field", "count >= 2", "item >= 2", "```step loan.look"},
    {"step.limit-number", "count >= 2", "count >= two", "```step loan.look"},
    {"step.limit-number", "count >= 2", "count >= -2", "```step loan.look"},
    {"step.limit-sum", "price < 5000.50", "price < cheap", "```step loan.look"},
    {"step.limit-money", "price < 5000.50", "price < parameter reply.term", "```step loan.look"},
    {"step.term-parameter", "count >= 2", "count >= parameter reply.terms", "```step loan.look"},
    {"step.never", "\"count >= 2\"", "\"count >= 2\", \"count < 2\"", "```step loan.look"},
    {"step.term-day", "form.due", "form.item", "```step loan.hand-out"},
    {"step.field-later", "form.due", "form.seen", "```step loan.hand-out"},
    {"step.not-before-day", "\"2 working days\"", "\"form.due\"", "```step loan.look"},
    {"form.day-of-later", "[\"hand-out\", \"approve\"]", "[\"hand-out\", \"look\"]", "seen.day-of"},
    {"step.unknown", "[\"hand-out\", \"approve\"]", "[\"handout\"]", "seen.day-of"},
    {"step.bad-name", "step loan.return", "step return", "```step return"},
    {"step.bad-condition", "when        = [\"size is 大件\"]", "when        = [\"size = 大件\"]", "when        ="},
    {"step.bad-need", "\"any\"", "\"half\"", "need "},
    {"step.need-without-group", "by     = [\"chair\"]", "by     = [\"chair\"]\nneed   = \"2\"", "need   ="},
    {"step.bad-term", "\"5 working days\"", "\"5 weeks\"", "within      ="},
    {"step.bad-term", "\"2 working days\"", "\"2 weeks\"", "not-before ="},
    {"step.unknown", "[\"approve\", \"sign\"]", "[\"aprove\", \"sign\"]", "```step loan.hand-out"},
    {"step.circle", "after       = [\"start\"]", "after       = [\"hand-out\"]", "```step loan.sign"},
    {"step.unknown-field", "fills = [\"returned\"]", "fills = [\"returned\", \"when\"]", "```step loan.return"},
    {"step.fills-twice", "paper = \"paper\"", "paper = \"paper\"\nfills = [\"returned\"]", "```step loan.return"},
    {"step.condition-value", "when        = [\"size is 大件", "when        = [\"size is 中件", "```step loan.sign"},
    {"step.never", "when        = [\"size is 大件\"]", "when        = [\"size is 大件\", \"size is 小件\"]",
     "```step loan.sign"},
    {"step.doer-field", "by    = [\"form.keeper\"]", "by    = [\"form.item\"]", "```step loan.return"},
    {"step.field-uncertain", "\"person 保管人\"", "\"optional person 保管人\"", "```step loan.return"},
    {"step.field-later", "[\"member\", \"form.keeper\"]", "[\"member\", \"form.keeper\"]\nfills = [\"size\"]",
     "```step loan.sign"},
    {"step.paper-field", "paper = \"paper\"", "paper = \"item\"", "```step loan.hand-out"},
    {"step.seal-without-paper", "paper = \"paper\"\n", "", "```step loan.hand-out"},
    {"step.signers-without-group", "fills = [\"returned\"]", "fills = [\"returned\"]\nadd-signers = true",
     "```step loan.return"},
    {"step.called-start", "step loan.return", "step loan.start", "```step loan.start"},
    {"step.silence",
     "lapse       = \"passes\"\nadd-signers = true\n```\n\n```step loan.hand-out\ntitle = \"盖章借出\"\nact   = "
     "\"seal\"",
     "add-signers = true\n```\n\n```step loan.hand-out\ntitle = \"盖章借出\"\nlapse = "
     "\"passes\"\nact   = \"seal\"",
     "```step loan.hand-out"},
    {"step.field-uncertain", "within = \"parameter reply.term\"",
     "within = \"parameter reply.term\"\nlapse = \"passes\"\nfills = [\"paper\"]", "```step loan.hand-out"},
    {"step.fills-by-meeting", "act   = \"act\"", "act   = \"decide\"", "```step loan.return"},
    {"step.nobody", "by     = [\"chair\"]", "by     = [\"starter\"]\nby-other = true", "```step loan.approve"},
    {"step.without-term", "fills = [\"returned\"]", "fills = [\"returned\"]\nescalate = [\"chair\"]", "escalate ="},
    {"step.term-parameter", "parameter reply.term\"", "parameter reply.terms\"", "```step loan.approve"},
    {"step.term-parameter", "\"2 working days\"", "\"parameter reply.terms\"", "```step loan.look"},
    {"step.not-before-meeting", "act        = \"approve\"", "act        = \"decide\"", "```step loan.look"},
    {"step.within-too-short", "\"9 working days\"", "\"2 working days\"", "```step loan.look"},
    {"figure.field", "by        = \"size\"", "by        = \"item\"", "```figure"},
    {"figure.step", "of        = \"form.keeper\"", "of        = \"step approve\"", "```figure"},
    {"figure.no-member", "day       = \"seen\"\nprocedure = \"loan\"\n```\n",
     "day = \"seen\"\nprocedure = \"loan\"\n```\n\n```procedure errand\ntitle = \"跑腿\"\nstart = "
     "[\"clerk\"]\nregister = \"lent\"\n```\n\n```form errand\na = \"text 甲\"\n```\n\n```step errand.go\ntitle = "
     "\"办\"\nact = \"act\"\nby = [\"clerk\"]\n```\n\n```figure errands\ntitle = \"跑腿\"\nprocedure = "
     "\"errand\"\nof = \"starter\"\n```\n",
     "```figure errands"},
    {"register.column", "readers = [\"chair\", \"clerk\"]\n",
     "readers = [\"chair\", \"clerk\"]\ncolumns = [\"item\", \"kepeer\"]\n", "```register lent"},
    {"list.twice", "readers = [\"chair\", \"clerk\"]\n",
     "readers = [\"chair\", \"clerk\"]\ncolumns = [\"item\", \"item\"]\n", "columns"},
    {"layout.field", "whose      = \"form.keeper\"", "whose      = \"form.item\"", "```layout out"},
    {"layout.field", "days       = \"days\"", "days       = \"count\"", "```layout out"},
    {"layout.field", "year       = \"count\"", "year       = \"size\"", "```layout progress"},
    {"layout.field", "pair       = \"under\"", "pair       = \"size\"", "```layout progress"},
    {"layout.field", "choice     = \"size\"", "choice     = \"count\"", "```layout sizes"},
    {"layout.field", "term       = \"size\"", "term       = \"count\"", "```layout contents"},
    {"layout.under", "order      = \"count\"", "order      = \"item\"", "```layout contents"},
    {"layout.under", "dates      = [\"seen\"]", "dates      = [\"days\"]", "```layout contents"},
    {"layout.other-shape", "shape      = \"steps\"", "shape      = \"steps\"\nwhose      = \"form.keeper\"",
     "whose      = \"form.keeper\"\nprocedures"},
    {"layout.step", "[\"approve\", \"return\"]", "[\"aprove\", \"return\"]", "```layout progress"},
    {"layout.no-member", "```layout kept\ntitle      = \"各人保管\"\nshape      = \"members\"\nprocedures = [\"loan\"]",
     "```procedure errand\ntitle = \"跑腿\"\nstart = [\"clerk\"]\nregister = \"lent\"\n```\n\n```form errand\na = "
     "\"text 甲\"\n```\n\n```step errand.go\ntitle = \"办\"\nact = \"act\"\nby = [\"clerk\"]\n```\n\n```layout "
     "errands\ntitle = \"跑腿\"\nshape = \"members\"\nprocedures = [\"errand\"]",
     "```layout errands"},
    {"layout.registers", "```layout kept\ntitle      = \"各人保管\"\nshape      = \"members\"\nprocedures = [\"loan\"]",
     "```procedure errand\ntitle = \"跑腿\"\nstart = [\"member\"]\nregister = \"kept\"\n```\n\n```form errand\na = "
     "\"text 甲\"\n```\n\n```step errand.go\ntitle = \"办\"\nact = \"act\"\nby = [\"clerk\"]\n```\n\n```layout "
     "errands\ntitle = \"跑腿\"\nshape = \"members\"\nprocedures = [\"loan\", \"errand\"]",
     "```layout errands"},
    {"layout.other-shape", "year       = \"count\"", "days       = \"days\"", "days       = \"days\"\npair"},
    {"procedure.unknown", "\"members\"\nprocedures = [\"loan\"]", "\"members\"\nprocedures = [\"lone\"]",
     "```layout kept"},
    {"rhythm.field", "member    = \"keeper\"", "member    = \"item\"", "```rhythm"},
    {"rhythm.field", "when      = [\"size is 大件\"]", "when      = [\"way is 近\"]", "```rhythm"},
    {"rhythm.field", "when      = [\"size is 大件\"]", "when      = [\"count >= 2\"]", "```rhythm"},
    {"step.condition-value", "when      = [\"size is 大件\"]", "when      = [\"size is 中件\"]", "```rhythm"},
    {"rhythm.within", "\"30 days\"", "\"30 hours\"", "```rhythm"},
    {"rhythm.within", "\"30 days\"", "\"form.due\"", "```rhythm"},
    {"rhythm.within-parameter", "\"30 days\"", "\"parameter reply.term\"", "```rhythm"},
    {"rhythm.within-too-long", "\"30 days\"", "\"90 days\"", "```rhythm"},
    {"rhythm.never", "\"2 times\"", "\"0 times\"", "times "},
    {"rhythm.member-of-body", "each      = \"member\"", "each      = \"body\"", "```rhythm"},
    {"rhythm.no-member",
     "member    = \"keeper\"\nwhen      = [\"size is 大件\"]\nwithin    = \"30 days\"\nforce     = "
     "\"generally\"\n```\n",
     "```\n\n```procedure errand\ntitle = \"跑腿\"\nstart = "
     "[\"clerk\"]\nregister = \"lent\"\n```\n\n```form errand\na = \"text 甲\"\n```\n\n```step errand.go\ntitle = "
     "\"办\"\nact = \"act\"\nby = [\"clerk\"]\n```\n\n```rhythm errands\ntitle = \"跑腿\"\nprocedure = "
     "\"errand\"\nevery = "
     "\"year\"\neach = \"member\"\n```\n",
     "```rhythm errands"},
    {"rhythm.field", "force     = \"generally\"", "day       = \"count\"", "```rhythm"},
    {"rhythm.year-or-day", "force     = \"generally\"", "year      = \"count\"\nday       = \"seen\"", "```rhythm"},
    {"rhythm.year-of-part", "force     = \"generally\"", "year      = \"count\"", "```rhythm"},
};

std::string whole() {
    return read_file("tests/charter/files/small.md") + kProcedure;
}

}  // namespace

TEST_CASE("a procedure is what its blocks say") {
    auto const charter = compiled(whole());
    auto const& loan = *charter.rules.procedure("loan");
    CHECK(loan.title == "借用");
    CHECK(loan.by.anchor == "art6");
    CHECK(loan.start == std::vector{Office::member, Office::unit});
    CHECK(loan.field("size")->choices == std::vector<std::string>{"大件", "小件"});
    CHECK(loan.field("item")->without == std::vector<std::string>{"现金"});
    CHECK(loan.field("note")->optional);
    CHECK(loan.filled_at("returned")->name == "return");
    CHECK(loan.filled_at("item") == nullptr);
    CHECK(loan.step("approve")->after.empty());
    CHECK(loan.step("approve")->within->parameter == "reply.term");
    CHECK(loan.step("sign")->after.empty());
    CHECK(loan.step("sign")->need == 1);
    CHECK(loan.step("sign")->within->unit == TermUnit::working_days);
    CHECK(loan.step("sign")->lapse == Lapse::passes);
    CHECK(loan.step("sign")->doers.fields == std::vector<std::string>{"keeper"});
    CHECK(loan.step("hand-out")->after == std::vector<std::string>{"approve", "sign"});
    CHECK(loan.step("return")->after == std::vector<std::string>{"hand-out"});
    CHECK(loan.step("look")->not_before->count == 2);
    CHECK(loan.step("look")->not_before->unit == TermUnit::working_days);
    CHECK(loan.field("seen")->day_of == std::vector<std::string>{"hand-out", "approve"});
    CHECK(loan.field("witnesses")->type == FieldType::people);
    CHECK(loan.field("under")->type == FieldType::entry);
    CHECK(loan.field("under")->register_name == "kept");
    CHECK(loan.field("under")->label == "依据");
}

TEST_CASE("what is counted, laid out and comes round of a procedure is what its blocks say") {
    auto const charter = compiled(whole());
    auto const& figure = charter.rules.figures.front();
    CHECK(figure.procedure == "loan");
    CHECK(figure.of == FigureOf::field);
    CHECK(figure.whose == "keeper");
    CHECK(figure.choice == "size");
    CHECK(figure.sum == "count");
    CHECK(figure.day == "seen");
    auto const& layouts = charter.rules.layouts;
    REQUIRE(layouts.size() == 6);
    CHECK(layouts[0].shape == LayoutShape::calendar);
    CHECK(layouts[0].by.anchor == "art6");
    CHECK(layouts[0].procedures == std::vector<std::string>{"loan"});
    CHECK(layouts[0].whose == "keeper");
    CHECK(layouts[0].days == "days");
    CHECK(layouts[1].shape == LayoutShape::board);
    CHECK(layouts[1].whose.empty());
    CHECK(layouts[1].year == "count");
    CHECK(layouts[1].pair == "under");
    CHECK(layouts[1].steps == std::vector<std::string>{"approve", "return"});
    CHECK(layouts[2].shape == LayoutShape::members);
    CHECK(layouts[3].shape == LayoutShape::steps);
    CHECK(layouts[4].shape == LayoutShape::catalogue);
    CHECK(layouts[4].order == "count");
    CHECK(layouts[4].dates == std::vector<std::string>{"seen"});
    CHECK(layouts[4].term == "size");
    CHECK(layouts[5].shape == LayoutShape::choices);
    CHECK(layouts[5].choice == "size");
    auto const& rhythm = charter.rules.rhythms.front();
    CHECK(rhythm.procedure == "loan");
    CHECK(rhythm.every == Every::quarter);
    CHECK(rhythm.times == 2);
    CHECK(rhythm.each_member);
    CHECK(rhythm.force == Force::generally);
    CHECK(rhythm.within->count == 30);
    CHECK(rhythm.when.front().values == std::vector<std::string>{"大件"});
    auto const& loan = *charter.rules.procedure("loan");
    auto const& limits = loan.step("look")->when;
    REQUIRE(limits.size() == 2);
    CHECK((limits[0].limit->least && limits[0].limit->number == 2));
    CHECK((!limits[1].limit->least && limits[1].limit->number == 500050));
    CHECK(loan.step("hand-out")->within->field == "due");
    CHECK(loan.field("note")->needed.front().limit->number == 9);
    CHECK(loan.field("under")->stage == EntryStage::running);
    CHECK(loan.field("under")->once == Once::ever);
    CHECK(charter.rules.registers.at("lent").readers == std::vector{Office::chair, Office::clerk});
}

TEST_CASE("every slip of the pen in a procedure is said at its line") {
    // These cannot be alone: what they hide is missing too.
    std::set<std::string> const in_company{"procedure.unknown",       "procedure.without-form", "step.condition-value",
                                           "step.term-parameter",     "step.field-later",       "step.doer-field",
                                           "step.bad-name",           "step.unknown",           "step.field-uncertain",
                                           "step.not-before-meeting", "step.called-start"};
    for (auto const& slip : slips) {
        CAPTURE(slip.name);
        auto const text = replaced(whole(), slip.from, slip.to);
        auto const errors = errors_of(text);
        auto const found = std::find_if(errors.begin(), errors.end(),
                                        [&](Diagnostic const& one) { return one.name == std::string_view(slip.name); });
        REQUIRE_MESSAGE(found != errors.end(), shown(errors));
        CHECK_MESSAGE(found->line == line_of(text, slip.at), shown(errors));
        if (!in_company.contains(slip.name)) CHECK_MESSAGE(errors.size() == 1, shown(errors));
    }
}

TEST_CASE("an entry that names no register is one of the procedure's own, and its label may begin with any word") {
    auto const own = compiled(replaced(whole(), "entry of kept 依据", "entry 依据"));
    CHECK(own.rules.procedure("loan")->field("under")->register_name == "lent");
    auto const errors = errors_of(replaced(whole(), "entry of kept 依据", "entry of kept"));
    REQUIRE_MESSAGE(errors.size() == 1, shown(errors));
    CHECK(errors.front().name == "form.without-label");
}

TEST_CASE("a term must leave time for what is done after another, surely so where its end settles the step") {
    auto const with = [](std::string_view not_before, std::string_view within, std::string_view lapse) {
        auto text = replaced(whole(), "\"2 working days\"", "\"" + std::string(not_before) + "\"");
        return errors_of(replaced(text, "within     = \"9 working days\"",
                                  "within = \"" + std::string(within) + "\"\nlapse = \"" + std::string(lapse) + "\""));
    };
    struct Row {
        char const* not_before;
        char const* within;
        bool late;  ///< allowed where the end of the term makes it late
        bool ends;  ///< and where it ends the procedure
    };
    Row const rows[] = {
        {"5 working days", "5 working days", false, false},
        {"5 working days", "6 working days", true, true},
        {"5 working days", "5 days", false, false},
        {"5 working days", "30 days", true, false},
        {"5 working days", "120 hours", false, false},
        {"5 working days", "400 hours", true, false},
        {"5 days", "5 working days", true, false},
        {"5 days", "6 working days", true, true},
        {"5 days", "120 hours", false, false},
        {"5 days", "144 hours", true, false},
        {"5 days", "145 hours", true, true},
        {"72 hours", "72 hours", false, false},
        {"72 hours", "2 days", false, false},
        {"72 hours", "3 days", true, false},
        {"71 hours", "3 days", true, true},
        {"71 hours", "3 working days", true, true},
        {"parameter reply.term", "5 days", true, false},
        {"5 days", "parameter reply.term", true, false},
    };
    for (auto const& row : rows) {
        CAPTURE(row.not_before);
        CAPTURE(row.within);
        CHECK(with(row.not_before, row.within, "late").empty() == row.late);
        CHECK(with(row.not_before, row.within, "ends").empty() == row.ends);
    }
}

TEST_CASE("nobody is left for what the chair does alone, where the chair may begin it") {
    auto const own = replaced(whole(), "by     = [\"chair\"]", "by     = [\"chair\"]\nby-other = true");
    CHECK(errors_of(own).empty());
    auto const chairs = replaced(own, "start     = [\"member\", \"unit\"]", "start     = [\"member\", \"chair\"]");
    auto const errors = errors_of(chairs);
    REQUIRE_MESSAGE(errors.size() == 1, shown(errors));
    CHECK(errors.front().name == "step.nobody");
}

TEST_CASE("the words of procedures are translated as all others are, and warned about where they are not") {
    auto const part =
        "\n## English\n\n```translation\n\"借用\" = \"Loan\"\n\"大件\" = \"large\"\n\"保管人\" = \"Keeper\"\n```\n";
    auto const charter = compiled(whole() + part);
    CHECK(charter.rules.translations.at("借用") == "Loan");
    CHECK(charter.rules.translations.at("大件") == "large");
    auto const warnings = shown(charter.warnings);
    for (auto const* missing : {"借用登记簿", "大小", "小件", "会签", "备注"})
        CHECK_MESSAGE(warnings.find(std::string("found=") + missing + "\n") != std::string::npos, missing);
    for (auto const* there : {"found=借用\n", "found=大件\n", "found=保管人\n"})
        CHECK_MESSAGE(warnings.find(there) == std::string::npos, there);
}

TEST_CASE("every diagnostic of procedures that has words is shown to happen") {
    auto expected = diagnostics_with_words();
    std::erase_if(expected, [](std::string const& name) { return !of_procedures(name); });
    for (auto const& slip : slips) expected.erase(slip.name);
    for (auto const& name : expected) FAIL_CHECK(name);
}
