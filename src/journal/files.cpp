#include "journal/files.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/fault.hpp"

namespace quorate::journal {

using std::filesystem::path;

Descriptor::Descriptor(path const& file, int flags, unsigned mode)
    : number_(::open(file.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode))) {
    if (number_ < 0) throw system_fault("open", file.string(), errno);
}

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

void make_directory(path const& directory) {
    if (std::filesystem::is_directory(directory)) return;
    if (directory.has_parent_path()) make_directory(directory.parent_path());
    if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) {
        throw system_fault("make", directory.string(), errno);
    }
    sync_directory(directory.has_parent_path() ? directory.parent_path() : path{"."});
}

void sync_directory(path const& directory) {
    Descriptor const opened{directory, O_RDONLY | O_DIRECTORY};
    if (::fsync(opened.number()) != 0) throw system_fault("make durable", directory.string(), errno);
}

void write_all(Descriptor const& file, std::string_view bytes, path const& name) {
    while (!bytes.empty()) {
        auto const written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw system_fault("write", name.string(), errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync_file(Descriptor const& file, path const& name) {
    if (::fsync(file.number()) != 0) throw system_fault("make durable", name.string(), errno);
}

void write_durably(path const& file, std::string_view bytes) {
    auto const beside = path{file.string() + ".new"};
    {
        Descriptor const opened{beside, O_WRONLY | O_CREAT | O_TRUNC};
        write_all(opened, bytes, beside);
        sync_file(opened, beside);
    }
    if (::rename(beside.c_str(), file.c_str()) != 0) throw system_fault("name", file.string(), errno);
    sync_directory(file.has_parent_path() ? file.parent_path() : path{"."});
}

std::string read_file(path const& file) {
    Descriptor const opened{file, O_RDONLY};
    std::string bytes;
    constexpr std::size_t step = 64 * 1024;
    for (;;) {
        auto const before = bytes.size();
        bytes.resize(before + step);
        auto const count = ::read(opened.number(), bytes.data() + before, step);
        if (count < 0 && errno != EINTR) throw system_fault("read", file.string(), errno);
        bytes.resize(before + static_cast<std::size_t>(count < 0 ? 0 : count));
        if (count == 0) return bytes;
    }
}

}  // namespace quorate::journal
