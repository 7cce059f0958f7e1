#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "journal/blobs.hpp"

namespace quorate::server {

/// Files on their way into a body's record. A file is brought first and named by a command then; until a journal names
/// it, it is nobody's paper: it counts against whoever brought it, and is removed after a day. Safe to use from any
/// thread.
class Uploads {
  public:
    struct Owner {
        BodyId body;
        PersonId person;
        auto operator<=>(Owner const&) const = default;
    };
    /// A file, by the digest it is kept under.
    struct File {
        crypto::Hash hash = crypto::Hash::sm3;
        crypto::Digest digest;
        auto operator<=>(File const&) const = default;
    };
    /// Whether any body's journal names the file. Asked while nothing else can be done here, so it may not come back.
    using Named = std::function<bool(File const&)>;

    /// Room for the two largest files there may be.
    static constexpr std::uint64_t kWaitingBytesMost = 400ULL * 1024 * 1024;
    static constexpr std::chrono::hours kKept{24};

    Uploads(journal::Blobs const& blobs, std::function<Instant()> clock, Named named,
            std::uint64_t waiting_bytes_most = kWaitingBytesMost);

    /// A file that arrives in pieces, from one owner. What is not finished is thrown away.
    class Incoming {
      public:
        /// Throws journal::Fault. Takes room for as many bytes as were announced; more may come.
        Incoming(Uploads& uploads, Owner owner, crypto::Hash hash, std::uint64_t announced = 0);
        Incoming(Incoming const&) = delete;
        Incoming& operator=(Incoming const&) = delete;

        /// False when nothing more of it is kept: it does not fit into the owner's room.
        [[nodiscard]] bool fits() const { return file_.has_value(); }
        /// What does not fit is not kept.
        void add(std::string_view bytes);
        /// The file's digest; empty when it did not fit. Throws journal::Fault.
        [[nodiscard]] std::optional<crypto::Digest> finish();
        /// How long until the owner has more room.
        [[nodiscard]] std::chrono::seconds until_room() const { return room_.until_more(); }

      private:
        /// Given back when it goes, however that comes about.
        class Room {
          public:
            Room(Uploads& uploads, Owner owner) : uploads_(uploads), owner_(std::move(owner)) {}
            Room(Room const&) = delete;
            Room& operator=(Room const&) = delete;
            ~Room();
            /// False when there is not as much.
            [[nodiscard]] bool reach(std::uint64_t bytes);
            [[nodiscard]] std::chrono::seconds until_more() const { return uploads_.until_room(owner_); }
            [[nodiscard]] Owner const& owner() const { return owner_; }

          private:
            Uploads& uploads_;
            Owner owner_;
            std::uint64_t bytes_ = 0;
        };

        Uploads& uploads_;
        Room room_;
        crypto::Hash hash_;
        std::uint64_t bytes_ = 0;
        std::optional<journal::Blobs::Incoming> file_;  ///< empty once it does not fit
    };

    /// All of it at once.
    [[nodiscard]] std::optional<crypto::Digest> put(Owner owner, crypto::Hash hash, std::string_view bytes);
    /// How long until the owner's oldest file that waits is removed.
    [[nodiscard]] std::chrono::seconds until_room(Owner const& owner);

    /// While it lives, these files are not removed: a command that names them is being decided.
    class Pin {
      public:
        Pin(Uploads& uploads, std::vector<File> files);
        Pin(Pin const&) = delete;
        Pin& operator=(Pin const&) = delete;
        ~Pin();
        /// A journal names them from now on: they wait no longer.
        void named();
        /// What the owner brought of them may not stay: it is removed at once, unless somebody else brought the same
        /// bytes or another command is about them.
        void discard(Owner const& owner);

      private:
        Uploads& uploads_;
        std::vector<File> files_;
    };

    /// Removes what has waited for a day and is named by no journal. Files that nobody remembers bringing, as after a
    /// restart, begin to wait now. Throws journal::Fault.
    void sweep();

  private:
    struct Waiting {
        std::uint64_t bytes = 0;
        std::map<std::optional<Owner>, Instant> brought;  ///< by whom and when last; empty: not known any more
    };

    void keep(Owner const& owner, File const& file, std::uint64_t bytes);
    /// True, and taken, when there is as much room.
    [[nodiscard]] bool take_room(Owner const& owner, std::uint64_t bytes);
    [[nodiscard]] std::uint64_t held_by(Owner const& owner) const;
    void unpin(std::vector<File> const& files);
    /// Nothing more is waited for: removed, unless a journal names it. False while a command is about it.
    [[nodiscard]] bool settle(File const& file);

    journal::Blobs const& blobs_;
    std::function<Instant()> clock_;
    Named named_;
    std::uint64_t waiting_bytes_most_;
    std::mutex mutex_;
    std::map<File, Waiting> waiting_;
    std::map<Owner, std::uint64_t> arriving_;  ///< room taken for files that are not finished
    std::multiset<File> pinned_;
};

}  // namespace quorate::server
