#include "procedures/extracts.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/must.hpp"
#include "base/text.hpp"
#include "procedures/state.hpp"

namespace quorate::procedures {
namespace {

/// Before each piece. Nothing that was filled in could be taken for it, as it says how long that is.
struct Head {
    std::uint32_t text = 0;
    std::uint32_t value = 0;  ///< 0 where it is the same as the text, as with most
    std::uint16_t field = 0;
    Piece::Kind kind = Piece::Kind::value;
};

void add(std::string& bytes, Piece::Kind kind, std::size_t field, std::string_view value) {
    auto const text = text::lower(value);
    auto const same = text == value;
    Head head;
    // All of it is one form, and the server takes no command that is larger than some megabytes.
    head.text = static_cast<std::uint32_t>(text.size());
    head.value = same ? 0 : static_cast<std::uint32_t>(value.size());
    head.field = static_cast<std::uint16_t>(field);
    head.kind = kind;
    std::array<char, sizeof head> raw{};
    std::memcpy(raw.data(), &head, sizeof head);
    bytes.append(raw.data(), raw.size()).append(text);
    if (!same) bytes.append(value);
}

}  // namespace

std::size_t Extracts::number_of(std::string const& field) {
    auto const number = names_.try_emplace(field, names_.size()).first->second;
    must(number <= std::numeric_limits<std::uint16_t>::max(), "charters have some hundred names for fields");
    return number;
}

std::string Extracts::bytes_of(Instance const& instance) {
    std::string bytes;
    add(bytes, Piece::Kind::starter, 0, instance.started_by.text);
    if (instance.number) add(bytes, Piece::Kind::series, 0, instance.number->series);
    for (auto const& [name, value] : instance.form.values) add(bytes, Piece::Kind::value, number_of(name), value);
    for (auto const& [name, file] : instance.form.files) add(bytes, Piece::Kind::file, number_of(name), file.title);
    return bytes;
}

std::string_view Pieces::take(std::size_t size) {
    auto const taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

bool Pieces::next(Piece& piece) {
    if (rest_.empty()) return false;
    Head head;
    std::memcpy(&head, take(sizeof head).data(), sizeof head);
    piece.kind = head.kind;
    piece.field = head.field;
    piece.text = take(head.text);
    piece.value = head.value == 0 ? piece.text : take(head.value);
    return true;
}

Extract Extracts::operator[](std::size_t place) const {
    auto const& row = rows_[place];
    auto const& block = blocks_[place / kTogether];
    auto const at = place % kTogether;
    auto const begin = at == 0 ? 0 : block.ends[at - 1];
    return {row.started,
            row.edition,
            row.stage,
            row.numbered,
            row.year,
            row.number,
            std::string_view(block.bytes).substr(begin, block.ends[at] - begin)};
}

void Extracts::write(std::size_t place, Instance const& instance) {
    must(place <= rows_.size(), "instances stand one after the other");
    if (place == rows_.size()) rows_.emplace_back();
    if (place / kTogether == blocks_.size()) blocks_.emplace_back();
    auto& row = rows_[place];
    row.started = instance.started;
    row.edition = static_cast<std::uint32_t>(instance.edition);
    row.stage = instance.stage;
    row.numbered = instance.number.has_value();
    row.year = row.numbered ? instance.number->year : 0;
    row.number = row.numbered ? instance.number->number : 0;
    auto const bytes = bytes_of(instance);
    auto& block = blocks_[place / kTogether];
    auto const at = place % kTogether;
    auto const begin = at == 0 ? 0 : block.ends[at - 1];
    auto const end = std::max(block.ends[at], begin);  // nothing is there yet of one that is new
    block.bytes.replace(begin, end - begin, bytes);
    auto const there = std::min(kTogether, rows_.size() - (place - at));
    for (auto after = at + 1; after < there; ++after)
        block.ends[after] = block.ends[after] - end + begin + static_cast<std::uint32_t>(bytes.size());
    block.ends[at] = begin + static_cast<std::uint32_t>(bytes.size());
}

}  // namespace quorate::procedures
