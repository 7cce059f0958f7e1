#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Files that are there after a power cut once the function has returned. All of it throws Fault.
namespace quorate::journal {

/// A descriptor that closes itself.
class Descriptor {
  public:
    /// As open(2), with the close-on-exec flag.
    Descriptor(std::filesystem::path const& path, int flags, unsigned mode = 0600);
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

/// Makes the directory and those above it, for the owner alone.
void make_directory(std::filesystem::path const& directory);
/// Makes the names in a directory durable.
void sync_directory(std::filesystem::path const& directory);
void write_all(Descriptor const& file, std::string_view bytes, std::filesystem::path const& path);
/// Makes the bytes of the file durable.
void sync_file(Descriptor const& file, std::filesystem::path const& path);
/// A new file with these bytes, readable for the owner alone, under its name all at once.
void write_durably(std::filesystem::path const& path, std::string_view bytes);
[[nodiscard]] std::string read_file(std::filesystem::path const& path);

}  // namespace quorate::journal
