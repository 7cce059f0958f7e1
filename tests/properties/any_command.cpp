#include "properties/any_command.hpp"

namespace quorate::tests {

void AnyCommand::fill(std::string& text, std::string_view field) {
    static std::vector<std::string> const choices{"赞成", "赞成", "反对", "弃权", "同意", "同意", "不同意", "缓议"};
    static std::vector<std::string> const kinds{"plan", "personnel", "funds", "discipline", "study", "none"};
    static std::vector<std::string> const evidence{"research", "consultation", "nomination", "inspection"};
    static std::vector<std::string> const names{"甲", "乙", "书记", "张三", "李四"};
    if (field == "choice") {
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
