#include "archive/package.hpp"

#include "base/json.hpp"
#include "crypto/encoding.hpp"
#include "journal/line.hpp"

namespace quorate::archive {
namespace {

using journal::LineReader;

constexpr std::string_view manifest_start = R"({"quorate_archive":1,"body":)";
constexpr std::string_view key_start = R"({"key":)";
constexpr std::string_view charter_start = R"({"charter":)";
constexpr std::string_view command_start = R"({"command":)";
constexpr std::string_view entry_start = R"({"entry":)";
constexpr std::string_view head_start = R"({"head":)";
constexpr std::string_view file_start = R"({"file":)";
constexpr std::string_view piece_start = R"({"piece":)";
constexpr std::string_view end_start = R"({"end":)";

std::string quoted(std::string_view plain) {
    return '"' + std::string{plain} + '"';
}

std::string with(std::string_view start, std::string_view rest) {
    std::string line{start};
    line.append(rest).append(1, '}');
    return line;
}

Manifest read_manifest(LineReader& reader) {
    Manifest manifest;
    manifest.body.text = reader.plain();
    reader.expect(R"(,"suite":)");
    auto const suite = crypto::suite_from(reader.plain());
    if (!suite) reader.expect("a suite");
    manifest.suite = suite.value_or(crypto::Suite::guomi);
    reader.expect(R"(,"entries":)");
    manifest.entries = reader.number();
    return manifest;
}

CharterLine read_charter(LineReader& reader) {
    CharterLine charter;
    charter.digest = reader.digest();
    reader.expect(R"(,"text":)");
    charter.text = reader.text();
    return charter;
}

FileLine read_file(LineReader& reader) {
    FileLine file;
    file.digest = reader.digest();
    if (!reader.skip(R"(,"size":)")) {
        reader.expect(R"(,"left_out":true)");
        return file;
    }
    file.included = true;
    file.size = reader.number();
    return file;
}

}  // namespace

std::string to_line(Manifest const& manifest) {
    return with(manifest_start, quoted(manifest.body.text) + R"(,"suite":)" + quoted(crypto::to_text(manifest.suite)) +
                                    R"(,"entries":)" + std::to_string(manifest.entries));
}

std::string to_line(KeyLine const& key) {
    return with(key_start, quoted(crypto::to_base64(key.der)));
}

std::string to_line(CharterLine const& charter) {
    std::string text;
    json::write_string(charter.text, text);
    return with(charter_start, quoted(crypto::to_hex(charter.digest)) + R"(,"text":)" + text);
}

std::string to_line(CommandLine const& command) {
    return with(command_start, command.line);
}

std::string to_line(EntryLine const& entry) {
    return with(entry_start, entry.line);
}

std::string to_line(HeadLine const& head) {
    return with(head_start, head.line);
}

std::string to_line(FileLine const& file) {
    auto const digest = quoted(crypto::to_hex(file.digest));
    if (!file.included) return with(file_start, digest + R"(,"left_out":true)");
    return with(file_start, digest + R"(,"size":)" + std::to_string(file.size));
}

std::string to_line(PieceLine const& piece) {
    return with(piece_start, quoted(crypto::to_base64(piece.bytes)));
}

std::string to_line(EndLine const& end) {
    return with(end_start, quoted(crypto::to_hex(end.digest)));
}

std::optional<Line> line_from(std::string_view text) {
    LineReader reader{text};
    std::optional<Line> line;
    // The most frequent kinds first.
    if (reader.skip(entry_start)) {
        line = EntryLine{reader.payload()};
    } else if (reader.skip(command_start)) {
        line = CommandLine{reader.payload()};
    } else if (reader.skip(piece_start)) {
        line = PieceLine{reader.base64()};
    } else if (reader.skip(head_start)) {
        line = HeadLine{reader.payload()};
    } else if (reader.skip(file_start)) {
        line = read_file(reader);
    } else if (reader.skip(key_start)) {
        line = KeyLine{reader.base64()};
    } else if (reader.skip(charter_start)) {
        line = read_charter(reader);
    } else if (reader.skip(manifest_start)) {
        line = read_manifest(reader);
    } else if (reader.skip(end_start)) {
        line = EndLine{reader.digest()};
    }
    reader.expect("}");
    if (!reader.whole()) return {};
    return line;
}

}  // namespace quorate::archive
