#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

/// What searches of registers read of instances, kept beside these. A register of a hundred thousand is read from end
/// to end for each look into it, and an instance lies about in memory in more than fifty pieces.
namespace quorate::procedures {

struct Instance;
enum class InstanceStage;

/// Something of an instance that can be searched.
struct Piece {
    enum class Kind : std::uint16_t {
        starter,  ///< the id of whoever started it
        series,   ///< that its number is of
        value,    ///< of a field of its form
        file,     ///< the title of a file of its form
    };
    Kind kind = Kind::value;
    std::size_t field = 0;   ///< whose value or file it is, among the names of fields
    std::string_view text;   ///< in lower case
    std::string_view value;  ///< as it was filled in
};

/// One after the other: the starter, the series where there is a number, then the form.
class Pieces {
  public:
    explicit Pieces(std::string_view bytes) : rest_(bytes) {}
    /// False when there is no other.
    [[nodiscard]] bool next(Piece& piece);

  private:
    std::string_view take(std::size_t size);

    std::string_view rest_;
};

/// It must not outlive the instances, nor see them change.
struct Extract {
    Instant started{};
    std::size_t edition = 0;
    InstanceStage stage{};
    bool numbered = false;
    std::int32_t year = 0;  ///< of its number
    std::int32_t number = 0;
    /// All pieces with what parts them: a word that is nowhere in it is in none of them.
    std::string_view bytes;

    [[nodiscard]] Pieces pieces() const { return Pieces(bytes); }
};

/// By where the instances stand.
class Extracts {
  public:
    [[nodiscard]] Extract operator[](std::size_t place) const;
    /// Anew, or as the last one.
    void write(std::size_t place, Instance const& instance);
    /// Of all forms, by the numbers that pieces have instead of them.
    [[nodiscard]] std::map<std::string, std::size_t, std::less<>> const& field_names() const { return names_; }

  private:
    [[nodiscard]] std::string bytes_of(Instance const& instance);
    [[nodiscard]] std::size_t number_of(std::string const& field);

    struct Row {
        Instant started{};
        std::uint32_t edition = 0;
        InstanceStage stage{};
        std::int32_t year = 0;
        std::int32_t number = 0;
        bool numbered = false;
    };
    /// The texts of so many lie together: few enough to be moved when one of them grows.
    static constexpr std::size_t kTogether = 64;
    struct Block {
        std::string bytes;
        std::array<std::uint32_t, kTogether> ends{};
    };

    std::map<std::string, std::size_t, std::less<>> names_;
    std::vector<Row> rows_;
    std::vector<Block> blocks_;
};

}  // namespace quorate::procedures
