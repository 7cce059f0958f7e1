#include "accounts/private_file.hpp"

#include "journal/sqlite.hpp"

namespace quorate::accounts {

std::filesystem::path private_file(std::filesystem::path const& file) {
    using journal::sqlite::Database;
    using journal::sqlite::Mode;
    using std::filesystem::perms;
    if (file.string() != ":memory:" && !std::filesystem::exists(file)) {
        Database{file.string(), Mode::create};
        std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
    }
    return file;
}

}  // namespace quorate::accounts
