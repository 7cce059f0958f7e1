#include <functional>
#include <memory>

#include "server/api.hpp"
#include "server/fields.hpp"
#include "sheets/bpmn.hpp"
#include "sheets/csv.hpp"
#include "sheets/workbook.hpp"
#include "views/catalogue.hpp"
#include "views/diagram.hpp"
#include "views/ledger.hpp"
#include "views/register_table.hpp"

// What readers take out of the system as files: made of what they may see, and entered in the access log.

namespace quorate::server {

namespace {

enum class Format { xlsx, csv };

/// The browser asks for a link in its own language, which need not be the page's.
std::optional<words::Language> language_asked(Request const& request, words::Language otherwise) {
    auto const* const asked = request.asked("language");
    if (asked == nullptr || asked->empty()) return otherwise;
    if (*asked == "zh") return words::Language::zh;
    if (*asked == "en") return words::Language::en;
    return std::nullopt;
}

std::string asked_or_empty(Request const& request, std::string_view name) {
    auto const* const asked = request.asked(name);
    return asked == nullptr ? std::string{} : *asked;
}

Response file_of(Table const& table, Format format, std::string const& day) {
    Response response;
    auto const name = table.name + ' ' + day;
    if (format == Format::xlsx) {
        response.headers.set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.headers.set("Content-Disposition", disposition("attachment", name + ".xlsx"));
        response.body = sheets::workbook(table);
    } else {
        response.headers.set("Content-Type", "text/csv; charset=utf-8; header=present");
        response.headers.set("Content-Disposition", disposition("attachment", name + ".csv"));
        response.body = sheets::csv(table);
    }
    return response;
}

Response unknown_language(words::Language language) {
    std::vector<BadInput> const fault{{"/language", "unknown-language", {}}};
    return bad_input(language, fault);
}

/// What the desk gave, for the file that is made of it outside the desk's lock.
struct Taken {
    std::expected<Table, std::vector<BadInput>> table;
    Instant now{};
    std::string day;
};

/// How the table is made of what the reader may see, and what the access log calls its taking.
using MakeTable = std::function<std::expected<Table, std::vector<BadInput>>(views::Lens const&)>;

void export_table(Installation& installation, Format format, std::string const& what, MakeTable const& make,
                  std::unique_ptr<Exchange> exchange) {
    auto const seat = seat_of(installation, exchange->request);
    if (!seat) return exchange->answer(seat.error());
    auto const language = language_asked(exchange->request, seat->caller.language);
    if (!language) return exchange->answer(unknown_language(seat->caller.language));
    auto const taken = std::make_shared<Taken>();
    auto const look = [&](views::Lens const& lens) {
        *taken = {make(lens), lens.now, to_text(day_of(lens.now, lens.state.people.zone))};
    };
    std::shared_ptr<Exchange> const waiting = std::move(exchange);
    auto const caller = seat->caller;
    auto const desk = seat->desk;
    desk->read({seat->person, *language}, look,
               [&installation, taken, waiting, caller, format, language, what](bool durable) {
                   if (!durable) return waiting->answer(answer_of(*language, Unavailable{}));
                   if (!taken->table) return waiting->answer(bad_input(*language, taken->table.error()));
                   auto response = file_of(*taken->table, format, taken->day);
                   // Article 23: who took internal matters out, and when, can be told afterwards.
                   enter_access(installation, waiting->request, caller, what);
                   waiting->answer(std::move(response));
               });
}

void export_ledger(Installation& installation, Format format, std::unique_ptr<Exchange> exchange) {
    views::LedgerFilter const filter{asked_or_empty(exchange->request, "year"),
                                     asked_or_empty(exchange->request, "class"),
                                     asked_or_empty(exchange->request, "kind")};
    export_table(
        installation, format, "ledger-exported", [filter](views::Lens const& lens) { return ledger(lens, filter); },
        std::move(exchange));
}

void export_register(Installation& installation, Format format, std::unique_ptr<Exchange> exchange) {
    auto query = views::register_query(exchange->request.query, "register");
    query.offset.clear();
    export_table(
        installation, format, "register-exported",
        [query](views::Lens const& lens) { return register_table(lens, query); }, std::move(exchange));
}

void export_catalogue(Installation& installation, Format format, std::unique_ptr<Exchange> exchange) {
    InstanceId const entry{asked_or_empty(exchange->request, "instance")};
    auto const make = [entry](views::Lens const& lens) -> std::expected<Table, std::vector<BadInput>> {
        auto table = views::catalogue_table(lens, entry);
        if (!table) return std::unexpected(std::vector<BadInput>{{"/instance", "unknown-instance", {}}});
        return *std::move(table);
    };
    export_table(installation, format, "catalogue-exported", make, std::move(exchange));
}

/// All that a register can be asked but for a page: a file has one.
std::vector<QueryField> register_fields() {
    std::vector<QueryField> fields{{"register", true}};
    for (auto const name : views::kRegisterParts) {
        if (name != "offset") fields.push_back({std::string(name), false});
    }
    fields.push_back({"language", false});
    return fields;
}

/// The charter in force, of which everybody in the body may know.
Response procedure_diagram(Request const& request, Seat const& seat, views::Lens const& lens) {
    auto const language = language_asked(request, seat.caller.language);
    if (!language) return unknown_language(seat.caller.language);
    auto read = lens;
    read.language = *language;
    auto const diagram = views::procedure_diagram(read, asked_or_empty(request, "procedure"));
    if (!diagram) return problem(seat.caller.language, 404, "not-found");
    Response response;
    response.headers.set("Content-Type", "application/xml");
    response.headers.set("Content-Disposition", disposition("attachment", diagram->title + ".bpmn"));
    response.body = sheets::bpmn(*diagram);
    return response;
}

std::string binary(wire::Schemas&) {
    return R"({"type":"string","format":"binary"})";
}

using Export = void (*)(Installation& installation, Format format, std::unique_ptr<Exchange> exchange);

void add_export(Routes& routes, Installation* installation, std::string const& name,
                std::vector<QueryField> const& query, Export take) {
    for (auto const format : {Format::xlsx, Format::csv}) {
        bool const xlsx = format == Format::xlsx;
        std::string const ending = xlsx ? ".xlsx" : ".csv";
        routes.add(
            {.id = "exports." + name + ending,
             .group = "exports",
             .path = "/api/v1/bodies/{body}/exports/" + name + ending,
             .query = query,
             .gives = binary,
             .gives_media = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv",
             .problems = {404, 422}},
            [installation, format, take](std::unique_ptr<Exchange> exchange) {
                take(*installation, format, std::move(exchange));
            });
    }
}

}  // namespace

void add_export_routes(Routes& routes, Installation* installation) {
    add_export(routes, installation, "ledger",
               {{"year", false}, {"class", false}, {"kind", false}, {"language", false}}, export_ledger);
    add_export(routes, installation, "register", register_fields(), export_register);
    add_export(routes, installation, "catalogue", {{"instance", true}, {"language", false}}, export_catalogue);
    routes.add({.id = "exports.procedure.bpmn",
                .group = "exports",
                .path = "/api/v1/bodies/{body}/exports/procedure.bpmn",
                .query = {{"procedure", true}, {"language", false}},
                .gives = [](wire::Schemas&) { return std::string(R"({"type":"string"})"); },
                .gives_media = "application/xml",
                .problems = {404, 422}},
               shown(installation, procedure_diagram));
}

}  // namespace quorate::server
