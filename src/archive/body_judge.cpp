#include "archive/body_judge.hpp"

#include <exception>
#include <utility>

#include "base/invariants.hpp"
#include "body/codec.hpp"
#include "charter/charter.hpp"

namespace quorate::archive {
namespace {

/// Payloads have one version so far.
constexpr std::uint64_t version = 1;

Rejection unfit(std::string what) {
    return {.bad_input = {{"", std::move(what), {}}}, .obstacles = {}};
}

}  // namespace

bool BodyJudge::add_charter(crypto::Digest const& digest, std::string_view text) {
    auto charter = charter::compile(text);
    if (!charter) return false;
    add_charter(crypto::to_hex(digest), std::move(charter->rules));
    return true;
}

void BodyJudge::add_charter(std::string digest, charter::Rules rules) {
    charters_.insert_or_assign(std::move(digest), std::move(rules));
}

std::expected<std::vector<journal::NewEvent>, Rejection> BodyJudge::decide(journal::KeptCommand const& kept) {
    if (kept.version != version) return std::unexpected(unfit("unknown-version"));
    auto const command = body::command_from(kept.name, kept.payload);
    if (!command) return std::unexpected(Rejection{command.error(), {}});
    // The bytes that were kept are those that the program itself would write: nothing hides in another form.
    if (body::payload(*command) != kept.payload) return std::unexpected(unfit("not-canonical"));
    body::Context const context{kept.actor, kept.entered_by, kept.instant, kept.reasons, charters_};
    try {
        InvariantsThrow const guard;
        auto decided = body::examine(state_, *command, context);
        if (!decided) return std::unexpected(std::move(decided.error()));
        std::vector<journal::NewEvent> events;
        for (auto const& event : *decided) {
            events.push_back({std::string{body::name_of(event)}, version, body::payload(event)});
        }
        return events;
    } catch (std::exception const&) {
        return std::unexpected(unfit("undecidable"));
    }
}

bool BodyJudge::apply(journal::Entry const& entry) {
    if (entry.version != version) return false;
    auto const event = body::event_from(entry.name, entry.payload);
    if (!event) return false;
    try {
        InvariantsThrow const guard;
        body::apply(state_, *event, {entry.actor, entry.entered_by, entry.instant});
        return true;
    } catch (std::exception const&) {
        return false;
    }
}

std::vector<crypto::Digest> BodyJudge::charters_of(journal::Entry const& entry) const {
    if (entry.name != people::CharterAdopted::kName) return {};
    auto const event = body::event_from(entry.name, entry.payload);
    auto const* const about_people = event ? std::get_if<people::Event>(&*event) : nullptr;
    auto const* const adopted = about_people ? std::get_if<people::CharterAdopted>(about_people) : nullptr;
    auto const digest = adopted ? crypto::digest_from_hex(adopted->charter) : std::nullopt;
    if (!digest) return {};
    return {*digest};
}

}  // namespace quorate::archive
