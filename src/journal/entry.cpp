#include "journal/entry.hpp"

#include <algorithm>
#include <limits>

#include "base/json.hpp"
#include "base/text.hpp"
#include "journal/line.hpp"

namespace quorate::journal {
namespace {

constexpr auto number_max = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

bool can_be_id(std::string_view text) {
    return valid_id(text) && is_plain(text);
}

void write_who_and_when(PersonId const& actor, PersonId const& entered_by, Instant instant, std::string& line) {
    line.append(R"(,"actor":")").append(actor.text);
    line.append(R"(","entered_by":")").append(entered_by.text);
    line.append(R"(","instant":")").append(to_text(instant)).append(1, '"');
}

/// Nobody is written as an empty string: time itself has no actor.
std::string who(LineReader& reader) {
    if (reader.skip(R"("")")) return {};
    return std::string{reader.plain()};
}

/// A person and whoever entered it, or the clock, which is nobody and enters for nobody.
bool can_have_acted(PersonId const& actor, PersonId const& entered_by) {
    if (actor.empty()) return entered_by.empty();
    return can_be_id(actor.text) && can_be_id(entered_by.text);
}

/// What commands and entries have in common.
template <class Record>
void read_who_and_when(LineReader& reader, Record& record) {
    reader.expect(R"(,"actor":)");
    record.actor.text = who(reader);
    reader.expect(R"(,"entered_by":)");
    record.entered_by.text = who(reader);
    reader.expect(R"(,"instant":)");
    record.instant = reader.instant();
}

void read_reasons(LineReader& reader, Reasons& reasons) {
    reader.expect("{");
    if (reader.skip("}")) return;
    std::string before;
    while (reader.fits()) {
        std::string const rule{reader.plain()};
        // Reasons stand in the order of the rules' names, each once.
        if (rule <= before) return reader.expect("a later rule");
        reader.expect(":");
        reasons.emplace(rule, reader.text());
        before = rule;
        if (reader.skip("}")) return;
        reader.expect(",");
    }
}

void read_files(LineReader& reader, std::vector<crypto::Digest>& files) {
    reader.expect("[");
    if (reader.skip("]")) return;
    while (reader.fits()) {
        files.push_back(reader.digest());
        if (reader.skip("]")) return;
        reader.expect(",");
    }
}

}  // namespace

std::string to_line(KeptCommand const& command) {
    std::string line;
    line.reserve(256 + command.payload.size());
    line.append(R"({"id":")").append(command.id.text);
    line.append(R"(","name":")").append(command.name);
    line.append(R"(","version":)").append(std::to_string(command.version));
    write_who_and_when(command.actor, command.entered_by, command.instant, line);
    line.append(R"(,"reasons":{)");
    for (auto const& [rule, reason] : command.reasons) {
        if (line.back() != '{') line += ',';
        json::write_string(rule, line);
        line += ':';
        json::write_string(reason, line);
    }
    line.append(R"(},"files":[)");
    for (auto const& file : command.files) {
        if (line.back() != '[') line += ',';
        line.append(1, '"').append(crypto::to_hex(file)).append(1, '"');
    }
    line.append(R"(],"payload":)").append(command.payload).append(1, '}');
    return line;
}

std::string to_line(Entry const& entry) {
    std::string line;
    line.reserve(320 + entry.payload.size());
    line.append(R"({"sequence":)").append(std::to_string(entry.sequence));
    line.append(R"(,"name":")").append(entry.name);
    line.append(R"(","version":)").append(std::to_string(entry.version));
    write_who_and_when(entry.actor, entry.entered_by, entry.instant, line);
    line.append(R"(,"command":")").append(entry.command.text);
    line.append(R"(","command_digest":")").append(crypto::to_hex(entry.command_digest));
    line.append(R"(","payload":)").append(entry.payload).append(1, '}');
    return line;
}

std::optional<KeptCommand> command_from(std::string_view line) {
    LineReader reader{line};
    KeptCommand command;
    reader.expect(R"({"id":)");
    command.id.text = reader.plain();
    reader.expect(R"(,"name":)");
    command.name = reader.plain();
    reader.expect(R"(,"version":)");
    command.version = reader.number();
    read_who_and_when(reader, command);
    reader.expect(R"(,"reasons":)");
    read_reasons(reader, command.reasons);
    reader.expect(R"(,"files":)");
    read_files(reader, command.files);
    reader.expect(R"(,"payload":)");
    command.payload = reader.payload();
    reader.expect("}");
    if (!reader.whole()) return {};
    return command;
}

std::optional<Entry> entry_from(std::string_view line) {
    LineReader reader{line};
    Entry entry;
    reader.expect(R"({"sequence":)");
    entry.sequence = reader.number();
    reader.expect(R"(,"name":)");
    entry.name = reader.plain();
    reader.expect(R"(,"version":)");
    entry.version = reader.number();
    read_who_and_when(reader, entry);
    reader.expect(R"(,"command":)");
    entry.command.text = reader.plain();
    reader.expect(R"(,"command_digest":)");
    entry.command_digest = reader.digest();
    reader.expect(R"(,"payload":)");
    entry.payload = reader.payload();
    reader.expect("}");
    if (!reader.whole()) return {};
    return entry;
}

Entry entry_of(NewEvent const& event, KeptCommand const& command, crypto::Digest const& command_digest,
               std::uint64_t sequence) {
    return {.sequence = sequence,
            .name = event.name,
            .version = event.version,
            .actor = command.actor,
            .entered_by = command.entered_by,
            .instant = command.instant,
            .command = command.id,
            .command_digest = command_digest,
            .payload = event.payload};
}

bool can_be_kept(KeptCommand const& command) {
    auto const can_be_reason = [](auto const& reason) {
        return is_plain(reason.first) && text::valid_utf8(reason.second);
    };
    return can_be_id(command.id.text) && can_have_acted(command.actor, command.entered_by) && is_plain(command.name) &&
           command.version <= number_max && instant_from(to_text(command.instant)) == command.instant &&
           std::all_of(command.reasons.begin(), command.reasons.end(), can_be_reason) && is_payload(command.payload);
}

bool can_be_kept(NewEvent const& event) {
    return is_plain(event.name) && event.version <= number_max && is_payload(event.payload);
}

}  // namespace quorate::journal
