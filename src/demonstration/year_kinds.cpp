#include <algorithm>

#include "base/must.hpp"
#include "demonstration/year_parts.hpp"

namespace quorate::demonstration {

/// How often each kind comes is guessed from what offices publish of their agendas: a third of it is plans, money and
/// rules, an eighth is study.
std::vector<KindOfMatter> const& kinds_of_matter() {
    static std::vector<KindOfMatter> const all{
        {"study", "学习传达", 12, "", {}},
        {"report-to-superior", "请示报告", 5, "", {"征求意见"}},
        {"document", "重要文件", 7, "", {"征求意见"}},
        {"leadership-duties", "班子分工", 2, "", {"充分酝酿"}},
        {"plan", "工作计划", 13, "", {"调查研究", "征求意见", "充分酝酿"}},
        {"rules", "制度制定", 8, "法规处", {"调查研究", "征求意见", "充分酝酿", "合法性审查"}},
        {"establishment", "机构编制", 2, "人事处", {"调查研究", "征求意见", "充分酝酿"}},
        {"personnel", "干部任免", 8, "人事处", {"民主推荐", "组织考察", "纪检意见"}, true, true},
        {"staff", "人事管理", 7, "人事处", {}, true},
        {"project", "项目安排", 10, "项目处", {"调查研究", "征求意见", "充分酝酿"}, false, false, true},
        {"funds", "资金使用", 9, "财务处", {"充分酝酿"}, false, false, true},
        {"self-building", "党组自身建设", 3, "", {"充分酝酿"}},
        {"party-organisation", "党组织建设", 4, "机关党委", {"机关党委意见"}},
        {"admission", "发展党员", 3, "机关党委", {"支部大会决议"}, true, true},
        {"discipline-members", "处分党员", 1, "机关党委", {"纪检审理意见"}, true, true},
        {"ideology", "意识形态", 4, "", {"征求意见"}},
        {"integrity", "党风廉政", 5, "", {"征求意见"}},
        {"subordinate-request", "下级请示", 5, "机关服务中心", {}},
        {"publication", "文稿审定", 3, "", {}},
        {"other", "其他重大问题", 3, "", {"调查研究", "征求意见", "充分酝酿"}},
    };
    return all;
}

KindOfMatter const& kind_called(std::string_view name) {
    auto const found = std::ranges::find(kinds_of_matter(), name, &KindOfMatter::name);
    must(found != kinds_of_matter().end(), "a kind is one of the charter's");
    return *found;
}

}  // namespace quorate::demonstration
