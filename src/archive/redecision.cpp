#include "archive/redecision.hpp"

#include <utility>

namespace quorate::archive {

using journal::Entry;
using journal::KeptCommand;

void Redecision::command(KeptCommand const& command) {
    close();
    if (stopped_) return;
    command_ = command.id;
    ++decided_;
    auto decided = judge_->decide(command);
    compared_ = 0;
    open_ = decided.has_value();
    if (open_) {
        decided_events_ = *std::move(decided);
        return;
    }
    auto& rejection = decided.error();
    auto const sequence = audit_->tree().size() + 1;
    for (auto& fault : rejection.bad_input) {
        audit_->find(
            {.name = "command.unfit",
             .sequence = sequence,
             .command = command_,
             .facts = {{"name", command.name}, {"at", std::move(fault.at)}, {"fault", std::move(fault.what)}}});
    }
    if (!rejection.obstacles.empty()) {
        audit_->find({.name = "command.refused",
                      .sequence = sequence,
                      .command = command_,
                      .facts = {{"name", command.name}},
                      .obstacles = std::move(rejection.obstacles)});
    }
}

void Redecision::compare(Entry const& entry) {
    if (compared_ >= decided_events_.size()) {
        audit_->find({.name = "entry.undecided",
                      .sequence = audit_->tree().size(),
                      .command = command_,
                      .facts = {{"recorded", entry.name}}});
        return;
    }
    auto const& decided = decided_events_[compared_++];
    if (decided.name == entry.name && decided.version == entry.version && decided.payload == entry.payload) return;
    audit_->find(
        {.name = "entry.differs",
         .sequence = audit_->tree().size(),
         .command = command_,
         .facts = {{"decided", decided.name + " " + decided.payload}, {"recorded", entry.name + " " + entry.payload}}});
}

void Redecision::entry(Entry const& entry) {
    if (stopped_) return;
    if (open_) compare(entry);
    if (judge_->apply(entry)) return;
    audit_->find({.name = "entry.impossible",
                  .sequence = audit_->tree().size(),
                  .command = entry.command,
                  .facts = {{"recorded", entry.name}}});
    open_ = false;
    stopped_ = true;
}

void Redecision::close() {
    for (; open_ && compared_ < decided_events_.size(); ++compared_) {
        audit_->find({.name = "entry.missing",
                      .sequence = audit_->tree().size(),
                      .command = command_,
                      .facts = {{"decided", decided_events_[compared_].name}}});
    }
    open_ = false;
}

}  // namespace quorate::archive
