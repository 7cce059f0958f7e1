#include "journal/audit.hpp"

#include <algorithm>
#include <utility>

#include "journal/line.hpp"
#include "journal/store.hpp"

namespace quorate::journal {

void Audit::find(Finding finding) {
    ++found_;
    if (findings_.size() < findings_max) findings_.push_back(std::move(finding));
}

void Audit::key(crypto::PublicKey key) {
    if (key.suite() != suite_) find({.name = "key.suite", .facts = {{"key", key.id()}}});
    auto id = key.id();
    keys_.insert_or_assign(std::move(id), std::move(key));
}

void Audit::close_group() {
    if (current_ && entries_of_current_ == 0) {
        find({.name = "command.without-entries", .command = current_->id});
    }
}

std::optional<KeptCommand> Audit::command(std::string_view line) {
    close_group();
    entries_of_current_ = 0;
    current_ = command_from(line);
    if (!current_ || !can_be_kept(*current_)) {
        find({.name = "command.form", .sequence = tree_.size() + 1});
        current_.reset();
        return {};
    }
    current_digest_ = crypto::digest(tree_.hash(), line);
    if (!commands_seen_.insert(current_->id).second) {
        find({.name = "command.twice", .sequence = tree_.size() + 1, .command = current_->id});
    }
    // What is decided rests on the moment it is decided at, so a story told with its time running back is no story.
    if (current_->instant < latest_) {
        find({.name = "command.earlier",
              .sequence = tree_.size() + 1,
              .command = current_->id,
              .facts = {{"instant", current_->instant}, {"before", latest_}}});
    }
    latest_ = std::max(latest_, current_->instant);
    return current_;
}

std::optional<Entry> Audit::entry(std::string_view line) {
    auto const sequence = tree_.size() + 1;
    tree_.append(crypto::leaf_digest(tree_.hash(), line));
    ++entries_of_current_;
    auto entry = entry_from(line);
    if (!entry || !is_payload(entry->payload)) {
        find({.name = "entry.form", .sequence = sequence});
        return {};
    }
    if (entry->sequence != sequence) {
        find({.name = "entry.sequence",
              .sequence = sequence,
              .command = entry->command,
              .facts = {{"written", static_cast<std::int64_t>(entry->sequence)}}});
    }
    check_against_command(*entry);
    return entry;
}

void Audit::check_against_command(Entry const& entry) {
    auto const sequence = tree_.size();
    if (!current_) {
        find({.name = "entry.without-command", .sequence = sequence, .command = entry.command});
        return;
    }
    if (entry.command != current_->id || entry.command_digest != current_digest_) {
        find({.name = "entry.command", .sequence = sequence, .command = current_->id});
    }
    if (entry.actor != current_->actor || entry.entered_by != current_->entered_by ||
        entry.instant != current_->instant) {
        find({.name = "entry.actor", .sequence = sequence, .command = current_->id});
    }
}

void Audit::head(Head const& head) {
    ++heads_;
    Facts const facts{{"size", static_cast<std::int64_t>(head.size)}, {"key", head.key}};
    auto const before = found_;
    auto const complain = [&](char const* name) { find({.name = name, .sequence = head.size, .facts = facts}); };
    if (head.body != body_ || head.suite != suite_) complain("head.body");
    if (head.size != tree_.size()) complain("head.size");
    if (head.root != tree_.root()) complain("head.root");
    auto const key = keys_.find(head.key);
    if (key == keys_.end()) {
        complain("head.key");
    } else if (!signature_holds(head, key->second)) {
        complain("head.signature");
    }
    if (found_ == before) last_head_ = head;
}

void Audit::finish() {
    close_group();
    current_.reset();
}

Findings check(Store& store, BodyId const& body) {
    auto const stream = store.stream(body);
    if (!stream) throw Fault{"the journal has no body " + body.text};
    Audit audit{body, stream->suite};
    for (auto& key : store.keys(body)) audit.key(std::move(key));
    auto const heads = store.heads(body);
    auto head = heads.begin();
    auto const take_heads = [&] {
        for (; head != heads.end() && head->size <= audit.tree().size(); ++head) audit.head(*head);
    };
    take_heads();
    constexpr std::uint64_t step = 4096;
    for (std::uint64_t first = 1; first <= stream->size(); first += step) {
        auto const commands = store.commands(body, {first, step});
        auto command = commands.begin();
        for (auto const& line : store.entries(body, {first, std::min(step, stream->size() - first + 1)})) {
            while (command != commands.end() && command->first <= audit.tree().size() + 1) {
                audit.command((command++)->line);
            }
            audit.entry(line);
            take_heads();
        }
    }
    audit.finish();
    for (; head != heads.end(); ++head) audit.head(*head);
    if (audit.tree().size() != stream->size() || audit.tree().root() != stream->tree.root()) {
        audit.find({.name = "stream.tree", .sequence = stream->size()});
    }
    return audit.findings();
}

}  // namespace quorate::journal
