#include <boost/describe.hpp>

#include "adoption/official_copy.hpp"
#include "base/wire.hpp"
#include "server/api.hpp"
#include "server/stored_file.hpp"

// Charters on their way to adoption: checked and kept first, adopted by a command then.

namespace quorate::server {

struct CharterRemark {
    std::int64_t line = 0;
    std::string severity;  ///< "error" "warning"
    std::string text;
};
BOOST_DESCRIBE_STRUCT(CharterRemark, (), (line, severity, text))

struct CharterChange {
    std::string anchor;
    std::string what;
    std::string before;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(CharterChange, (), (anchor, what, before, after))

/// What a charter is worth: it can be adopted when it has a digest.
struct CharterCheck {
    std::optional<std::string> digest;
    std::string title;
    std::vector<CharterRemark> remarks;
    std::vector<std::string> failed_examples;
    std::int64_t examples = 0;
    std::map<std::string, std::int64_t> coverage;  ///< mode -> number of places
    std::vector<CharterChange> changes;            ///< against the charter in force
};
BOOST_DESCRIBE_STRUCT(CharterCheck, (), (digest, title, remarks, failed_examples, examples, coverage, changes))

struct OfficialTextPiece {
    std::int64_t line = 0;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(OfficialTextPiece, (), (line, text))

/// How an official text was laid onto the charter in force.
struct OfficialTextCheck {
    std::string digest;
    std::int64_t chapters = 0;
    std::int64_t articles = 0;
    std::int64_t matched = 0;
    std::vector<std::string> unmatched;
    std::vector<OfficialTextPiece> unanchored;
};
BOOST_DESCRIBE_STRUCT(OfficialTextCheck, (), (digest, chapters, articles, matched, unmatched, unanchored))

namespace {

constexpr std::size_t kCharterMost = 4 * 1024 * 1024;
constexpr std::size_t kTextMost = 16 * 1024 * 1024;

bool may_adopt(views::Lens const& lens) {
    return rights_of(lens).has_power("charter.adopt");
}

/// The charter in force, for those who may adopt another; else the answer.
std::expected<charter::Charter, Response> charter_in_force(Seat const& seat) {
    std::expected<charter::Charter, Response> found = std::unexpected(problem(seat.caller.language, 403, "not-yours"));
    auto const look = [&](views::Lens const& lens) {
        if (!may_adopt(lens)) return;
        auto const day = day_of(lens.now, lens.state.people.zone);
        auto const* adoption = people::adoption_on(lens.state.people, day);
        if (adoption == nullptr) adoption = &lens.state.people.adoptions.front();
        found = lens.charters.find(adoption->digest)->second.charter;
    };
    if (!seat.desk->read_and_wait(seat.reader(), look))
        return std::unexpected(answer_of(seat.caller.language, Unavailable{}));
    return found;
}

CharterRemark remark_of(words::Language language, charter::Diagnostic const& diagnostic) {
    auto const& words = words::shipped();
    return {diagnostic.line, word(diagnostic.severity),
            words.say(language, "diagnostic." + diagnostic.name, diagnostic.facts, {})};
}

Response check(Installation& installation, Request& request, Seat const& seat) {
    auto const in_force = charter_in_force(seat);
    if (!in_force) return in_force.error();
    auto const language = seat.caller.language;
    auto const hash = crypto::hash_of(seat.desk->suite());
    auto const digest = crypto::to_hex(crypto::digest(hash, request.body));
    CharterCheck answer;
    auto const checked = check_charter(request.body, digest, words::shipped());
    if (!checked) {
        for (auto const& one : checked.error()) answer.remarks.push_back(remark_of(language, one));
        return json_answer(200, wire::write(answer));
    }
    auto const& charter = checked->charter;
    answer.title = charter.rules.identity.title;
    for (auto const& one : charter.warnings) answer.remarks.push_back(remark_of(language, one));
    answer.failed_examples = checked->failed_examples;
    answer.examples = static_cast<std::int64_t>(charter.document.examples.size());
    for (auto const& one : charter::coverage(charter)) ++answer.coverage[word(one.mode)];
    for (auto const& one : charter::diff(*in_force, charter))
        answer.changes.push_back({one.anchor, one.what, one.before, one.after});
    if (answer.failed_examples.empty()) {
        auto& uploads = installation.bodies.uploads();
        if (!uploads.put(seat.owner(), hash, request.body))
            return uploads_full(language, uploads.until_room(seat.owner()));
        answer.digest = digest;
    }
    return json_answer(200, wire::write(answer));
}

Response check_official_text(Installation& installation, Request& request, Seat const& seat) {
    auto const in_force = charter_in_force(seat);
    if (!in_force) return in_force.error();
    auto const copy = adoption::read_official_copy(request.body, *in_force);
    if (!copy) return bad_input(seat.caller.language, std::vector<BadInput>{{"", copy.error().what, {}}});
    auto& uploads = installation.bodies.uploads();
    if (!uploads.put(seat.owner(), crypto::hash_of(seat.desk->suite()), request.body))
        return uploads_full(seat.caller.language, uploads.until_room(seat.owner()));
    OfficialTextCheck answer{copy->digest,    copy->chapters,
                             copy->articles,  static_cast<std::int64_t>(copy->places.size()),
                             copy->unmatched, {}};
    for (auto const& piece : copy->unanchored) answer.unanchored.push_back({piece.line, piece.text});
    return json_answer(200, wire::write(answer));
}

Response show_charter(Installation& installation, Request const& request, Seat const& seat, views::Lens const& lens) {
    std::string const digest(request.parameter("digest"));
    auto const parsed = crypto::digest_from_hex(digest);
    auto const adopted = lens.charters.find(digest);
    if (!parsed || adopted == lens.charters.end()) return problem(seat.caller.language, 404, "not-found");
    auto const path = installation.bodies.blobs().path_of(crypto::hash_of(seat.desk->suite()), *parsed);
    return stored_file(request, {path, "text/plain", adopted->second.charter.rules.identity.id + ".md", digest});
}

}  // namespace

void add_charter_routes(Routes& routes, Installation* installation) {
    auto const with = [installation](Response (*make)(Installation&, Request&, Seat const&)) {
        return seated(installation, [installation, make](Request& request, Seat const& seat) {
            return make(*installation, request, seat);
        });
    };
    auto const text = [](wire::Schemas&) { return std::string(R"({"type":"string"})"); };
    auto const binary = [](wire::Schemas&) { return std::string(R"({"type":"string","format":"binary"})"); };
    routes.add({.id = "charters.check",
                .group = "charters",
                .method = Method::post,
                .path = "/api/v1/bodies/{body}/charters",
                .takes = text,
                .takes_media = "text/markdown",
                .gives = schema_of<CharterCheck>(),
                .problems = {413, 429}},
               with(check), kCharterMost);
    routes.add({.id = "charters.text",
                .group = "charters",
                .path = "/api/v1/bodies/{body}/charters/{digest}",
                .gives = text,
                .gives_media = "text/plain",
                .problems = {404}},
               shown(installation, [installation](Request const& request, Seat const& seat, views::Lens const& lens) {
                   return show_charter(*installation, request, seat, lens);
               }));
    routes.add({.id = "charters.official",
                .group = "charters",
                .method = Method::post,
                .path = "/api/v1/bodies/{body}/official-texts",
                .takes = binary,
                .takes_media = "application/octet-stream",
                .gives = schema_of<OfficialTextCheck>(),
                .problems = {413, 422, 429}},
               with(check_official_text), kTextMost);
}

}  // namespace quorate::server
