#include "journal/blobs.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "crypto/random.hpp"
#include "journal/fault.hpp"

namespace quorate::journal {
namespace {

namespace fs = std::filesystem;

fs::path incoming_in(fs::path const& directory) {
    return directory / "incoming";
}

char const* folder_of(crypto::Hash hash) {
    return hash == crypto::Hash::sm3 ? "sm3" : "sha256";
}

}  // namespace

Blobs::Blobs(fs::path directory) : directory_(std::move(directory)) {
    make_directory(incoming_in(directory_));
    // What an earlier process did not finish belongs to nobody.
    std::error_code ignored;
    for (auto const& left : fs::directory_iterator{incoming_in(directory_)}) fs::remove(left.path(), ignored);
}

Blobs::Incoming::Incoming(Blobs const& blobs, crypto::Hash hash)
    : blobs_(&blobs),
      hash_(hash),
      hasher_(hash),
      path_(incoming_in(blobs.directory_) / crypto::random_id("blob")),
      file_(path_, O_WRONLY | O_CREAT | O_EXCL) {}

Blobs::Incoming::Incoming(Incoming&& other) noexcept
    : blobs_(other.blobs_),
      hash_(other.hash_),
      hasher_(std::move(other.hasher_)),
      path_(std::exchange(other.path_, {})),
      file_(std::move(other.file_)) {}

Blobs::Incoming::~Incoming() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

void Blobs::Incoming::add(std::string_view bytes) {
    write_all(file_, bytes, path_);
    hasher_.add(bytes);
}

crypto::Digest Blobs::Incoming::finish() {
    sync_file(file_, path_);
    auto const digest = hasher_.finish();
    auto const target = blobs_->path_of(hash_, digest);
    make_directory(target.parent_path());
    // A name that is there already has the same bytes, or damaged ones: either way these are good.
    if (::rename(path_.c_str(), target.c_str()) != 0) throw system_fault("name", target.string(), errno);
    path_.clear();
    sync_directory(target.parent_path());
    return digest;
}

crypto::Digest Blobs::put(crypto::Hash hash, std::string_view bytes) const {
    auto incoming = begin(hash);
    incoming.add(bytes);
    return incoming.finish();
}

fs::path Blobs::path_of(crypto::Hash hash, crypto::Digest const& digest) const {
    auto const name = crypto::to_hex(digest);
    return directory_ / folder_of(hash) / name.substr(0, 2) / name;
}

std::vector<crypto::Digest> Blobs::all(crypto::Hash hash) const {
    std::vector<crypto::Digest> found;
    auto const folder = directory_ / folder_of(hash);
    if (!fs::is_directory(folder)) return found;
    for (auto const& file : fs::recursive_directory_iterator{folder}) {
        if (!file.is_regular_file()) continue;
        // A name that is no digest is nothing of ours.
        if (auto const digest = crypto::digest_from_hex(file.path().filename().string())) found.push_back(*digest);
    }
    return found;
}

void Blobs::remove(crypto::Hash hash, crypto::Digest const& digest) const {
    auto const path = path_of(hash, digest);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw system_fault("remove", path.string(), errno);
    sync_directory(path.parent_path());
}

bool Blobs::contains(crypto::Hash hash, crypto::Digest const& digest) const {
    return fs::is_regular_file(path_of(hash, digest));
}

std::optional<std::uint64_t> Blobs::size(crypto::Hash hash, crypto::Digest const& digest) const {
    if (!contains(hash, digest)) return {};
    return fs::file_size(path_of(hash, digest));
}

std::optional<std::string> Blobs::get(crypto::Hash hash, crypto::Digest const& digest) const {
    if (!contains(hash, digest)) return {};
    auto bytes = read_file(path_of(hash, digest));
    if (crypto::digest(hash, bytes) != digest) throw Damaged{path_of(hash, digest).string() + " is damaged"};
    return bytes;
}

}  // namespace quorate::journal
