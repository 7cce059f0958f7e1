#include "properties/any_command.hpp"

namespace quorate::tests {

void AnyCommand::fill(std::string& text, std::string_view field) {
    static std::vector<std::string> const choices{"赞成", "赞成", "反对", "弃权", "同意", "同意", "不同意", "缓议"};
    static std::vector<std::string> const kinds{"plan", "personnel", "funds", "discipline", "study", "none"};
    static std::vector<std::string> const evidence{"research", "consultation", "nomination", "inspection"};
    static std::vector<std::string> const names{"甲", "乙", "书记", "张三", "李四"};
    static std::vector<std::string> const procedures{"leave-member", "seal", "report", "request", "incoming"};
    static std::vector<std::string> const steps{"approve", "seal", "check", "sign", "start", "deliberate", "instruct"};
    static std::vector<std::string> const fields{"days", "place", "reason", "purpose", "copies", "paper"};
    if (field == "procedure") {
        text = dice_.one_of(procedures);
    } else if (field == "step" || (field == "to" && dice_.below(2) == 0)) {
        text = dice_.one_of(steps);
    } else if (field == "form") {
        text = dice_.one_of(fields);
    } else if (field == "choice") {
        text = dice_.one_of(choices);
    } else if (field == "kind") {
        text = dice_.one_of(kinds);
    } else if (field == "prerequisite") {
        text = dice_.one_of(evidence);
    } else if (field == "name") {
        text = dice_.one_of(names);
    } else {
        text = dice_.once_in(20) ? "" : "文字";
    }
}

}  // namespace quorate::tests
