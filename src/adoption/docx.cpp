#include "adoption/docx.hpp"

#include <memory>
#include <optional>

#include <zip.h>

#include "adoption/numbering.hpp"
#include "base/text.hpp"

namespace quorate::adoption {
namespace {

constexpr zip_uint64_t part_size_max = zip_uint64_t{32} << 20;
constexpr int depth_max = 200;

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

Archive opened(std::string_view bytes) {
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return nullptr;
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (archive == nullptr) zip_source_free(source);
    return archive;
}

/// A file of the package; empty when it is not there, is too long or is damaged.
std::optional<std::string> part(zip_t* archive, char const* name) {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat(archive, name, 0, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0) return {};
    if (about.size > part_size_max) return {};
    std::unique_ptr<zip_file_t, CloseFile> const file(zip_fopen(archive, name, 0));
    if (file == nullptr) return {};
    std::string bytes(about.size, '\0');
    auto const count = zip_fread(file.get(), bytes.data(), about.size);
    if (count < 0 || static_cast<zip_uint64_t>(count) != about.size) return {};
    return bytes;
}

/// Appends the text of the runs under `node`.
void append_runs(pugi::xml_node node, std::string& text, int depth) {
    if (depth > depth_max) return;
    for (auto const one : node.children()) {
        auto const name = local(one.name());
        if (name == "t") {
            text += one.text().get();
        } else if (name == "tab") {
            text += '\t';
        } else if (name == "br" || name == "cr") {
            text += '\n';
        } else if (name == "noBreakHyphen") {
            text += '-';
        } else if (name == "r") {
            if (!child(child(one, "rPr"), "vanish")) append_runs(one, text, depth + 1);
        } else if (name != "del" && name != "moveFrom" && name != "pPr" && name != "rPr" && name != "Fallback" &&
                   name != "txbxContent") {
            append_runs(one, text, depth + 1);
        }
    }
}

void append_paragraphs(pugi::xml_node node, Numbering& numbering, std::string& text, int depth) {
    if (depth > depth_max) return;
    for (auto const one : node.children()) {
        if (local(one.name()) != "p") {
            append_paragraphs(one, numbering, text, depth + 1);
            continue;
        }
        std::string words;
        append_runs(one, words, 0);
        auto const number = numbering.before(child(one, "pPr"));
        if (!text::blank(words)) text += number + words;
        text += '\n';
    }
}

pugi::xml_node root(pugi::xml_document& document, zip_t* archive, char const* name) {
    auto const bytes = part(archive, name);
    if (!bytes || !document.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata)) {
        return {};
    }
    return document.document_element();
}

}  // namespace

std::expected<std::string, Unreadable> text_of_docx(std::string_view bytes) {
    auto const archive = opened(bytes);
    if (archive == nullptr) return std::unexpected(Unreadable{"official-text-damaged"});
    pugi::xml_document document;
    pugi::xml_document numbers;
    pugi::xml_document styles;
    auto const body = child(root(document, archive.get(), "word/document.xml"), "body");
    if (!body) return std::unexpected(Unreadable{"official-text-not-word"});
    Numbering numbering(root(numbers, archive.get(), "word/numbering.xml"),
                        root(styles, archive.get(), "word/styles.xml"));
    std::string text;
    append_paragraphs(body, numbering, text, 0);
    if (text::blank(text)) return std::unexpected(Unreadable{"official-text-empty"});
    if (!text::valid_utf8(text)) return std::unexpected(Unreadable{"official-text-unreadable"});
    return text;
}

}  // namespace quorate::adoption
