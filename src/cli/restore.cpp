#include "archive/restore.hpp"

#include <fstream>

#include "cli/report.hpp"
#include "journal/files.hpp"
#include "journal/sqlite_store.hpp"

namespace quorate::cli {

Exit restore(Invocation const& invocation) {
    auto const& path = invocation.arguments.front();
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw WrongUsage(invocation.say("unreadable", {{"file", path}}));
    std::filesystem::path const data(invocation.value("data"));
    journal::make_directory(data);
    auto const store = journal::open_sqlite_store(data, journal::Access::write);
    journal::Blobs const blobs(data / "blobs");
    auto const report = ::quorate::archive::restore(stream, *store, blobs);
    print_report(invocation, report);
    return report.sound() ? Exit::ok : Exit::no;
}

}  // namespace quorate::cli
