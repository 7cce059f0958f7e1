#include "archive/verify.hpp"

#include <algorithm>
#include <istream>
#include <set>
#include <utility>

#include "archive/lines.hpp"
#include "archive/package.hpp"
#include "archive/redecision.hpp"
#include "journal/audit.hpp"

namespace quorate::archive {
namespace {

using journal::Audit;
using std::uint64_t;

/// The order in which kinds of lines may come; commands, entries and heads are one part.
enum class Part { start, keys, charters, stream, files, end };

class Verifier {
  public:
    Verifier(Judge* judge, Expectations const& expected, Manifest const& manifest)
        : judge_(judge),
          expected_(&expected),
          manifest_(manifest),
          audit_(manifest.body, manifest.suite),
          file_hasher_(crypto::hash_of(manifest.suite)) {
        if (judge != nullptr) redecision_.emplace(*judge, audit_);
        check_known_heads();
    }

    void take(KeyLine const& line) {
        enter(Part::keys);
        auto key = crypto::PublicKey::from_der(line.der);
        if (!key) return find("key.form", {});
        auto const& may = expected_->keys;
        if (!may.empty() && std::find(may.begin(), may.end(), key->id()) == may.end()) {
            find("key.unexpected", {{"key", key->id()}});
        }
        if (!unused_keys_.insert(key->id()).second) find("key.twice", {{"key", key->id()}});
        keys_.push_back(key->id());
        audit_.key(*std::move(key));
    }

    void take(CharterLine const& line) {
        enter(Part::charters);
        Facts const facts{{"charter", crypto::to_hex(line.digest)}};
        if (crypto::digest(hash(), line.text) != line.digest) find("charter.digest", facts);
        if (!charters_.insert(line.digest).second) find("charter.twice", facts);
        if (judge_ != nullptr && !judge_->add_charter(line.digest, line.text)) find("charter.unfit", facts);
    }

    void take(CommandLine const& line) {
        enter(Part::stream);
        if (redecision_) redecision_->close();
        auto const command = audit_.command(line.line);
        if (!command) {
            if (redecision_) redecision_->stop();
            return;
        }
        files_.insert(command->files.begin(), command->files.end());
        if (redecision_) redecision_->command(*command);
    }

    void take(EntryLine const& line) {
        enter(Part::stream);
        auto const entry = audit_.entry(line.line);
        if (redecision_ && entry) check_charters(*entry);
        if (redecision_ && entry) redecision_->entry(*entry);
        if (redecision_ && !entry) redecision_->stop();
        check_known_heads();
    }

    void take(HeadLine const& line) {
        enter(Part::stream);
        auto const head = journal::head_from(line.line);
        if (!head) return find("head.form", {});
        unused_keys_.erase(head->key);
        audit_.head(*head);
    }

    void take(FileLine const& line) {
        enter(Part::files);
        finish_file();
        Facts const facts{{"file", crypto::to_hex(line.digest)}};
        if (!files_seen_.insert(line.digest).second) find("file.twice", facts);
        if (!line.included) {
            ++files_left_out_;
            return;
        }
        file_ = line;
        file_left_ = line.size;
    }

    void take(PieceLine const& line) {
        enter(Part::files);
        if (!file_ || line.bytes.size() != std::min<uint64_t>(file_left_, piece_size) || line.bytes.empty()) {
            return find("file.pieces", {});
        }
        file_hasher_.add(line.bytes);
        file_left_ -= line.bytes.size();
    }

    void take(Manifest const&) { find("package.order", {}); }
    /// The end is looked for by the one who digests the lines.
    void take(EndLine const&) { finish(); }

    void find(char const* name, Facts facts) { audit_.find({.name = name, .facts = std::move(facts)}); }

    [[nodiscard]] bool finished() const { return part_ == Part::end; }
    [[nodiscard]] crypto::Hash hash() const { return crypto::hash_of(manifest_.suite); }

    Report report() && {
        return {.body = manifest_.body,
                .suite = manifest_.suite,
                .entries = audit_.tree().size(),
                .commands = audit_.commands(),
                .decided_again = redecision_ ? redecision_->decided() : 0,
                .heads = audit_.heads(),
                .charters = charters_.size(),
                .files = files_seen_.size(),
                .files_left_out = files_left_out_,
                .keys = std::move(keys_),
                .last_head = audit_.last_head(),
                .findings = audit_.findings(),
                .found = audit_.found()};
    }

  private:
    void enter(Part part) {
        if (part < part_) find("package.order", {});
        if (part_ < Part::files && part >= Part::files) finish_stream();
        part_ = std::max(part_, part);
    }

    void check_known_heads() {
        for (auto const& head : expected_->heads) {
            if (head.size != audit_.tree().size()) continue;
            if (head.body == manifest_.body && head.root == audit_.tree().root()) continue;
            find("head.known", {{"size", static_cast<std::int64_t>(head.size)}});
        }
    }

    void check_charters(journal::Entry const& entry) {
        for (auto const& digest : judge_->charters_of(entry)) {
            charters_named_.insert(digest);
            if (charters_.contains(digest)) continue;
            find("charter.missing", {{"charter", crypto::to_hex(digest)}});
            redecision_->stop();
        }
    }

    void finish_stream() {
        if (redecision_) redecision_->close();
        audit_.finish();
        auto const size = audit_.tree().size();
        if (size != manifest_.entries) find("package.entries", {{"entries", static_cast<std::int64_t>(size)}});
        if (!audit_.last_head() || audit_.last_head()->size != size) find("head.last", {});
        for (auto const& head : expected_->heads) {
            if (head.size > size) find("head.beyond", {{"size", static_cast<std::int64_t>(head.size)}});
        }
        for (auto const& key : unused_keys_) find("key.unused", {{"key", key}});
        for (auto const& digest : charters_) {
            if (judge_ == nullptr || charters_named_.contains(digest)) continue;
            find("charter.unnamed", {{"charter", crypto::to_hex(digest)}});
        }
    }

    void finish_file() {
        if (!file_) return;
        auto const digest = file_hasher_.finish();
        Facts const facts{{"file", crypto::to_hex(file_->digest)}};
        if (file_left_ != 0) find("file.pieces", facts);
        if (file_left_ == 0 && digest != file_->digest) find("file.digest", facts);
        file_.reset();
    }

    void finish() {
        enter(Part::end);
        finish_file();
        for (auto const& digest : files_) {
            if (files_seen_.contains(digest) || charters_.contains(digest)) continue;
            find("file.missing", {{"file", crypto::to_hex(digest)}});
        }
        for (auto const& digest : files_seen_) {
            if (files_.contains(digest)) continue;
            find("file.unnamed", {{"file", crypto::to_hex(digest)}});
        }
    }

    Judge* judge_;
    Expectations const* expected_;
    Manifest manifest_;
    Audit audit_;
    std::optional<Redecision> redecision_;
    Part part_ = Part::start;
    std::vector<std::string> keys_;
    std::set<std::string> unused_keys_;
    std::set<crypto::Digest> charters_;
    std::set<crypto::Digest> charters_named_;
    std::set<crypto::Digest> files_;  ///< named by commands
    std::set<crypto::Digest> files_seen_;
    uint64_t files_left_out_ = 0;
    std::optional<FileLine> file_;  ///< the one whose pieces come
    uint64_t file_left_ = 0;
    crypto::Hasher file_hasher_;
};

Report unreadable() {
    Report report;
    report.findings.push_back({.name = "package.unknown"});
    report.found = 1;
    return report;
}

}  // namespace

Report verify(std::istream& input, Judge* judge, Expectations const& expected) {
    Lines lines{input};
    auto text = lines.next();
    auto const first = text ? line_from(*text) : std::nullopt;
    auto const* const manifest = first ? std::get_if<Manifest>(&*first) : nullptr;
    if (manifest == nullptr || !valid_id(manifest->body.text)) return unreadable();

    Verifier verifier{judge, expected, *manifest};
    crypto::Hasher hasher{verifier.hash()};
    for (; text; text = lines.next()) {
        auto const line_number = static_cast<std::int64_t>(lines.count());
        if (verifier.finished()) {
            verifier.find("package.after-end", {{"line", line_number}});
            break;
        }
        auto const line = line_number == 1 ? first : line_from(*text);
        if (!line) {
            verifier.find("package.form", {{"line", line_number}});
        } else if (auto const* const end = std::get_if<EndLine>(&*line)) {
            if (hasher.finish() != end->digest) verifier.find("package.digest", {});
            verifier.take(*end);
        } else if (line_number > 1) {
            std::visit([&](auto const& one) { verifier.take(one); }, *line);
        }
        hasher.add(*text);
        hasher.add("\n");
    }
    if (!text && !(verifier.finished() && lines.ended_well())) verifier.find("package.cut", {});
    return std::move(verifier).report();
}

}  // namespace quorate::archive
