#pragma once

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <pugixml.hpp>
#include <zip.h>

namespace quorate::tests {

/// A workbook opened again, as far as tests look into it: cells of the first sheet by their names ("A4").
struct OpenedWorkbook {
    struct Value {
        std::string text;  ///< of a text, itself; of a number, as it stands in the file
        bool number = false;
        std::string format;  ///< the number format, "General" where none was chosen
    };
    std::string sheet;
    std::map<std::string, Value> cells;
    std::string pane;    ///< the first cell that moves
    std::string filter;  ///< the range with the filter

    [[nodiscard]] std::string at(std::string const& cell) const {
        auto const found = cells.find(cell);
        return found == cells.end() ? std::string{} : found->second.text;
    }
};

inline std::string part_of(zip_t* archive, char const* name) {
    zip_stat_t about;
    REQUIRE(zip_stat(archive, name, 0, &about) == 0);
    std::string bytes(about.size, '\0');
    auto* const file = zip_fopen(archive, name, 0);
    REQUIRE(file != nullptr);
    REQUIRE(zip_fread(file, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(file);
    return bytes;
}

inline pugi::xml_document xml_of(std::string const& bytes) {
    pugi::xml_document document;
    REQUIRE(document.load_buffer(bytes.data(), bytes.size()));
    return document;
}

/// The number format of each cell format, in their order.
inline std::vector<std::string> formats_in(pugi::xml_document const& styles) {
    std::map<std::string, std::string> own;
    for (auto const& one : styles.child("styleSheet").child("numFmts"))
        own[one.attribute("numFmtId").value()] = one.attribute("formatCode").value();
    own["1"] = "0";
    own["4"] = "#,##0.00";
    std::vector<std::string> result;
    for (auto const& one : styles.child("styleSheet").child("cellXfs")) {
        auto const found = own.find(one.attribute("numFmtId").value());
        result.push_back(found == own.end() ? "General" : found->second);
    }
    return result;
}

inline OpenedWorkbook opened_workbook(std::string const& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* const archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    REQUIRE(archive != nullptr);
    auto const book = xml_of(part_of(archive, "xl/workbook.xml"));
    auto const strings = xml_of(part_of(archive, "xl/sharedStrings.xml"));
    auto const styles = xml_of(part_of(archive, "xl/styles.xml"));
    auto const sheet = xml_of(part_of(archive, "xl/worksheets/sheet1.xml"));
    zip_discard(archive);
    std::vector<std::string> shared;
    for (auto const& one : strings.child("sst")) shared.emplace_back(one.child("t").text().get());
    auto const formats = formats_in(styles);
    OpenedWorkbook result;
    auto const root = sheet.child("worksheet");
    result.sheet = book.child("workbook").child("sheets").child("sheet").attribute("name").value();
    result.pane = root.child("sheetViews").child("sheetView").child("pane").attribute("topLeftCell").value();
    result.filter = root.child("autoFilter").attribute("ref").value();
    for (auto const& row : root.child("sheetData")) {
        for (auto const& cell : row) {
            OpenedWorkbook::Value value{cell.child("v").text().get(), false, {}};
            value.number = !value.text.empty() && std::string(cell.attribute("t").value()).empty();
            if (std::string(cell.attribute("t").value()) == "s")
                value.text = shared.at(cell.child("v").text().as_uint());
            value.format = formats.at(cell.attribute("s").as_uint());
            result.cells[cell.attribute("r").value()] = value;
        }
    }
    return result;
}

}  // namespace quorate::tests
