#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "journal/blobs.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"
#include "server/desk.hpp"

namespace quorate::server {

/// All bodies of one installation: their journal, files and keys under one folder, and a desk for each. Rebuilds them
/// at the start, watches their deadlines, signs their trees, and brings them back after the journal failed.
class Bodies {
  public:
    /// Throws journal::Fault.
    Bodies(std::filesystem::path const& data, Workers& workers, std::function<Instant()> clock);
    /// Signs what was not signed yet.
    ~Bodies();
    Bodies(Bodies const&) = delete;
    Bodies& operator=(Bodies const&) = delete;

    /// Empty when there is none, or it is not served.
    [[nodiscard]] std::shared_ptr<Desk> find(BodyId const& body) const;
    [[nodiscard]] std::vector<std::shared_ptr<Desk>> all() const;
    /// There is such a body, and what was kept of it is damaged: the log says how. The others are served.
    [[nodiscard]] bool damaged(BodyId const& body) const;
    /// A desk for a body that is to be founded; empty when the name is taken. Throws journal::Fault.
    [[nodiscard]] std::shared_ptr<Desk> begin(BodyId const& body, crypto::Suite suite);

    [[nodiscard]] journal::Journal& journal() { return journal_; }
    [[nodiscard]] journal::Blobs const& blobs() const { return blobs_; }
    [[nodiscard]] Uploads& uploads() { return uploads_; }
    /// The body's stream as it is on disk, signed now. Throws journal::Fault.
    [[nodiscard]] std::optional<journal::Head> sign(Desk const& desk);
    [[nodiscard]] Instant now() const { return clock_(); }

    /// Ends all feeds.
    void close();

  private:
    [[nodiscard]] Office office();
    void serve(journal::Stream const& stream);
    void watch();
    void bring_back();
    void sign_all();
    void sweep();
    [[nodiscard]] bool named(Uploads::File const& file) const;

    Workers& workers_;
    std::function<Instant()> clock_;
    journal::Blobs blobs_;
    Uploads uploads_;
    journal::Keys keys_;
    journal::Journal journal_;
    std::mutex signing_;
    mutable std::mutex mutex_;
    std::map<BodyId, std::shared_ptr<Desk>> desks_;
    // Not changed after the start.
    std::set<BodyId> damaged_;
    std::set<Uploads::File> withheld_;  ///< what a damaged body may name: it stays until that is mended

    std::atomic<bool> failed_ = false;
    bool ending_ = false;
    std::condition_variable ends_;
    std::jthread watch_;
};

}  // namespace quorate::server
