#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagram.hpp"

/// A course as the nodes and flows of a process, each node in a row and a column of its drawing. Used inside this room
/// only.
namespace quorate::sheets {

enum class NodeKind { start, task, receiving, condition, question, rejoining, parallel, end, breaking_off };

struct Node {
    NodeKind kind = NodeKind::task;
    std::string id;
    std::string name;
    std::string note;
    std::size_t row = 0;
    std::size_t column = 0;
};

enum class FlowKind { plain, conditional, otherwise };

struct Flow {
    std::string id;
    std::size_t from = 0;
    std::size_t to = 0;
    FlowKind kind = FlowKind::plain;
    std::string name;
};

struct Process {
    std::vector<Node> nodes;
    std::vector<Flow> flows;
};

/// Gateways stand wherever the course splits, joins or chooses, and nowhere else.
[[nodiscard]] Process process_of(Diagram const& diagram);

}  // namespace quorate::sheets
