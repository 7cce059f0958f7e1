#include <fstream>

#include "archive/body_judge.hpp"
#include "archive/export.hpp"
#include "cli/invocation.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"
#include "journal/sqlite_store.hpp"
#include "server/installation.hpp"

namespace quorate::cli {

Exit archive(Invocation const& invocation) {
    std::filesystem::path const data(invocation.value("data"));
    BodyId const body{invocation.value("body")};
    if (!std::filesystem::exists(data / "journal.sqlite"))
        throw WrongUsage(invocation.say("no-journal", {{"folder", data.string()}}));
    journal::Journal journal([&data] { return journal::open_sqlite_store(data, journal::Access::write); });
    journal::Blobs const blobs(data / "blobs");
    journal::Keys const keys(data / "keys");
    auto const stream = journal.store()->stream(body);
    if (!stream) throw WrongUsage(invocation.say("no-body", {{"body", body.text}}));
    (void)journal.sign(body, server::system_now(), keys.of(stream->suite));
    auto const path = invocation.value("output");
    std::ofstream output(path, std::ios::binary);
    ::quorate::archive::BodyJudge const judge;
    auto const files =
        invocation.has("without-files") ? ::quorate::archive::Files::leave_out : ::quorate::archive::Files::include;
    ::quorate::archive::write_package(output, *journal.store(), blobs, body, judge, files);
    output.flush();
    if (!output) {
        invocation.complain(invocation.say("unwritable", {{"file", path}}));
        return Exit::no;
    }
    invocation.print(
        invocation.say("archived", {{"file", path}, {"entries", static_cast<std::int64_t>(stream->size())}}));
    return Exit::ok;
}

}  // namespace quorate::cli
