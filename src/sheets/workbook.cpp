#include "sheets/workbook.hpp"

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/text.hpp"

namespace quorate::sheets {
namespace {

constexpr lxw_row_t kTitleRow = 0;
constexpr lxw_row_t kNoteRow = 1;
constexpr lxw_row_t kHeadRow = 2;
constexpr std::size_t kTextMost = 32767;                  // characters in one cell
constexpr std::size_t kSheetNameMost = 31;                // characters
constexpr std::int64_t kExactMost = 100'000'000'000'000;  // above that many fen a cell's number would be rounded
constexpr int kA4 = 9;

[[noreturn]] void fail(std::string const& what, int code) {
    throw std::system_error(code, std::generic_category(), what);
}

/// A file that lies nowhere but in memory: what it holds is nobody's to find afterwards.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {
        if (descriptor_ < 0) fail("no memory for a workbook", errno);
    }
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;
    ~MemoryFile() { close(descriptor_); }

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
    [[nodiscard]] std::string bytes() const {
        std::string result(static_cast<std::size_t>(lseek(descriptor_, 0, SEEK_END)), '\0');
        std::size_t got = 0;
        while (got < result.size()) {
            auto const more = pread(descriptor_, result.data() + got, result.size() - got, static_cast<off_t>(got));
            if (more <= 0) fail("a workbook cannot be read back", more < 0 ? errno : EIO);
            got += static_cast<std::size_t>(more);
        }
        return result;
    }

  private:
    int descriptor_;
};

/// The first so many characters.
std::string cut(std::string_view text, std::size_t most) {
    if (text::length(text) <= most) return std::string(text);
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size(); ++end) {
        bool const starts = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (starts && count++ == most) break;
    }
    return std::string(text.substr(0, end));
}

/// Formats of cells; the workbook owns them.
struct Formats {
    lxw_format* title;
    lxw_format* note;
    lxw_format* head;
    lxw_format* text;
    lxw_format* number;
    lxw_format* day;
    lxw_format* sum;
};

lxw_format* bordered(lxw_workbook* book) {
    auto* const format = workbook_add_format(book);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

Formats formats_of(lxw_workbook* book) {
    Formats all{workbook_add_format(book),
                workbook_add_format(book),
                bordered(book),
                bordered(book),
                bordered(book),
                bordered(book),
                bordered(book)};
    format_set_bold(all.title);
    format_set_font_size(all.title, 16);
    format_set_align(all.title, LXW_ALIGN_CENTER);
    format_set_font_color(all.note, 0x595959);
    format_set_align(all.note, LXW_ALIGN_CENTER);
    format_set_bold(all.head);
    format_set_bg_color(all.head, 0xEDEDED);
    format_set_align(all.head, LXW_ALIGN_CENTER);
    format_set_align(all.head, LXW_ALIGN_VERTICAL_CENTER);
    format_set_num_format(all.number, "0");
    format_set_num_format(all.day, "yyyy-mm-dd");
    format_set_num_format(all.sum, "#,##0.00");
    return all;
}

/// Writes one cell; what is not there is a cell with nothing but its border.
struct Writer {
    lxw_worksheet* sheet;
    Formats const& formats;
    lxw_row_t row;
    lxw_col_t column;

    lxw_error operator()(std::monostate) const { return worksheet_write_blank(sheet, row, column, formats.text); }
    lxw_error operator()(std::string const& text) const {
        return worksheet_write_string(sheet, row, column, cut(text, kTextMost).c_str(), formats.text);
    }
    lxw_error operator()(std::int64_t number) const {
        return worksheet_write_number(sheet, row, column, static_cast<double>(number), formats.number);
    }
    lxw_error operator()(Date day) const {
        lxw_datetime when{};
        when.year = static_cast<int>(day.year());
        when.month = static_cast<int>(static_cast<unsigned>(day.month()));
        when.day = static_cast<int>(static_cast<unsigned>(day.day()));
        return worksheet_write_datetime(sheet, row, column, &when, formats.day);
    }
    lxw_error operator()(Fen sum) const {
        if (sum.value > kExactMost) return (*this)(to_text(sum));
        return worksheet_write_number(sheet, row, column, static_cast<double>(sum.value) / 100, formats.sum);
    }
};

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(lxw_strerror(error), EIO);
}

void write_head(lxw_worksheet* sheet, Table const& table, Formats const& formats) {
    auto const last = static_cast<lxw_col_t>(table.columns.size() - 1);
    check(worksheet_merge_range(sheet, kTitleRow, 0, kTitleRow, last, cut(table.title, kTextMost).c_str(),
                                formats.title));
    check(worksheet_merge_range(sheet, kNoteRow, 0, kNoteRow, last, cut(table.note, kTextMost).c_str(), formats.note));
    check(worksheet_set_row(sheet, kTitleRow, 28, nullptr));
    lxw_col_t column = 0;
    for (auto const& one : table.columns) {
        check(worksheet_set_column(sheet, column, column, one.width, nullptr));
        check(worksheet_write_string(sheet, kHeadRow, column++, one.title.c_str(), formats.head));
    }
}

void set_page(lxw_worksheet* sheet, Table const& table) {
    auto const last = static_cast<lxw_col_t>(table.columns.size() - 1);
    auto const end = kHeadRow + static_cast<lxw_row_t>(table.rows.size());
    worksheet_freeze_panes(sheet, kHeadRow + 1, 0);
    check(worksheet_autofilter(sheet, kHeadRow, 0, end, last));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, kA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    check(worksheet_repeat_rows(sheet, kHeadRow, kHeadRow));
    check(worksheet_set_footer(sheet, "&C&P / &N"));
}

void write_table(lxw_workbook* book, Table const& table) {
    auto const formats = formats_of(book);
    auto* const sheet = workbook_add_worksheet(book, cut(table.name, kSheetNameMost).c_str());
    if (sheet == nullptr) fail("no sheet of that name", EINVAL);
    write_head(sheet, table, formats);
    auto row = kHeadRow;
    for (auto const& cells : table.rows) {
        ++row;
        lxw_col_t column = 0;
        for (auto const& cell : cells) check(std::visit(Writer{sheet, formats, row, column++}, cell));
    }
    set_page(sheet, table);
}

}  // namespace

std::string workbook(Table const& table) {
    MemoryFile const file;
    struct Free {
        void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
    };
    std::unique_ptr<lxw_workbook, Free> book(workbook_new(file.path().c_str()));
    if (!book) fail("no memory for a workbook", ENOMEM);
    write_table(book.get(), table);
    // Closing gives the workbook back, whatever comes of it.
    check(workbook_close(book.release()));
    return file.bytes();
}

}  // namespace quorate::sheets
