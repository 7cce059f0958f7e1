#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::archive {

/// The lines of a stream, each without its line feed, as long as they are whole and not too long.
class Lines {
  public:
    /// A charter is the longest thing that is one line.
    static constexpr std::size_t length_max = 16U * 1024 * 1024;

    explicit Lines(std::istream& input) : input_(&input) {}

    /// The next line, good until the one after it is asked for; empty at the end and after a fault.
    [[nodiscard]] std::optional<std::string_view> next();
    /// How many lines were given.
    [[nodiscard]] std::uint64_t count() const { return count_; }
    /// True when the stream ended after a line feed, and not within a line or with one that is too long.
    [[nodiscard]] bool ended_well() const { return ended_ && buffer_.size() == at_; }

  private:
    [[nodiscard]] bool read_more();

    std::istream* input_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t count_ = 0;
    bool ended_ = false;
};

}  // namespace quorate::archive
