#include <algorithm>
#include <charconv>
#include <fstream>
#include <mutex>

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "archive/body_judge.hpp"
#include "archive/export.hpp"
#include "archive/proof.hpp"
#include "archive/verify.hpp"
#include "base/wire.hpp"
#include "crypto/random.hpp"
#include "server/api.hpp"
#include "server/fields.hpp"

// The journal for outsiders: signed heads, proofs, the archive, and the whole check.

namespace quorate::server {

struct SignedHead {
    wire::Raw head;
    std::string key;  ///< PEM
    std::string key_id;
    bool archive = false;  ///< the reader may take the archive and proofs
};
BOOST_DESCRIBE_STRUCT(SignedHead, (), (head, key, key_id, archive))

struct AuditFinding {
    std::string name;
    std::string text;
    std::optional<std::int64_t> sequence;
};
BOOST_DESCRIBE_STRUCT(AuditFinding, (), (name, text, sequence))

struct VerifyReport {
    bool sound = false;
    std::int64_t entries = 0;
    std::int64_t commands = 0;
    std::int64_t decided_again = 0;
    std::int64_t heads = 0;
    std::int64_t files = 0;
    std::int64_t found = 0;
    std::vector<AuditFinding> findings;
};
BOOST_DESCRIBE_STRUCT(VerifyReport, (), (sound, entries, commands, decided_again, heads, files, found, findings))

namespace {

/// A file that is gone as soon as nobody has it open any more.
class PassingFile {
  public:
    PassingFile() : path_(std::filesystem::temp_directory_path() / crypto::random_id("quorate")) {}
    PassingFile(PassingFile const&) = delete;
    PassingFile& operator=(PassingFile const&) = delete;
    ~PassingFile() {
        std::error_code error;
        std::filesystem::remove(path_, error);
    }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Nothing for those who may, else the answer.
std::optional<Response> deny(Seat const& seat, bool (*allowed)(views::Lens const&)) {
    bool may = false;
    if (!seat.desk->read_and_wait(seat.reader(), [&](views::Lens const& lens) { may = allowed(lens); }))
        return answer_of(seat.caller.language, Unavailable{});
    if (!may) return problem(seat.caller.language, 403, "not-yours");
    return std::nullopt;
}

Response show_head(Installation& installation, Request&, Seat const& seat) {
    auto const head = installation.bodies.sign(*seat.desk);
    if (!head) return problem(seat.caller.language, 404, "not-found");
    bool const archive = !deny(seat, reads_record);
    for (auto const& key : installation.bodies.journal().store()->keys(seat.desk->body()))
        if (key.id() == head->key)
            return json_answer(200, wire::write(SignedHead{{journal::to_line(*head)}, key.pem(), key.id(), archive}));
    return problem(seat.caller.language, 404, "not-found");
}

Response prove(Installation& installation, Request& request, Seat const& seat) {
    if (auto denied = deny(seat, reads_record)) return *std::move(denied);
    auto const text = request.parameter("sequence");
    std::uint64_t sequence = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), sequence);
    auto const head = installation.bodies.sign(*seat.desk);
    bool const whole = fault == std::errc{} && end == text.data() + text.size();
    if (!whole || !head || sequence == 0 || sequence > head->size)
        return problem(seat.caller.language, 404, "not-found");
    auto const store = installation.bodies.journal().store();
    enter_access(installation, request, seat.caller, "proof-taken", "entry:" + std::string(text));
    return json_answer(200, archive::prove_entry(*store, sequence, *head));
}

Response prove_decision(Installation& installation, Request& request, Seat const& seat) {
    if (auto denied = deny(seat, reads_record)) return *std::move(denied);
    auto const head = installation.bodies.sign(*seat.desk);
    if (!head) return problem(seat.caller.language, 404, "not-found");
    std::string const decision(request.parameter("decision"));
    auto const sequence = seat.desk->entry_of(DecisionId{decision});
    if (sequence == 0 || sequence > head->size) return problem(seat.caller.language, 404, "not-found");
    auto const store = installation.bodies.journal().store();
    enter_access(installation, request, seat.caller, "proof-taken", "decision:" + decision);
    return json_answer(200, archive::prove_entry(*store, sequence, *head));
}

/// That the journal of now continues the one of a head that was signed before. Of a head nobody was shown, nothing is
/// proved.
Response prove_continued(Installation& installation, Request& request, Seat const& seat) {
    if (auto denied = deny(seat, reads_record)) return *std::move(denied);
    auto const head = installation.bodies.sign(*seat.desk);
    auto const store = installation.bodies.journal().store();
    auto const text = request.parameter("size");
    std::uint64_t size = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), size);
    auto const heads = store->heads(seat.desk->body());
    auto const before = std::ranges::find(heads, size, &journal::Head::size);
    if (!head || read.ec != std::errc{} || read.ptr != text.data() + text.size() || before == heads.end())
        return problem(seat.caller.language, 404, "not-found");
    enter_access(installation, request, seat.caller, "proof-taken", "head:" + std::string(text));
    return json_answer(200, archive::prove_consistency(*store, *before, *head));
}

/// The body's package in a file, with a judge that knows its charters.
void write_package(Installation& installation, Seat const& seat, std::filesystem::path const& path,
                   archive::Files files) {
    (void)installation.bodies.sign(*seat.desk);
    auto const store = installation.bodies.journal().store();
    archive::BodyJudge const judge;
    std::ofstream stream(path, std::ios::binary);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    archive::write_package(stream, *store, installation.bodies.blobs(), seat.desk->body(), judge, files);
    stream.flush();
    if (!stream) throw journal::Fault("an archive cannot be written to " + path.string());
}

Response download_archive(Installation& installation, Request& request, Seat const& seat) {
    if (auto denied = deny(seat, reads_record)) return *std::move(denied);
    auto const* const files = request.asked("files");
    bool const all = files == nullptr || *files != "leave-out";
    PassingFile const passing;
    write_package(installation, seat, passing.path(), all ? archive::Files::include : archive::Files::leave_out);
    auto open = std::make_shared<OpenFile const>(passing.path().string());
    auto const size = open->size();
    enter_access(installation, request, seat.caller, "archive-taken", "body:" + seat.desk->body().text);
    Response response;
    response.headers = {{"Content-Type", "application/octet-stream"},
                        {"Content-Disposition", disposition("attachment", seat.desk->body().text + ".quorate")},
                        {"Cache-Control", "no-store"}};
    response.body = FilePart{std::move(open), 0, size};
    return response;
}

std::string finding_text(words::Language language, journal::Finding const& finding) {
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    return words::shipped().say(language, "finding." + finding.name, finding.facts, setting);
}

Response verify(Installation& installation, Request&, Seat const& seat) {
    if (auto denied = deny(seat, oversees)) return *std::move(denied);
    // One at a time: it reads the whole stream and decides all of it again.
    static std::mutex one_at_a_time;
    std::unique_lock const lock(one_at_a_time, std::try_to_lock);
    if (!lock) return too_many_attempts(seat.caller.language, std::chrono::seconds{10});
    PassingFile const passing;
    write_package(installation, seat, passing.path(), archive::Files::include);
    archive::BodyJudge judge;
    std::ifstream stream(passing.path(), std::ios::binary);
    auto const report = archive::verify(stream, &judge);
    auto const count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
    VerifyReport answer{report.sound(),      count(report.entries), count(report.commands), count(report.decided_again),
                        count(report.heads), count(report.files),   count(report.found),    {}};
    for (auto const& finding : report.findings)
        answer.findings.push_back(
            {finding.name, finding_text(seat.caller.language, finding), finding.sequence.transform(count)});
    return json_answer(200, wire::write(answer));
}

}  // namespace

void add_journal_routes(Routes& routes, Installation* installation) {
    auto const with = [installation](Response (*make)(Installation&, Request&, Seat const&)) {
        return seated(installation, [installation, make](Request& request, Seat const& seat) {
            try {
                return make(*installation, request, seat);
            } catch (journal::Fault const& fault) {
                report_fault(fault);
                return answer_of(seat.caller.language, Unavailable{});
            }
        });
    };
    auto const object = [](wire::Schemas&) { return std::string(R"({"type":"object"})"); };
    auto const binary = [](wire::Schemas&) { return std::string(R"({"type":"string","format":"binary"})"); };
    routes.add({.id = "journal.head",
                .group = "journal",
                .path = "/api/v1/bodies/{body}/journal/head",
                .gives = schema_of<SignedHead>()},
               with(show_head));
    routes.add({.id = "journal.proof",
                .group = "journal",
                .path = "/api/v1/bodies/{body}/journal/entries/{sequence}/proof",
                .gives = object,
                .problems = {404}},
               with(prove));
    routes.add({.id = "journal.decision",
                .group = "journal",
                .path = "/api/v1/bodies/{body}/journal/decisions/{decision}/proof",
                .gives = object,
                .problems = {404}},
               with(prove_decision));
    routes.add({.id = "journal.consistency",
                .group = "journal",
                .path = "/api/v1/bodies/{body}/journal/heads/{size}/consistency",
                .gives = object,
                .problems = {404}},
               with(prove_continued));
    routes.add({.id = "journal.archive",
                .group = "journal",
                .path = "/api/v1/bodies/{body}/journal/archive",
                .query = {{"files", false}},
                .gives = binary,
                .gives_media = "application/octet-stream"},
               with(download_archive));
    routes.add({.id = "journal.verify",
                .group = "journal",
                .method = Method::post,
                .path = "/api/v1/bodies/{body}/journal/verify",
                .gives = schema_of<VerifyReport>(),
                .problems = {429}},
               with(verify));
}

}  // namespace quorate::server
