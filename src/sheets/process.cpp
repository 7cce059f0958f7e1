#include "sheets/process.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quorate::sheets {
namespace {

/// Where the course goes on from: a node, and what is said on the way out of it.
struct Tail {
    std::size_t node = 0;
    FlowKind kind = FlowKind::plain;
    std::string name{};
};

class Builder {
  public:
    explicit Builder(Diagram const& diagram) : diagram_(diagram) {
        for (auto const& step : diagram.steps) {
            for (auto const& before : sources_of(step)) ++followers_[before];
        }
    }

    Process build() {
        auto const start = add({NodeKind::start, "start", diagram_.start, {}, 0, 0});
        end_step("", {start});
        for (auto const& step : diagram_.steps) add_step(step);
        add_end();
        return std::move(process_);
    }

  private:
    /// The names it waits for, each once; "" is the start.
    static std::vector<std::string> sources_of(DiagramStep const& step) {
        std::vector<std::string> result;
        for (auto const& name : step.after) {
            if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
        }
        if (result.empty()) result.emplace_back();
        return result;
    }

    std::size_t add(Node node) {
        process_.nodes.push_back(std::move(node));
        auto const at = process_.nodes.size() - 1;
        auto& last = last_in_row_[process_.nodes[at].row];
        last = std::max(last, process_.nodes[at].column);
        return at;
    }

    /// The node that follows the tail in the same row.
    std::size_t add_after(Tail const& tail, NodeKind kind, std::string id, std::string name = {}) {
        auto const& before = process_.nodes[tail.node];
        auto const at = add({kind, std::move(id), std::move(name), {}, before.row, before.column + 1});
        connect(tail, at);
        return at;
    }

    void connect(Tail const& tail, std::size_t to) {
        auto id = "flow" + std::to_string(process_.flows.size() + 1);
        process_.flows.push_back({std::move(id), tail.node, to, tail.kind, tail.name});
    }

    /// Behind all that it waits for: in the row of one of them that nothing follows yet, otherwise in a row of its own.
    Node first_place(std::vector<std::string> const& sources) {
        Node node;
        for (auto const& name : sources)
            node.column = std::max(node.column, process_.nodes[tails_.at(name).node].column + 1);
        auto const free = [&](std::string const& name) {
            auto const row = process_.nodes[tails_.at(name).node].row;
            return !continued_.contains(name) && last_in_row_.at(row) < node.column;
        };
        auto const found = std::find_if(sources.begin(), sources.end(), free);
        if (found == sources.end()) {
            node.row = last_in_row_.rbegin()->first + 1;
        } else {
            node.row = process_.nodes[tails_.at(*found).node].row;
            continued_.insert(*found);
        }
        return node;
    }

    /// The first node of what follows these; they are joined where there are several.
    std::size_t begin_after(std::vector<std::string> const& sources, Node node) {
        auto const place = first_place(sources);
        node.row = place.row;
        node.column = place.column;
        auto const at = add(std::move(node));
        for (auto const& name : sources) connect(tails_.at(name), at);
        return at;
    }

    void add_step(DiagramStep const& step) {
        auto const sources = sources_of(step);
        auto const kind = step.outside ? NodeKind::receiving : NodeKind::task;
        std::optional<Tail> tail;
        if (sources.size() > 1)
            tail = Tail{begin_after(sources, {NodeKind::parallel, "join-" + step.name, {}, {}, 0, 0})};
        auto const put = [&](NodeKind what, std::string id, std::string name) {
            if (tail) return add_after(*tail, what, std::move(id), std::move(name));
            return begin_after(sources, {what, std::move(id), std::move(name), {}, 0, 0});
        };
        std::optional<std::size_t> choice;
        if (!step.condition.empty()) {
            choice = put(NodeKind::condition, "when-" + step.name, diagram_.applies);
            tail = Tail{*choice, FlowKind::conditional, step.condition};
        }
        auto const task = put(kind, "step-" + step.name, step.title);
        process_.nodes[task].note = step.note;
        tail = Tail{task};
        if (step.question) tail = add_question(step, *tail);
        if (choice) {
            auto const rejoined = add_after(*tail, NodeKind::rejoining, "passed-" + step.name);
            connect({*choice, FlowKind::otherwise, diagram_.otherwise}, rejoined);
            tail = Tail{rejoined};
        }
        end_step(step.name, *tail);
    }

    /// A no ends everything: it stands below the question.
    Tail add_question(DiagramStep const& step, Tail const& tail) {
        auto const& question = *step.question;
        auto const asked = add_after(tail, NodeKind::question, "question-" + step.name, question.text);
        auto const place = process_.nodes[asked];
        auto const broken =
            add({NodeKind::breaking_off, "no-" + step.name, diagram_.broken_off, {}, place.row, place.column});
        connect({asked, FlowKind::otherwise, question.no}, broken);
        return {asked, FlowKind::conditional, question.yes};
    }

    /// What follows the step goes on from here.
    void end_step(std::string const& name, Tail tail) {
        if (followers_[name] > 1) {
            auto const id = name.empty() ? std::string("split") : "split-" + name;
            tail = Tail{add_after(tail, NodeKind::parallel, id)};
        }
        tails_[name] = std::move(tail);
    }

    void add_end() {
        std::vector<std::string> last;
        for (auto const& step : diagram_.steps) {
            if (followers_[step.name] == 0) last.push_back(step.name);
        }
        if (last.empty()) last.emplace_back();
        if (last.size() == 1) {
            begin_after(last, {NodeKind::end, "end", diagram_.end, {}, 0, 0});
            return;
        }
        auto const joined = begin_after(last, {NodeKind::parallel, "join", {}, {}, 0, 0});
        add_after({joined}, NodeKind::end, "end", diagram_.end);
    }

    Diagram const& diagram_;
    Process process_;
    std::map<std::string, int> followers_;
    std::map<std::string, Tail> tails_;
    std::set<std::string> continued_;  ///< whose row goes on already
    std::map<std::size_t, std::size_t> last_in_row_;
};

}  // namespace

Process process_of(Diagram const& diagram) {
    return Builder(diagram).build();
}

}  // namespace quorate::sheets
