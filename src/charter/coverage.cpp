#include "charter/charter.hpp"

namespace quorate::charter {

std::vector<Coverage> coverage(Charter const& charter) {
    std::vector<Coverage> lines;
    for (auto const& one : charter.document.anchors) {
        lines.push_back({one.anchor, one.label, one.mode, one.planned, one.binding, one.rules});
    }
    return lines;
}

}  // namespace quorate::charter
