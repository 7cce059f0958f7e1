#include "town.hpp"

#include <charconv>
#include <filesystem>
#include <future>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "crypto/random.hpp"
#include "journal/files.hpp"

namespace quorate::server {

namespace {

using people::Office;

BodyId const kBody{"b1"};

std::vector<std::pair<std::string, Office>> const kPeople{
    {"chair", Office::chair}, {"m1", Office::member},           {"m2", Office::member},
    {"staff", Office::unit},  {"inspector", Office::inspector}, {"auditor", Office::audit_admin},
    {"clerk", Office::clerk}};

}  // namespace

std::string Answer::field(std::string_view name) const {
    auto const start = head.find(fmt::format("\r\n{}: ", name));
    if (start == std::string::npos) return {};
    auto const from = start + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
}

Town::Town(std::string added)
    : now(instant_from("2026-03-12T01:00:00Z")->time_since_epoch().count()),
      added_(std::move(added)),
      folder_((std::filesystem::temp_directory_path() / crypto::random_id("quorate")).string()) {
    start();
    found();
}

Town::~Town() {
    listener_.reset();
    api_.reset();
    installation_.reset();
    workers_.reset();
    std::filesystem::remove_all(folder_);
}

void Town::start() {
    workers_ = std::make_unique<Workers>(4);
    installation_ =
        std::make_unique<Installation>(folder_, "", *workers_, [this] { return Instant{std::chrono::seconds{now}}; });
    api_ = std::make_unique<Api>(*installation_);
    listener_ = std::make_unique<Listener>(ListenerOptions{}, *api_, *workers_);
}

void Town::restart() {
    installation_->bodies.close();
    listener_.reset();
    api_.reset();
    installation_.reset();
    workers_.reset();
    start();
}

void Town::found() {
    auto const desk = installation_->bodies.begin(kBody, crypto::Suite::guomi);
    auto const digest = crypto::to_hex(
        installation_->bodies.blobs().put(crypto::Hash::sm3, journal::read_file("charters/liaoning-2019.md") + added_));
    auto const give = [&](people::Command command) {
        std::promise<Reply> promise;
        PersonId const founder{"founder"};
        Order order{CommandId{crypto::random_id("cmd")}, founder, founder, std::move(command), {}};
        desk->submit(std::move(order), words::Language::en, [&](Reply reply) { promise.set_value(std::move(reply)); });
        auto const reply = promise.get_future().get();
        REQUIRE(std::holds_alternative<Done>(reply));
    };
    auto const day = *date_from("2026-03-01");
    give(people::FoundBody{kBody, "示范厅党组", 480, {}, digest, day});
    give(people::RegisterUnit{UnitId{"u1"}, "综合处"});
    for (auto const& [name, office] : kPeople) give(people::RegisterPerson{PersonId{name}, "人" + name, UnitId{"u1"}});
    for (auto const& [name, office] : kPeople) give(people::AppointToOffice{PersonId{name}, office, day, "任命"});
    auto& accounts = installation_->accounts;
    for (auto const& [name, office] : kPeople) {
        REQUIRE(accounts.create({name, kPassword, false, false}, installation_->bodies.now()).empty());
        REQUIRE(accounts.name_person(name, kBody, PersonId{name}).empty());
    }
    REQUIRE(accounts.create({"admin", kPassword, true, false}, installation_->bodies.now()).empty());
}

Answer Town::send(std::string_view method, std::string_view path, std::string_view more, std::string_view body) {
    RawClient client(port());
    client.send(fmt::format("{} {} HTTP/1.1\r\nHost: h\r\nAccept-Language: en\r\nContent-Length: {}\r\n{}\r\n{}",
                            method, path, body.size(), more, body));
    auto const text = client.read_answer(20'000);
    Answer answer;
    auto const end = text.find("\r\n\r\n");
    if (end == std::string::npos) return answer;
    answer.head = text.substr(0, end + 2);
    answer.body = text.substr(end + 4);
    std::from_chars(text.data() + 9, text.data() + 12, answer.status);
    return answer;
}

std::string const& Town::cookie(std::string const& who) {
    auto& cookie = cookies_[who];
    if (!cookie.empty()) return cookie;
    auto const answer = send("POST", "/api/v1/session", "X-Quorate: 1\r\n",
                             fmt::format(R"({{"name":"{}","password":"{}"}})", who, kPassword));
    REQUIRE(answer.status == 200);
    auto const set = answer.field("Set-Cookie");
    cookie = fmt::format("Cookie: {}\r\nX-Quorate: 1\r\n", set.substr(0, set.find(';')));
    return cookie;
}

Answer Town::get(std::string const& who, std::string_view path, std::string_view more) {
    return send("GET", path, cookie(who) + std::string(more));
}

Answer Town::post(std::string const& who, std::string_view path, std::string_view body, std::string_view more) {
    return send("POST", path, cookie(who) + std::string(more), body);
}

Answer Town::command(std::string const& who, std::string_view name, std::string_view body, std::string_view key) {
    return post(who, fmt::format("{}/commands/{}", kPath, name), body, fmt::format("Idempotency-Key: {}\r\n", key));
}

}  // namespace quorate::server
