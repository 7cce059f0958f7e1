#include <algorithm>
#include <charconv>

#include <boost/describe.hpp>

#include "base/json.hpp"
#include "base/wire.hpp"
#include "body/codec.hpp"
#include "server/api.hpp"
#include "views/views.hpp"

// A body's commands, what is possible, views and events.

namespace quorate::server {

struct CommandOrder {
    wire::Raw data;
    std::optional<std::map<std::string, std::string>> reasons;
};
BOOST_DESCRIBE_STRUCT(CommandOrder, (), (data, reasons))

struct AttemptLine {
    Instant at{};
    PersonId actor;
    std::string command;
    std::string label;
    std::string place;
    std::vector<std::string> rules;
};
BOOST_DESCRIBE_STRUCT(AttemptLine, (), (at, actor, command, label, place, rules))

struct AttemptLog {
    std::vector<AttemptLine> attempts;
};
BOOST_DESCRIBE_STRUCT(AttemptLog, (), (attempts))

namespace {

constexpr std::size_t kCommandMost = 2 * 1024 * 1024;

/// What was sent with a command, and for whom: "for" is no name that C++ lets a member have.
struct Sent {
    CommandOrder order;
    std::optional<PersonId> entered_for;
};

std::optional<PersonId> take_for(json::Object& object, std::vector<BadInput>& faults) {
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member->name != "for") continue;
        auto const* const text = std::get_if<std::string>(&member->value.value);
        if (text == nullptr || !valid_id(*text)) {
            faults.push_back({"/for", "id-invalid", {}});
            return std::nullopt;
        }
        PersonId person{*text};
        object.erase(member);
        return person;
    }
    return std::nullopt;
}

std::optional<Sent> sent_with(std::string const& body, std::vector<BadInput>& faults) {
    auto parsed = json::parse(body);
    if (!parsed) {
        faults = std::move(parsed.error());
        return std::nullopt;
    }
    Sent sent;
    if (auto* const object = std::get_if<json::Object>(&parsed->value)) sent.entered_for = take_for(*object, faults);
    auto order = wire::read<CommandOrder>(json::to_text(*parsed), faults);
    if (!order || !faults.empty()) return std::nullopt;
    sent.order = *std::move(order);
    return sent;
}

void send_command(Installation& installation, std::unique_ptr<Exchange> exchange) {
    auto const& request = exchange->request;
    auto const seat = seat_of(installation, request);
    if (!seat) return exchange->answer(seat.error());
    auto const language = seat->caller.language;
    std::string key(request.headers.get("Idempotency-Key"));
    if (!valid_id(key)) return exchange->answer(problem(language, 422, "key-missing"));
    std::vector<BadInput> faults;
    auto sent = sent_with(request.body, faults);
    if (!sent) return exchange->answer(bad_input(language, faults));
    auto const name = request.parameter("name");
    auto command = body::command_from(name, sent->order.data.text);
    if (!command) {
        bool const known = std::ranges::find(body::command_names(), name) != body::command_names().end();
        return exchange->answer(known ? bad_input(language, command.error()) : problem(language, 404, "not-found"));
    }
    Order order{CommandId{std::move(key)}, sent->entered_for.value_or(seat->person), seat->person, *std::move(command),
                sent->order.reasons.value_or(Reasons{})};
    auto const desk = seat->desk;
    desk->submit(std::move(order), language, [language, exchange = std::move(exchange)](Reply reply) {
        exchange->answer(answer_of(language, reply));
    });
}

Response show_possible(Request const& request, Seat const& seat, views::Lens const& lens) {
    auto const* const at = request.asked("at");
    if (at == nullptr) return bad_input(seat.caller.language, std::vector<BadInput>{{"/at", "missing-field", {}}});
    auto text = views::render_possible(lens, *at);
    if (!text) return problem(seat.caller.language, 404, "not-found");
    return json_answer(200, *std::move(text));
}

Response show_view(Request const& request, Seat const& seat, views::Lens const& lens) {
    auto text = views::render(lens, request.parameter("name"), request.query);
    if (text) return json_answer(200, *std::move(text));
    auto const* const faults = std::get_if<std::vector<BadInput>>(&text.error());
    return faults == nullptr ? problem(seat.caller.language, 404, "not-found")
                             : bad_input(seat.caller.language, *faults);
}

/// The page of one matter, meeting, decision or directive; lists and rules are open to the whole body. What is found in
/// a register, and how it is set out, is part of its page.
std::string page_read(Request const& request) {
    auto const* const id = request.asked("id");
    if (id == nullptr) return {};
    auto const name = request.parameter("name");
    auto const of_register = name == "register-entries" || name == "layouts";
    return std::string(of_register ? "register" : name) + ':' + *id;
}

std::optional<std::int64_t> seen_by(Request const& request) {
    auto text = request.headers.get("Last-Event-ID");
    if (auto const* const after = request.asked("after"); after != nullptr && text.empty()) text = *after;
    if (text.empty()) return std::nullopt;
    std::int64_t number = -1;
    auto const end = text.data() + text.size();
    auto const [stopped, fault] = std::from_chars(text.data(), end, number);
    // Nonsense is answered like an event of long ago: look at everything anew.
    return fault == std::errc{} && stopped == end ? number : -1;
}

Response listen(Request& request, Seat const& seat) {
    Response response;
    response.headers = {{"Content-Type", "text/event-stream"},
                        {"Cache-Control", "no-store"},
                        {"X-Accel-Buffering", "no"}};  // nginx would otherwise hold events back
    if (request.method == Method::get) response.body = seat.desk->listen(seat.person, seen_by(request));
    return response;
}

Response show_attempts(Request const&, Seat const& seat, views::Lens const& lens) {
    if (!oversees(lens)) return problem(seat.caller.language, 403, "not-yours");
    AttemptLog log;
    for (auto const& one : seat.desk->attempts())
        log.attempts.push_back(
            {one.at, one.actor, one.command, lens.words.command(lens.language, one.command), one.place, one.rules});
    return json_answer(200, wire::write(log));
}

void describe_each(Routes& routes) {
    for (auto const command : body::command_names()) {
        if (command == "clock.reached" || command == "body.found") continue;
        Operation operation{.id = "command." + std::string(command),
                            .group = "commands",
                            .method = Method::post,
                            .path = "/api/v1/bodies/{body}/commands/" + std::string(command)};
        operation.takes = [command](wire::Schemas& schemas) {
            return R"({"type":"object","properties":{"data":)" + body::command_schema(command, schemas) +
                   R"(,"reasons":{"type":"object","additionalProperties":{"type":"string"}})" +
                   R"(,"for":{"type":"string"}},)" + R"("required":["data"],"additionalProperties":false})";
        };
        operation.gives = schema_of<CommandDone>();
        operation.problems = {409, 422};
        routes.describe(std::move(operation));
    }
    for (auto const view : views::view_names()) {
        if (view == "possible") continue;
        Operation operation{.id = "view." + std::string(view),
                            .group = "views",
                            .path = "/api/v1/bodies/{body}/views/" + std::string(view)};
        for (auto const name : views::view_query(view)) operation.query.push_back({std::string(name), false});
        operation.gives = [view](wire::Schemas& schemas) { return views::view_schema(view, schemas); };
        operation.problems = {404};
        if (operation.query.size() > 1) operation.problems.push_back(422);
        routes.describe(std::move(operation));
    }
}

}  // namespace

void add_body_routes(Routes& routes, Installation* installation) {
    auto const command = [installation](std::unique_ptr<Exchange> exchange) {
        send_command(*installation, std::move(exchange));
    };
    routes.add_hidden({Method::post, "/api/v1/bodies/{body}/commands/{name}", kCommandMost, command, {}, true});
    routes.add_hidden(
        {Method::get, "/api/v1/bodies/{body}/views/{name}", 0, shown(installation, show_view, page_read), {}});
    describe_each(routes);
    routes.add({.id = "possible",
                .group = "views",
                .path = "/api/v1/bodies/{body}/possible",
                .query = {{"at", true}},
                .gives = [](wire::Schemas& schemas) { return views::view_schema("possible", schemas); },
                .problems = {404, 422}},
               shown(installation, show_possible));
    routes.add({.id = "events",
                .group = "views",
                .path = "/api/v1/bodies/{body}/events",
                .query = {{"after", false}},
                .gives = [](wire::Schemas&) { return std::string(R"({"type":"string"})"); },
                .gives_media = "text/event-stream"},
               seated(installation, listen));
    routes.add({.id = "attempts",
                .group = "views",
                .path = "/api/v1/bodies/{body}/attempts",
                .gives = schema_of<AttemptLog>()},
               shown(installation, show_attempts));
}

}  // namespace quorate::server
