#include "server/shelf.hpp"

#include <fmt/format.h>

#include "adoption/official_copy.hpp"
#include "journal/fault.hpp"
#include "play/play.hpp"

namespace quorate::server {

std::expected<CheckedCharter, charter::Diagnostics> check_charter(std::string_view bytes, std::string const& digest,
                                                                  words::Catalogue const& words) {
    auto charter = charter::compile(bytes);
    if (!charter) return std::unexpected(std::move(charter.error()));
    play::CharterFile const file{digest, digest, *charter};
    CheckedCharter checked{*std::move(charter), {}};
    auto const reports = play::play_examples(file, words);
    for (auto const& report : reports) {
        if (report.good()) continue;
        auto const& line = report.lines.back();
        checked.failed_examples.push_back(fmt::format("{}: {}: {}", line.line, report.title, line.detail));
    }
    return checked;
}

std::optional<charter::Charter> Shelf::fetch(std::string const& digest) const {
    auto const parsed = crypto::digest_from_hex(digest);
    if (!parsed) return std::nullopt;
    auto const bytes = blobs_->get(hash_, *parsed);  // Damaged, naming the file, where it is not what its name says
    if (!bytes) return std::nullopt;
    auto charter = charter::compile(*bytes);
    if (!charter) return std::nullopt;
    return *std::move(charter);
}

void Shelf::add(std::string const& digest, charter::Charter charter) {
    rules_.insert_or_assign(digest, charter.rules);
    charters_.insert_or_assign(digest, views::AdoptedCharter{std::move(charter), {}});
}

void Shelf::follow(people::State const& state) {
    for (auto const& adoption : state.adoptions) {
        if (!rules_.contains(adoption.digest)) {
            auto charter = fetch(adoption.digest);
            if (!charter)
                throw journal::Damaged("its charter " + adoption.digest + " is missing or cannot be read any more");
            add(adoption.digest, *std::move(charter));
        }
        auto& attached = attached_[adoption.digest];
        if (adoption.official_text == attached) continue;
        attached = adoption.official_text;
        auto& shelved = charters_.find(adoption.digest)->second;
        shelved.official.clear();
        auto const digest = crypto::digest_from_hex(adoption.official_text);
        auto const bytes = digest ? blobs_->get(hash_, *digest) : std::nullopt;
        if (!bytes) continue;
        auto const copy = adoption::read_official_copy(*bytes, shelved.charter);
        if (!copy) continue;
        for (auto const& place : copy->places) shelved.official[place.anchor] = place.text;
    }
}

}  // namespace quorate::server
