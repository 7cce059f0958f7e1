#include <charconv>
#include <system_error>

#include <boost/describe.hpp>

#include "base/text.hpp"
#include "base/wire.hpp"
#include "meetings/access.hpp"
#include "procedures/access.hpp"
#include "procedures/lookup.hpp"
#include "server/api.hpp"
#include "server/media.hpp"
#include "server/stored_file.hpp"

// Files: kept by their digest before a command refers to them, and shown to those who may read what they belong to.

namespace quorate::server {

struct KeptFile {
    std::string digest;
    std::string media;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(KeptFile, (), (digest, media, bytes))

namespace {

constexpr std::size_t kFirstBytes = 4096;
constexpr std::size_t kNameMost = 200;

/// Takes the pieces of an upload into the body's keeping, and remembers how the file began.
class FileSink : public Sink {
  public:
    FileSink(Uploads& uploads, Uploads::Owner owner, crypto::Hash hash, std::uint64_t announced)
        : incoming_(uploads, std::move(owner), hash, announced) {}

    void take(std::string_view piece) override {
        incoming_.add(piece);
        bytes_ += static_cast<std::int64_t>(piece.size());
        if (first_.size() < kFirstBytes) first_ += piece.substr(0, kFirstBytes - first_.size());
    }
    [[nodiscard]] bool fits() const { return incoming_.fits(); }
    /// Why nobody takes it for a paper; the key of the fault, or nothing.
    [[nodiscard]] std::string_view unfit(std::string_view name) const {
        if (bytes_ == 0) return "file-empty";
        if (is_program(first_)) return "file-program";
        return belies_its_name(first_, name) ? "file-belies-name" : "";
    }
    [[nodiscard]] std::optional<KeptFile> finish(std::string_view name) {
        auto const digest = incoming_.finish();
        if (!digest) return std::nullopt;
        return KeptFile{crypto::to_hex(*digest), sniffed_media(first_, name), bytes_};
    }
    [[nodiscard]] std::chrono::seconds until_room() const { return incoming_.until_room(); }

  private:
    Uploads::Incoming incoming_;
    std::string first_;
    std::int64_t bytes_ = 0;
};

std::uint64_t announced(Request const& request) {
    auto const length = request.headers.get("Content-Length");
    std::uint64_t bytes = 0;
    (void)std::from_chars(length.data(), length.data() + length.size(), bytes);
    return bytes;
}

std::variant<Response, std::unique_ptr<Sink>> receive(Installation& installation, Request const& request) {
    auto const seat = seat_of(installation, request);
    if (!seat) return seat.error();
    auto const* const name = request.asked("name");
    if (name == nullptr || text::blank(*name) || text::length(*name) > kNameMost)
        return bad_input(seat->caller.language, std::vector<BadInput>{{"/name", "file-name-needed", {}}});
    auto sink = std::make_unique<FileSink>(installation.bodies.uploads(), seat->owner(),
                                           crypto::hash_of(seat->desk->suite()), announced(request));
    // Told before the bytes are on their way, where their number is announced.
    if (!sink->fits()) return uploads_full(seat->caller.language, sink->until_room());
    return sink;
}

Response keep(Request& request) {
    auto const sink = std::move(request.sink);
    auto* const file = dynamic_cast<FileSink*>(sink.get());
    auto const& name = *request.asked("name");
    if (auto const unfit = file->unfit(name); !unfit.empty())
        return bad_input(language_of(request), std::vector<BadInput>{{"", std::string(unfit), {}}});
    auto const kept = file->finish(name);
    if (!kept) return uploads_full(language_of(request), file->until_room());
    return json_answer(201, wire::write(*kept));
}

/// What is told of a stored file to whoever may see it.
struct Readable {
    std::string title;
    std::string media;
};

/// A file of that digest, of a procedure that the reader may read.
std::optional<Readable> readable_form_file(views::Lens const& lens, std::string_view digest) {
    auto const [scene, rules, reader] = rights_of(lens);
    procedures::Scene const all{lens.state.people, lens.state.meetings, lens.state.procedures};
    if (!lens.state.procedures.files.contains(std::string(digest))) return {};
    for (auto const& instance : lens.state.procedures.instances) {
        if (!procedures::file_of(instance, digest)) continue;
        if (auto found = procedures::file_for(all, lens.rules, rules, reader, instance, digest))
            return Readable{std::move(found->title), std::move(found->media)};
    }
    return {};
}

/// A file of that digest that the reader may see; empty when there is none.
std::optional<Readable> readable_paper(views::Lens const& lens, std::string_view digest) {
    auto const [scene, rules, reader] = rights_of(lens);
    for (auto const& [id, matter] : lens.state.meetings.matters)
        for (auto const& paper : matter.papers) {
            if (paper.digest != digest) continue;
            if (meetings::may_read(scene, rules, reader, id, meetings::Aspect::papers))
                return Readable{paper.title, paper.media};
        }
    return readable_form_file(lens, digest);
}

Response show_file(Installation& installation, Request const& request, Seat const& seat, views::Lens const& lens) {
    auto const digest = request.parameter("digest");
    auto const paper = readable_paper(lens, digest);
    auto const parsed = crypto::digest_from_hex(digest);
    if (!paper || !parsed) return problem(seat.caller.language, 404, "not-found");
    auto const path = installation.bodies.blobs().path_of(crypto::hash_of(seat.desk->suite()), *parsed);
    StoredFile file{path, paper->media, paper->title, std::string(digest)};
    if (!file.name.ends_with(ending_of(paper->media))) file.name += ending_of(paper->media);
    return stored_file(request, file);
}

std::string file_read(Request const& request) {
    return "file:" + std::string(request.parameter("digest"));
}

}  // namespace

void add_file_routes(Routes& routes, Installation* installation) {
    routes.add({.id = "files.keep",
                .group = "files",
                .method = Method::post,
                .path = "/api/v1/bodies/{body}/files",
                .query = {{"name", true}},
                .takes = [](wire::Schemas&) { return std::string(R"({"type":"string","format":"binary"})"); },
                .takes_media = "application/octet-stream",
                .gives = schema_of<KeptFile>(),
                .problems = {413, 422, 429}},
               at_once(keep), 0, [installation](Request const& request) { return receive(*installation, request); });
    routes.add({.id = "files.show",
                .group = "files",
                .path = "/api/v1/bodies/{body}/files/{digest}",
                .query = {{"download", false}},
                .gives = [](wire::Schemas&) { return std::string(R"({"type":"string","format":"binary"})"); },
                .gives_media = "application/octet-stream",
                .problems = {404, 416}},
               shown(
                   installation,
                   [installation](Request const& request, Seat const& seat, views::Lens const& lens) {
                       return show_file(*installation, request, seat, lens);
                   },
                   file_read));
}

}  // namespace quorate::server
