#include <boost/describe.hpp>

#include "base/text.hpp"
#include "base/wire.hpp"
#include "meetings/access.hpp"
#include "meetings/lookup.hpp"
#include "server/api.hpp"

// Letters to a superior (article 13.3): written, kept and handed in by a member, and read by nobody else. No access log
// and no event tells of them, since that would tell who reported.

namespace quorate::server {

struct LetterLine {
    std::string letter;
    std::string superior;
    std::string text;
    Instant written{};
    std::optional<Instant> handed_in;
};
BOOST_DESCRIBE_STRUCT(LetterLine, (), (letter, superior, text, written, handed_in))

struct LetterList {
    std::vector<LetterLine> letters;     ///< the oldest first
    std::vector<std::string> superiors;  ///< of the body, to choose from
};
BOOST_DESCRIBE_STRUCT(LetterList, (), (letters, superiors))

struct LetterOrder {
    std::string superior;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(LetterOrder, (), (superior, text))

namespace {

constexpr std::size_t kBodyMost = 256 * 1024;
constexpr std::size_t kSuperiorMost = 100;
constexpr std::size_t kTextMost = 20'000;

/// Why the reader may not report about this decision; nullopt when they may.
std::optional<Response> refused(Seat const& seat, views::Lens const& lens, DecisionId const& decision) {
    if (meetings::find(lens.state.meetings, decision) == nullptr)
        return problem(seat.caller.language, 404, "not-found");
    auto const [scene, rules, reader] = rights_of(lens);
    auto const denial = meetings::deny_reading(scene, rules, reader, decision, meetings::Aspect::upward);
    if (!denial) return std::nullopt;
    return answer_of(seat.caller.language, Refused{{}, {views::show(lens, *denial)}, false});
}

DecisionId decision_of(Request const& request) {
    return DecisionId{std::string(request.parameter("decision"))};
}

Response list(Installation& installation, Request const& request, Seat const& seat, views::Lens const& lens) {
    auto const decision = decision_of(request);
    if (auto answer = refused(seat, lens, decision)) return *std::move(answer);
    LetterList result;
    for (auto& one : installation.letters.about(seat.desk->body(), seat.person, decision))
        result.letters.push_back(
            {std::move(one.letter), std::move(one.superior), std::move(one.text), one.written, one.handed_in});
    result.superiors = lens.state.people.superiors;
    return json_answer(200, wire::write(result));
}

std::vector<BadInput> faults_of(LetterOrder const& order) {
    std::vector<BadInput> faults;
    auto const check = [&](char const* at, std::string const& text, std::size_t most) {
        if (text::blank(text)) faults.push_back({at, "missing-text", {}});
        if (text::length(text) > most)
            faults.push_back({at, "text-too-long", {{"longest", static_cast<std::int64_t>(most)}}});
    };
    check("/superior", order.superior, kSuperiorMost);
    check("/text", order.text, kTextMost);
    return faults;
}

Response write(Installation& installation, Request const& request, Seat const& seat, views::Lens const& lens) {
    auto const decision = decision_of(request);
    if (auto answer = refused(seat, lens, decision)) return *std::move(answer);
    std::vector<BadInput> faults;
    auto const order = wire::read<LetterOrder>(request.body, faults);
    std::string const id(request.parameter("letter"));
    if (!valid_id(id)) faults.push_back({"/letter", "id-invalid", {}});
    if (order && faults.empty()) faults = faults_of(*order);
    if (!order || !faults.empty()) return bad_input(seat.caller.language, faults);
    accounts::Letter const letter{id,          seat.desk->body(),         seat.person, decision, order->superior,
                                  order->text, installation.bodies.now(), std::nullopt};
    if (!installation.letters.write(letter)) return problem(seat.caller.language, 409, "letter-closed");
    return json_answer(200, wire::write(LetterLine{id, order->superior, order->text, letter.written, {}}));
}

Response hand_in(Installation& installation, Request const& request, Seat const& seat) {
    std::string const id(request.parameter("letter"));
    auto const done = installation.letters.hand_in(seat.desk->body(), seat.person, id, installation.bodies.now());
    return done ? Response{.status = 204} : problem(seat.caller.language, 409, "letter-closed");
}

Response drop(Installation& installation, Request const& request, Seat const& seat) {
    std::string const id(request.parameter("letter"));
    auto const done = installation.letters.drop(seat.desk->body(), seat.person, id);
    return done ? Response{.status = 204} : problem(seat.caller.language, 409, "letter-closed");
}

}  // namespace

void add_letter_routes(Routes& routes, Installation* installation) {
    auto const looking = [installation](auto look) {
        return shown(installation,
                     [installation, look](Request const& request, Seat const& seat, views::Lens const& lens) {
                         return look(*installation, request, seat, lens);
                     });
    };
    auto const acting = [installation](auto act) {
        return seated(installation, [installation, act](Request& request, Seat const& seat) {
            return act(*installation, request, seat);
        });
    };
    constexpr char all[] = "/api/v1/bodies/{body}/decisions/{decision}/letters";
    routes.add({.id = "letters.list",
                .group = "letters",
                .path = all,
                .gives = schema_of<LetterList>(),
                .problems = {404, 409}},
               looking(list));
    routes.add({.id = "letters.write",
                .group = "letters",
                .method = Method::put,
                .path = std::string(all) + "/{letter}",
                .takes = schema_of<LetterOrder>(),
                .gives = schema_of<LetterLine>(),
                .problems = {404, 409, 422}},
               looking(write), kBodyMost);
    routes.add({.id = "letters.hand-in",
                .group = "letters",
                .method = Method::post,
                .path = "/api/v1/bodies/{body}/letters/{letter}/handed-in",
                .problems = {409}},
               acting(hand_in));
    routes.add({.id = "letters.drop",
                .group = "letters",
                .method = Method::del,
                .path = "/api/v1/bodies/{body}/letters/{letter}",
                .problems = {409}},
               acting(drop));
}

}  // namespace quorate::server
