#include "archive/restore.hpp"

#include <istream>
#include <map>
#include <utility>

#include "archive/lines.hpp"
#include "archive/package.hpp"
#include "base/must.hpp"

namespace quorate::archive {
namespace {

using journal::Fault;

/// Takes charters and files: they are there before a command refers to them.
class FileRestorer {
  public:
    FileRestorer(journal::Blobs const& blobs, crypto::Hash hash) : blobs_(&blobs), hash_(hash) {}

    void take(CharterLine const& line) { blobs_->put(hash_, line.text); }
    void take(FileLine const& line) {
        finish();
        if (line.included) incoming_.emplace(blobs_->begin(hash_));
    }
    void take(PieceLine const& line) {
        must(incoming_.has_value(), "the package was found sound");
        incoming_->add(line.bytes);
    }
    void take(EndLine const&) { finish(); }
    template <class Other>
    void take(Other const&) {}

  private:
    void finish() {
        if (incoming_) (void)incoming_->finish();
        incoming_.reset();
    }

    journal::Blobs const* blobs_;
    crypto::Hash hash_;
    std::optional<journal::Blobs::Incoming> incoming_;
};

/// Takes the stream: commands with their entries, heads, and the keys that signed them.
class StreamRestorer {
  public:
    explicit StreamRestorer(journal::Store& store) : store_(&store) {}

    void take(Manifest const& manifest) {
        body_ = manifest.body;
        store_->create(manifest.body, manifest.suite);
    }
    void take(KeyLine const& line) {
        auto key = crypto::PublicKey::from_der(line.der);
        must(key.has_value(), "the package was found sound");
        auto id = key->id();
        keys_.emplace(std::move(id), *std::move(key));
    }
    void take(CommandLine const& line) {
        close_group();
        if (groups_.size() >= groups_max) flush();
        auto command = journal::command_from(line.line);
        must(command.has_value(), "the package was found sound");
        group_ = journal::Group{body_, size_, *std::move(command), {}};
    }
    void take(EntryLine const& line) {
        auto entry = journal::entry_from(line.line);
        must(entry && group_, "the package was found sound");
        group_->events.push_back({std::move(entry->name), entry->version, std::move(entry->payload)});
        ++size_;
    }
    void take(HeadLine const& line) {
        auto head = journal::head_from(line.line);
        must(head.has_value(), "the package was found sound");
        heads_.push_back(*std::move(head));
    }
    void take(EndLine const&) {
        close_group();
        flush();
        auto const stream = store_->stream(body_);
        must(stream && !heads_.empty() && stream->tree.root() == heads_.back().root,
             "a sound package gives the tree that was signed");
        for (auto const& head : heads_) store_->keep_head(head, keys_.at(head.key));
    }
    template <class Other>
    void take(Other const&) {}

  private:
    static constexpr std::size_t groups_max = 512;

    void close_group() {
        if (group_) groups_.push_back(*std::move(group_));
        group_.reset();
    }

    void flush() {
        for (auto const& receipt : store_->append(groups_)) {
            if (receipt.outcome != journal::Outcome::appended) throw Fault{"the body changed while it was restored"};
        }
        groups_.clear();
    }

    journal::Store* store_;
    BodyId body_;
    std::map<std::string, crypto::PublicKey> keys_;
    std::vector<journal::Head> heads_;
    std::vector<journal::Group> groups_;
    std::optional<journal::Group> group_;
    std::uint64_t size_ = 0;
};

/// Reads the package from its beginning once more.
template <class Restorer>
void read_again(std::istream& input, Restorer& restorer) {
    input.clear();
    input.seekg(0);
    Lines lines{input};
    while (auto const text = lines.next()) {
        auto const line = line_from(*text);
        if (!line) throw Fault{"the package changed while it was read"};
        std::visit([&](auto const& one) { restorer.take(one); }, *line);
    }
}

}  // namespace

Report restore(std::istream& input, journal::Store& store, journal::Blobs const& blobs) {
    auto report = verify(input, nullptr);
    if (!report.sound()) return report;
    if (store.stream(report.body)) throw Fault{"the journal has the body " + report.body.text + " already"};
    FileRestorer files{blobs, crypto::hash_of(report.suite)};
    read_again(input, files);
    StreamRestorer stream{store};
    read_again(input, stream);
    return report;
}

}  // namespace quorate::archive
