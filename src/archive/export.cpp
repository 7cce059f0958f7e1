#include "archive/export.hpp"

#include <fstream>
#include <ostream>
#include <set>
#include <utility>

#include "archive/package.hpp"

namespace quorate::archive {
namespace {

using journal::Fault;
using std::uint64_t;

/// Entries that are read at a time.
constexpr uint64_t step = 4096;

/// Writes lines and digests them on the way.
class Writer {
  public:
    Writer(std::ostream& output, crypto::Hash hash) : output_(&output), hasher_(hash) {}

    template <class One>
    void write(One const& one) {
        auto const line = to_line(one) + '\n';
        hasher_.add(line);
        *output_ << line;
        if (!*output_) throw Fault{"cannot write the package"};
    }

    void end() {
        write(EndLine{hasher_.finish()});
        output_->flush();
        if (!*output_) throw Fault{"cannot write the package"};
    }

  private:
    std::ostream* output_;
    crypto::Hasher hasher_;
};

/// One export, from one state of the store: entries that are added meanwhile stay out.
class Export {
  public:
    Export(std::ostream& output, journal::Store& store, journal::Blobs const& blobs, journal::Stream stream)
        : store_(&store),
          blobs_(&blobs),
          stream_(std::move(stream)),
          heads_(store.heads(stream_.body)),
          writer_(output, stream_.tree.hash()) {
        std::erase_if(heads_, [this](journal::Head const& head) { return head.size > stream_.size(); });
        if (heads_.empty() || heads_.back().size != stream_.size()) {
            throw Fault{"the stream of " + stream_.body.text + " must be signed before it is exported"};
        }
    }

    void write(Judge const& judge, Files files) {
        writer_.write(Manifest{stream_.body, stream_.suite, stream_.size()});
        write_keys();
        auto const charters = charters_in_force(judge);
        for (auto const& digest : charters) writer_.write(CharterLine{digest, bytes_of(digest)});
        write_stream();
        for (auto const& digest : charters) files_.erase(digest);
        for (auto const& digest : files_) write_file(digest, files);
        writer_.end();
    }

  private:
    [[nodiscard]] std::vector<std::string> entries(uint64_t first) const {
        return store_->entries(stream_.body, {first, std::min(step, stream_.size() - first + 1)});
    }

    [[nodiscard]] std::set<crypto::Digest> charters_in_force(Judge const& judge) const {
        std::set<crypto::Digest> charters;
        for (uint64_t first = 1; first <= stream_.size(); first += step) {
            for (auto const& line : entries(first)) {
                auto const entry = journal::entry_from(line);
                if (!entry) throw Fault{"an entry of " + stream_.body.text + " is damaged"};
                for (auto const& digest : judge.charters_of(*entry)) charters.insert(digest);
            }
        }
        return charters;
    }

    void write_keys() {
        std::set<std::string> signers;
        for (auto const& head : heads_) signers.insert(head.key);
        for (auto const& key : store_->keys(stream_.body)) {
            if (signers.contains(key.id())) writer_.write(KeyLine{key.der()});
        }
    }

    void write_stream() {
        uint64_t written = 0;
        auto head = heads_.begin();
        auto const write_heads = [&] {
            for (; head != heads_.end() && head->size <= written; ++head) {
                writer_.write(HeadLine{journal::to_line(*head)});
            }
        };
        write_heads();
        for (uint64_t first = 1; first <= stream_.size(); first += step) {
            auto const commands = store_->commands(stream_.body, {first, step});
            auto command = commands.begin();
            for (auto const& line : entries(first)) {
                if (command != commands.end() && command->first == written + 1) write_command((command++)->line);
                writer_.write(EntryLine{line});
                ++written;
                write_heads();
            }
        }
    }

    void write_command(std::string const& line) {
        auto const command = journal::command_from(line);
        if (!command) throw Fault{"a command of " + stream_.body.text + " is damaged"};
        files_.insert(command->files.begin(), command->files.end());
        writer_.write(CommandLine{line});
    }

    [[nodiscard]] std::string bytes_of(crypto::Digest const& digest) const {
        auto bytes = blobs_->get(stream_.tree.hash(), digest);
        if (!bytes) throw Fault{"the file " + crypto::to_hex(digest) + " is missing"};
        return *std::move(bytes);
    }

    void write_file(crypto::Digest const& digest, Files files) {
        if (files == Files::leave_out) return writer_.write(FileLine{.digest = digest});
        auto const hash = stream_.tree.hash();
        auto const size = blobs_->size(hash, digest);
        if (!size) throw Fault{"the file " + crypto::to_hex(digest) + " is missing"};
        writer_.write(FileLine{digest, true, *size});
        std::ifstream input{blobs_->path_of(hash, digest), std::ios::binary};
        crypto::Hasher hasher{hash};
        for (uint64_t left = *size; left > 0;) {
            PieceLine piece{std::string(std::min<uint64_t>(left, piece_size), '\0')};
            input.read(piece.bytes.data(), static_cast<std::streamsize>(piece.bytes.size()));
            if (!input) throw Fault{"cannot read the file " + crypto::to_hex(digest)};
            hasher.add(piece.bytes);
            left -= piece.bytes.size();
            writer_.write(piece);
        }
        if (hasher.finish() != digest) throw Fault{"the file " + crypto::to_hex(digest) + " is damaged"};
    }

    journal::Store* store_;
    journal::Blobs const* blobs_;
    journal::Stream stream_;
    std::vector<journal::Head> heads_;
    Writer writer_;
    std::set<crypto::Digest> files_;
};

}  // namespace

void write_package(std::ostream& output, journal::Store& store, journal::Blobs const& blobs, BodyId const& body,
                   Judge const& judge, Files files) {
    auto stream = store.stream(body);
    if (!stream) throw Fault{"the journal has no body " + body.text};
    Export{output, store, blobs, *std::move(stream)}.write(judge, files);
}

}  // namespace quorate::archive
