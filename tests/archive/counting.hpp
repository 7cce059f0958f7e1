#pragma once

#include <charconv>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "../journal/sample.hpp"
#include "archive/export.hpp"
#include "archive/judge.hpp"
#include "archive/verify.hpp"
#include "journal/journal.hpp"

/// The smallest body that has rules: it counts, and its charter says how far ("limit 100"). Packages are tested with
/// it, so that their tests rest on nothing else.
namespace quorate::archive::counting {

using journal::sample::body;
using journal::sample::Folder;

inline std::int64_t number_in(std::string_view payload, std::string_view name) {
    auto const at = payload.find("\"" + std::string{name} + "\":");
    std::int64_t value = 0;
    if (at == std::string_view::npos) return 0;
    std::from_chars(payload.data() + at + name.size() + 3, payload.data() + payload.size(), value);
    return value;
}

inline crypto::Digest digest_in(std::string_view payload) {
    auto const at = payload.find("\"charter\":\"");
    if (at == std::string_view::npos || at + 75 > payload.size()) return {};
    return crypto::digest_from_hex(payload.substr(at + 11, 64)).value_or(crypto::Digest{});
}

class Judge final : public archive::Judge {
  public:
    bool add_charter(crypto::Digest const& digest, std::string_view text) override {
        if (!text.starts_with("limit ")) return false;
        std::int64_t limit = 0;
        std::from_chars(text.data() + 6, text.data() + text.size(), limit);
        limits_[digest] = limit;
        return true;
    }

    std::expected<std::vector<journal::NewEvent>, Rejection> decide(journal::KeptCommand const& command) override {
        if (command.name == "charter.adopt") {
            auto const digest = crypto::to_hex(digest_in(command.payload));
            return std::vector<journal::NewEvent>{{"charter.adopted", 1, R"({"charter":")" + digest + R"("})"}};
        }
        if (command.name != "count.add") return std::unexpected(Rejection{{{"", "unknown-command", {}}}, {}});
        auto const by = number_in(command.payload, "by");
        if (total_ + by > limit_ && !command.reasons.contains("count.limit")) {
            Obstacle obstacle{.rule = "count.limit", .by = {"art1"}, .force = Force::must, .facts = {}, .remedies = {}};
            return std::unexpected(Rejection{{}, {obstacle}});
        }
        auto const added = std::to_string(by);
        std::vector<journal::NewEvent> events{{"count.added", 1, R"({"by":)" + added + "}"}};
        if ((total_ + by) / 10 != total_ / 10) {
            events.push_back({"ten.passed", 1, R"({"total":)" + std::to_string(total_ + by) + "}"});
        }
        return events;
    }

    bool apply(journal::Entry const& entry) override {
        if (entry.name == "count.added") total_ += number_in(entry.payload, "by");
        if (entry.name == "charter.adopted") limit_ = limits_[digest_in(entry.payload)];
        return entry.name != "count.broken";
    }

    std::vector<crypto::Digest> charters_of(journal::Entry const& entry) const override {
        if (entry.name != "charter.adopted") return {};
        return {digest_in(entry.payload)};
    }

  private:
    std::map<crypto::Digest, std::int64_t> limits_;
    std::int64_t limit_ = 0;
    std::int64_t total_ = 0;
};

/// A body that has counted, with everything it needs, on disk.
class House {
  public:
    explicit House(crypto::Suite suite, std::string const& charter = "limit 100\n")
        : key(crypto::PrivateKey::generate(suite)), suite_(suite) {
        store->create(body, suite);
        auto const digest = blobs.put(crypto::hash_of(suite), charter);
        (void)judge_.add_charter(digest, charter);
        send("charter.adopt", R"({"charter":")" + crypto::to_hex(digest) + R"("})");
    }

    /// Decides and appends. With `events`, those are appended instead: what a house does that does not keep its rules.
    void send(std::string name, std::string payload, std::optional<std::vector<journal::NewEvent>> events = {},
              std::vector<crypto::Digest> files = {}) {
        auto const size = store->stream(body)->size();
        auto command = journal::sample::command("c" + std::to_string(size));
        command.reasons.clear();
        command.name = std::move(name);
        command.payload = std::move(payload);
        command.files = std::move(files);
        command.instant = now;
        if (!events) events = judge_.decide(command).value();
        std::vector<journal::Group> const groups{{body, size, command, *events}};
        if (store->append(groups)[0].outcome != journal::Outcome::appended) std::abort();
        for (auto const& line : store->entries(body, {size + 1, events->size()})) {
            (void)judge_.apply(*journal::entry_from(line));
        }
    }

    void add(int by) { send("count.add", R"({"by":)" + std::to_string(by) + "}"); }

    void add_with_file(int by, std::string_view bytes) {
        send("count.add", R"({"by":)" + std::to_string(by) + "}", {}, {blobs.put(crypto::hash_of(suite_), bytes)});
    }

    journal::Head sign() {
        auto const stream = store->stream(body);
        auto head = journal::sign_head(body, stream->tree, journal::sample::command("c").instant, key);
        store->keep_head(head, key.public_key());
        return head;
    }

    std::string package(Files files = Files::include) {
        sign();
        std::ostringstream output;
        write_package(output, *store, blobs, body, judge_, files);
        return output.str();
    }

    Folder folder;
    std::unique_ptr<journal::Store> store = journal::sample::open(folder);
    journal::Blobs blobs{folder.path() / "blobs"};
    crypto::PrivateKey key;
    Instant now = journal::sample::command("c").instant;  ///< of the next command

  private:
    crypto::Suite suite_;
    Judge judge_;
};

inline Report verified(std::string const& package, Expectations const& expected = {}) {
    std::istringstream input{package};
    Judge judge;
    return verify(input, &judge, expected);
}

/// The names of what was found, once each.
inline std::set<std::string> names(Report const& report) {
    std::set<std::string> result;
    for (auto const& finding : report.findings) result.insert(finding.name);
    return result;
}

}  // namespace quorate::archive::counting
