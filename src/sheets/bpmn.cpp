#include "sheets/bpmn.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include <pugixml.hpp>

#include "sheets/process.hpp"

namespace quorate::sheets {
namespace {

constexpr int kColumn = 160;  // from the middle of a column to that of the next
constexpr int kRow = 240;     // the same of rows
constexpr int kMargin = 160;
constexpr int kPassing = 70;   // how far above a step the way past it runs
constexpr int kChannel = 100;  // how far above a row others are reached by a way that crosses nothing
constexpr int kBelow = 90;     // how far below its question an end stands

struct Point {
    int x = 0;
    int y = 0;
};

struct Size {
    int width = 0;
    int height = 0;
};

Size size_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::start:
        case NodeKind::end:
        case NodeKind::breaking_off:
            return {36, 36};
        case NodeKind::condition:
        case NodeKind::question:
        case NodeKind::rejoining:
        case NodeKind::parallel:
            return {50, 50};
        case NodeKind::task:
        case NodeKind::receiving:
            break;
    }
    return {100, 80};
}

char const* element_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::start:
            return "bpmn:startEvent";
        case NodeKind::end:
        case NodeKind::breaking_off:
            return "bpmn:endEvent";
        case NodeKind::condition:
        case NodeKind::question:
        case NodeKind::rejoining:
            return "bpmn:exclusiveGateway";
        case NodeKind::parallel:
            return "bpmn:parallelGateway";
        case NodeKind::receiving:
            return "bpmn:receiveTask";
        case NodeKind::task:
            break;
    }
    return "bpmn:userTask";
}

Point middle_of(Node const& node) {
    auto const y = kMargin + static_cast<int>(node.row) * kRow;
    return {kMargin + static_cast<int>(node.column) * kColumn, node.kind == NodeKind::breaking_off ? y + kBelow : y};
}

/// Where flows bend.
class Ways {
  public:
    explicit Ways(Process const& process) : process_(process) {}

    [[nodiscard]] std::vector<Point> of(Flow const& flow) const {
        auto const& from = process_.nodes[flow.from];
        auto const& to = process_.nodes[flow.to];
        auto const a = middle_of(from);
        auto const b = middle_of(to);
        auto const beside = Point{a.x + size_of(from.kind).width / 2, a.y};
        auto const before = Point{b.x - size_of(to.kind).width / 2, b.y};
        auto const half = [](Node const& node) { return size_of(node.kind).height / 2; };
        if (to.kind == NodeKind::breaking_off) return {{a.x, a.y + half(from)}, {b.x, b.y - half(to)}};
        if (flow.kind == FlowKind::otherwise) {
            auto const y = a.y - kPassing;
            return {{a.x, a.y - half(from)}, {a.x, y}, {b.x, y}, {b.x, b.y - half(to)}};
        }
        if (from.row == to.row && free(from.row, from.column + 1, to.column)) return {beside, before};
        auto const down = to.row > from.row ? 1 : -1;
        if (from.row != to.row && free(from.row, from.column + 1, to.column + 1) && free_between(to.column, from, to))
            return {beside, {b.x, a.y}, {b.x, b.y - down * half(to)}};
        if (from.row != to.row && from.kind == NodeKind::parallel && free(to.row, from.column, to.column) &&
            free_between(from.column, from, to))
            return {{a.x, a.y + down * half(from)}, {a.x, b.y}, before};
        auto const y = std::max(a.y, b.y) - kChannel;
        auto const left = a.x + kColumn / 2;
        auto const right = b.x - kColumn / 2;
        return {beside, {left, a.y}, {left, y}, {right, y}, {right, b.y}, before};
    }

  private:
    /// Nothing stands in these columns of the row; the last of them is not asked.
    [[nodiscard]] bool free(std::size_t row, std::size_t first, std::size_t last) const {
        return std::none_of(process_.nodes.begin(), process_.nodes.end(), [&](Node const& one) {
            return one.row == row && one.column >= first && one.column < last;
        });
    }
    /// Nothing stands in this column of the rows between these two.
    [[nodiscard]] bool free_between(std::size_t column, Node const& one, Node const& other) const {
        auto const [upper, lower] = std::minmax(one.row, other.row);
        for (auto row = upper + 1; row < lower; ++row) {
            if (!free(row, column, column + 1)) return false;
        }
        return true;
    }

    Process const& process_;
};

void set(pugi::xml_node node, char const* name, std::string const& value) {
    node.append_attribute(name).set_value(value.c_str());
}

void set(pugi::xml_node node, char const* name, int value) {
    node.append_attribute(name).set_value(value);
}

void write_words(pugi::xml_node parent, char const* name, std::string const& words) {
    parent.append_child(name).text().set(words.c_str());
}

void write_node(pugi::xml_node parent, Process const& process, std::size_t at) {
    auto const& node = process.nodes[at];
    auto written = parent.append_child(element_of(node.kind));
    set(written, "id", node.id);
    if (!node.name.empty()) set(written, "name", node.name);
    for (auto const& flow : process.flows) {
        if (flow.from == at && flow.kind == FlowKind::otherwise) set(written, "default", flow.id);
    }
    if (!node.note.empty()) write_words(written, "bpmn:documentation", node.note);
    for (auto const& flow : process.flows) {
        if (flow.to == at) write_words(written, "bpmn:incoming", flow.id);
    }
    for (auto const& flow : process.flows) {
        if (flow.from == at) write_words(written, "bpmn:outgoing", flow.id);
    }
    if (node.kind == NodeKind::breaking_off) {
        auto ended = written.append_child("bpmn:terminateEventDefinition");
        set(ended, "id", "all-" + node.id);
    }
}

void write_flow(pugi::xml_node parent, Process const& process, Flow const& flow) {
    auto written = parent.append_child("bpmn:sequenceFlow");
    set(written, "id", flow.id);
    if (!flow.name.empty()) set(written, "name", flow.name);
    set(written, "sourceRef", process.nodes[flow.from].id);
    set(written, "targetRef", process.nodes[flow.to].id);
    if (flow.kind == FlowKind::conditional) write_words(written, "bpmn:conditionExpression", flow.name);
}

void write_bounds(pugi::xml_node parent, Point const& corner, Size const& size) {
    auto bounds = parent.append_child("dc:Bounds");
    set(bounds, "x", corner.x);
    set(bounds, "y", corner.y);
    set(bounds, "width", size.width);
    set(bounds, "height", size.height);
}

void write_shape(pugi::xml_node plane, Node const& node) {
    auto shape = plane.append_child("bpmndi:BPMNShape");
    set(shape, "id", "shape-" + node.id);
    set(shape, "bpmnElement", node.id);
    if (element_of(node.kind) == std::string_view("bpmn:exclusiveGateway")) set(shape, "isMarkerVisible", "true");
    auto const size = size_of(node.kind);
    auto const middle = middle_of(node);
    write_bounds(shape, {middle.x - size.width / 2, middle.y - size.height / 2}, size);
    if (node.kind != NodeKind::condition && node.kind != NodeKind::question) return;
    // The ways out of a question run down and to the right, those of a condition up and to the right.
    auto const y = node.kind == NodeKind::question ? middle.y - 45 : middle.y + 31;
    write_bounds(shape.append_child("bpmndi:BPMNLabel"), {middle.x - 45, y}, {90, 14});
}

void write_edge(pugi::xml_node plane, Flow const& flow, std::vector<Point> const& way) {
    auto edge = plane.append_child("bpmndi:BPMNEdge");
    set(edge, "id", "edge-" + flow.id);
    set(edge, "bpmnElement", flow.id);
    for (auto const& point : way) {
        auto written = edge.append_child("di:waypoint");
        set(written, "x", point.x);
        set(written, "y", point.y);
    }
}

struct Bytes : pugi::xml_writer {
    std::string text;
    void write(void const* data, std::size_t size) override { text.append(static_cast<char const*>(data), size); }
};

}  // namespace

std::string bpmn(Diagram const& diagram) {
    auto const process = process_of(diagram);
    pugi::xml_document document;
    auto whole = document.append_child("bpmn:definitions");
    set(whole, "xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL");
    set(whole, "xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI");
    set(whole, "xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC");
    set(whole, "xmlns:di", "http://www.omg.org/spec/DD/20100524/DI");
    set(whole, "id", "definitions");
    set(whole, "targetNamespace", "urn:quorate:procedure");
    set(whole, "exporter", "Quorate");
    auto steps = whole.append_child("bpmn:process");
    auto const id = "procedure-" + diagram.name;
    set(steps, "id", id);
    set(steps, "name", diagram.title);
    set(steps, "isExecutable", "false");
    for (std::size_t at = 0; at < process.nodes.size(); ++at) write_node(steps, process, at);
    for (auto const& flow : process.flows) write_flow(steps, process, flow);
    auto drawing = whole.append_child("bpmndi:BPMNDiagram");
    set(drawing, "id", "diagram");
    auto plane = drawing.append_child("bpmndi:BPMNPlane");
    set(plane, "id", "plane");
    set(plane, "bpmnElement", id);
    Ways const ways(process);
    for (auto const& node : process.nodes) write_shape(plane, node);
    for (auto const& flow : process.flows) write_edge(plane, flow, ways.of(flow));
    Bytes bytes;
    document.save(bytes, "  ", pugi::format_indent, pugi::encoding_utf8);
    return std::move(bytes.text);
}

}  // namespace quorate::sheets
