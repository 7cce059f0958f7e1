#include "sheets/bpmn.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace quorate;

namespace {

/// A diagram opened again: what kind each node is, and the ways between them.
struct Opened {
    explicit Opened(Diagram const& diagram) {
        text = sheets::bpmn(diagram);
        REQUIRE(document.load_string(text.c_str()));
        process = document.child("bpmn:definitions").child("bpmn:process");
        for (auto const one : process.children()) {
            std::string const name = one.name();
            if (name == "bpmn:sequenceFlow")
                ways.emplace(one.attribute("sourceRef").value(), one.attribute("targetRef").value());
            else
                kinds[one.attribute("id").value()] = name.substr(name.find(':') + 1);
        }
    }
    [[nodiscard]] pugi::xml_node flow(std::string const& from, std::string const& to) const {
        for (auto const one : process.children("bpmn:sequenceFlow")) {
            if (from == one.attribute("sourceRef").value() && to == one.attribute("targetRef").value()) return one;
        }
        return {};
    }
    [[nodiscard]] pugi::xml_node node(std::string const& id) const {
        return process.find_child_by_attribute("id", id.c_str());
    }

    std::string text;
    pugi::xml_document document;
    pugi::xml_node process;
    std::map<std::string, std::string> kinds;
    std::set<std::pair<std::string, std::string>> ways;
};

DiagramStep step(std::string const& name, std::vector<std::string> after) {
    DiagramStep result;
    result.name = name;
    result.title = "Step " + name;
    result.after = std::move(after);
    return result;
}

Diagram course(std::vector<DiagramStep> steps) {
    return {"course", "A course", "Form", "Completed", "Refused", "Does it apply?", "otherwise", std::move(steps)};
}

using Ways = std::set<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("steps one after the other have no gateways, and whoever does them stands beside them") {
    auto steps = std::vector{step("a", {}), step("b", {"a"})};
    steps[0].note = "Clerk, within 2 days";
    steps[1].outside = true;
    Opened const opened(course(steps));
    CHECK(opened.ways == Ways{{"start", "step-a"}, {"step-a", "step-b"}, {"step-b", "end"}});
    CHECK(opened.kinds ==
          std::map<std::string, std::string>{
              {"start", "startEvent"}, {"step-a", "userTask"}, {"step-b", "receiveTask"}, {"end", "endEvent"}});
    CHECK(opened.node("step-a").child_value("bpmn:documentation") == std::string("Clerk, within 2 days"));
    CHECK(opened.node("step-b").attribute("name").value() == std::string("Step b"));
}

TEST_CASE("what begins together is split, what waits for several joins them, and all that is left joins at the end") {
    Opened const opened(course({step("a", {}), step("b", {}), step("c", {"a", "b", "a"}), step("d", {"a"})}));
    CHECK(opened.ways == Ways{{"start", "split"},
                              {"split", "step-a"},
                              {"split", "step-b"},
                              {"step-a", "split-a"},
                              {"split-a", "join-c"},
                              {"split-a", "step-d"},
                              {"step-b", "join-c"},
                              {"join-c", "step-c"},
                              {"step-c", "join"},
                              {"step-d", "join"},
                              {"join", "end"}});
    for (auto const* const gateway : {"split", "split-a", "join-c", "join"})
        CHECK(opened.kinds.at(gateway) == "parallelGateway");
}

TEST_CASE("a step with a condition is passed over by the default way, and a no ends everything at an end of its own") {
    auto steps = std::vector{step("a", {})};
    steps[0].condition = "where “Size” is <large>";
    steps[0].question = DiagramQuestion{"Agreed?", "yes", "no"};
    Opened const opened(course(steps));
    CHECK(opened.ways == Ways{{"start", "when-a"},
                              {"when-a", "step-a"},
                              {"when-a", "passed-a"},
                              {"step-a", "question-a"},
                              {"question-a", "no-a"},
                              {"question-a", "passed-a"},
                              {"passed-a", "end"}});
    auto const asked = opened.flow("when-a", "step-a");
    CHECK(asked.attribute("name").value() == std::string("where “Size” is <large>"));
    CHECK(asked.child_value("bpmn:conditionExpression") == std::string("where “Size” is <large>"));
    auto const past = opened.flow("when-a", "passed-a");
    CHECK(past.attribute("name").value() == std::string("otherwise"));
    CHECK(opened.node("when-a").attribute("default").value() == std::string(past.attribute("id").value()));
    CHECK(opened.flow("question-a", "passed-a").attribute("name").value() == std::string("yes"));
    auto const no = opened.flow("question-a", "no-a");
    CHECK(opened.node("question-a").attribute("default").value() == std::string(no.attribute("id").value()));
    CHECK(opened.node("no-a").child("bpmn:terminateEventDefinition"));
    CHECK_FALSE(opened.node("end").child("bpmn:terminateEventDefinition"));
}

TEST_CASE("everything is drawn, nothing over anything else, and each way begins and ends at what it connects") {
    auto steps = std::vector{step("a", {}),    step("b", {}),         step("c", {"a"}),
                             step("d", {"a"}), step("e", {"b", "c"}), step("f", {"d", "a"})};
    for (auto const at : std::array{0U, 2U, 3U}) steps[at].question = DiagramQuestion{"Agreed?", "yes", "no"};
    steps[2].condition = steps[5].condition = "now and then";
    Opened const opened(course(steps));
    struct Box {
        int left, top, right, bottom;
        [[nodiscard]] bool touches(int x, int y) const { return x >= left && x <= right && y >= top && y <= bottom; }
    };
    std::map<std::string, Box> boxes;
    auto const plane =
        opened.document.child("bpmn:definitions").first_element_by_path("bpmndi:BPMNDiagram/bpmndi:BPMNPlane");
    for (auto const shape : plane.children("bpmndi:BPMNShape")) {
        auto const bounds = shape.child("dc:Bounds");
        auto const x = bounds.attribute("x").as_int();
        auto const y = bounds.attribute("y").as_int();
        Box const box{x, y, x + bounds.attribute("width").as_int(), y + bounds.attribute("height").as_int()};
        for (auto const& [name, other] : boxes) {
            auto const apart =
                box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top;
            CHECK_MESSAGE(apart, name << " and " << shape.attribute("bpmnElement").value());
        }
        boxes.emplace(shape.attribute("bpmnElement").value(), box);
    }
    CHECK(boxes.size() == opened.kinds.size());
    std::size_t drawn = 0;
    for (auto const edge : plane.children("bpmndi:BPMNEdge")) {
        auto const flow = opened.node(edge.attribute("bpmnElement").value());
        REQUIRE(flow);
        ++drawn;
        auto const at = [&](pugi::xml_node point, char const* end) {
            auto const& box = boxes.at(flow.attribute(end).value());
            return box.touches(point.attribute("x").as_int(), point.attribute("y").as_int());
        };
        CHECK(at(edge.first_child(), "sourceRef"));
        CHECK(at(edge.last_child(), "targetRef"));
        // Ways bend at right angles, and lead through nothing but what they connect.
        for (auto one = edge.first_child(); one.next_sibling(); one = one.next_sibling()) {
            auto const x = one.attribute("x").as_int();
            auto const y = one.attribute("y").as_int();
            auto const next_x = one.next_sibling().attribute("x").as_int();
            auto const next_y = one.next_sibling().attribute("y").as_int();
            CHECK((x == next_x) != (y == next_y));
            for (auto const& [name, box] : boxes) {
                if (name == flow.attribute("sourceRef").value() || name == flow.attribute("targetRef").value())
                    continue;
                auto const crossed = std::max(x, next_x) >= box.left && std::min(x, next_x) <= box.right &&
                                     std::max(y, next_y) >= box.top && std::min(y, next_y) <= box.bottom;
                CHECK_FALSE_MESSAGE(crossed, flow.attribute("id").value() << " through " << name);
            }
        }
    }
    CHECK(drawn == opened.ways.size());
}
