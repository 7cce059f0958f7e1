#include "server/problem.hpp"

#include "base/wire.hpp"
#include "server/fields.hpp"

namespace quorate::server {

namespace {

Problem named(words::Language language, unsigned status, std::string_view name, Facts const& facts) {
    auto const& words = words::shipped();
    auto const key = "problem." + std::string(name);
    Problem problem;
    problem.type = "urn:quorate:problem:" + std::string(name);
    problem.title = words.say(language, key, facts, {});
    problem.status = static_cast<std::int32_t>(status);
    problem.detail = words.say(language, key + ".detail", facts, {});
    return problem;
}

Response response_of(Problem const& problem) {
    auto response = json_answer(static_cast<unsigned>(problem.status), wire::write(problem));
    response.headers.set("Content-Type", "application/problem+json");
    return response;
}

Response refusal(words::Language language, Refused const& refused) {
    if (!refused.errors.empty()) return bad_input(language, refused.errors);
    auto const* const name = refused.needs_only_reasons ? "needs-reason" : "refused";
    auto const count = static_cast<std::int64_t>(refused.obstacles.size());
    auto about = named(language, 409, name, {{"count", count}});
    about.answer = name;
    about.obstacles = refused.obstacles;
    return response_of(about);
}

}  // namespace

words::Language language_of(Request const& request) {
    static std::vector<std::string> const kOffered{"zh", "en"};
    auto const best = best_language(request.headers.get("Accept-Language"), kOffered);
    return best == "en" ? words::Language::en : words::Language::zh;
}

Response json_answer(unsigned status, std::string text) {
    return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, std::move(text)};
}

Response problem(words::Language language, unsigned status, std::string_view name, Facts const& facts) {
    return response_of(named(language, status, name, facts));
}

Response bad_input(words::Language language, std::vector<BadField> errors) {
    auto about = named(language, 422, "bad-input", {{"count", static_cast<std::int64_t>(errors.size())}});
    about.errors = std::move(errors);
    return response_of(about);
}

Response bad_input(words::Language language, std::vector<BadInput> const& faults) {
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    std::vector<BadField> errors;
    for (auto const& fault : faults) errors.push_back({fault.at, words::shipped().fault(language, fault, setting)});
    return bad_input(language, std::move(errors));
}

Response too_many_attempts(words::Language language, std::chrono::seconds wait) {
    auto response = problem(language, 429, "too-many-attempts", {{"seconds", std::int64_t{wait.count()}}});
    response.headers.set("Retry-After", std::to_string(wait.count()));
    return response;
}

Response uploads_full(words::Language language, std::chrono::seconds wait) {
    auto const most = static_cast<std::int64_t>(Uploads::kWaitingBytesMost / (1024 * 1024));
    auto const hours = std::chrono::ceil<std::chrono::hours>(wait).count();
    auto response = problem(language, 429, "uploads-full", {{"most", most}, {"hours", std::int64_t{hours}}});
    response.headers.set("Retry-After", std::to_string(wait.count()));
    return response;
}

Response answer_of(words::Language language, Reply const& reply) {
    if (auto const* const done = std::get_if<Done>(&reply))
        return json_answer(200, wire::write(CommandDone{static_cast<std::int64_t>(done->sequence), done->events}));
    if (auto const* const refused = std::get_if<Refused>(&reply)) return refusal(language, *refused);
    if (std::holds_alternative<KeyUsed>(reply)) return problem(language, 422, "key-used");
    auto response = problem(language, 503, "unavailable");
    response.headers.set("Retry-After", "2");
    return response;
}

}  // namespace quorate::server
