#include "server/listener.hpp"

#include <array>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "client.hpp"
#include "house.hpp"

using namespace quorate::server;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

std::string get(std::string_view path, std::string_view more = "") {
    return fmt::format("GET {} HTTP/1.1\r\nHost: h\r\n{}\r\n", path, more);
}

std::string post(std::string_view path, std::string_view body, std::string_view more = "") {
    return fmt::format("POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: {}\r\n{}\r\n{}", path, body.size(), more, body);
}

/// Limits short enough for a test to see them.
ListenerOptions hasty() {
    ListenerOptions options;
    options.idle_time = milliseconds{600};
    options.head_time = milliseconds{300};
    options.body_time = milliseconds{300};
    options.piece_time = milliseconds{300};
    options.heartbeat = milliseconds{100};
    options.stop_time = milliseconds{3000};
    return options;
}

std::string answer_to(House const& house, std::string_view request) {
    RawClient client(house.port());
    client.send(request);
    return client.read_answer();
}

bool alive(House const& house) {
    return answer_to(house, get("/ping")).ends_with("\r\n\r\npong");
}

bool soon(auto const& holds) {
    for (int round = 0; round < 100 && !holds(); ++round) std::this_thread::sleep_for(milliseconds{20});
    return holds();
}

}  // namespace

TEST_CASE("one connection serves one request after the other") {
    House const house;
    RawClient client(house.port());
    for (int round = 0; round < 3; ++round) {
        client.send(get("/ping"));
        auto const answer = client.read_answer();
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
        CHECK(answer.contains("\r\nDate: "));
        CHECK_FALSE(answer.contains("Connection: close"));
        CHECK(answer.ends_with("\r\n\r\npong"));
    }
    client.send(post("/echo", "twice"));
    CHECK(client.read_answer().ends_with("\r\n\r\ntwice"));
    client.send(get("/ping", "Connection: close\r\n"));
    CHECK(client.read_all().contains("\r\nConnection: close\r\n"));
    CHECK(client.ended);
}

TEST_CASE("requests sent together are answered in their order") {
    House const house;
    RawClient client(house.port());
    client.send(get("/slow") + post("/echo", "second") + get("/later") + get("/ping", "Connection: close\r\n"));
    CHECK(client.read_answer().ends_with("at last"));
    CHECK(client.read_answer().ends_with("second"));
    CHECK(client.read_answer().ends_with("later"));
    CHECK(client.read_answer().ends_with("pong"));
    client.read_all();
    CHECK(client.ended);
}

TEST_CASE("HEAD has the fields of GET and no body; 404 and 405 are told apart") {
    House const house;
    RawClient client(house.port());
    client.send("HEAD /ping HTTP/1.1\r\nHost: h\r\n\r\n" + get("/nowhere") +
                "DELETE /ping HTTP/1.1\r\nHost: h\r\n\r\n" + "BREW /ping HTTP/1.1\r\nHost: h\r\n\r\n");
    auto const head = client.read_until("\r\n\r\n");
    CHECK(head.starts_with("HTTP/1.1 200"));
    CHECK(head.contains("Content-Length: 4\r\n"));
    CHECK(client.read_answer().starts_with("HTTP/1.1 404"));
    auto const wrong = client.read_answer();
    CHECK(wrong.starts_with("HTTP/1.1 405"));
    CHECK(wrong.contains("\r\nAllow: GET, HEAD\r\n"));
    CHECK(client.read_answer().starts_with("HTTP/1.1 405"));
}

TEST_CASE("HTTP/1.0 is served and closed") {
    House const house;
    RawClient client(house.port());
    client.send("GET /ping HTTP/1.0\r\n\r\n");
    CHECK(client.read_all().ends_with("pong"));
    CHECK(client.ended);
}

TEST_CASE("garbage is answered with 400 or with silence, and does no harm") {
    House const house;
    for (std::string_view const garbage :
         {"\r\n\r\n\r\n", "\x16\x03\x01\x02\x00\x01", "GET\r\n\r\n", "GET /ping\r\n\r\n", "GET /ping HTTP/9.9\r\n\r\n",
          "GET /ping HTTP/1.1\r\n\r\n", "GET /ping HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET /../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET http://h/ping HTTP/1.1\r\nHost: h\r\n\r\n", "GET /ping HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
          "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n"}) {
        RawClient client(house.port());
        client.send(garbage);
        client.finish_sending();
        auto const answer = client.read_all();
        CHECK_MESSAGE((answer.empty() || answer.starts_with("HTTP/1.1 400")), garbage);
        CHECK_MESSAGE(client.ended, garbage);
    }
    CHECK(answer_to(house, "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")
              .starts_with("HTTP/1.1 501"));
    CHECK(answer_to(house, "POST /echo HTTP/1.1\r\nHost: h\r\nExpect: wonders\r\nContent-Length: 1\r\n\r\n")
              .starts_with("HTTP/1.1 417"));
    CHECK(alive(house));
}

TEST_CASE("what is too large is told so, before it is read where possible") {
    House const house;
    CHECK(
        answer_to(house, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n").starts_with("HTTP/1.1 413"));
    CHECK(answer_to(house, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n")
              .starts_with("HTTP/1.1 400"));
    CHECK(answer_to(house, post("/echo", std::string(1000, 'x'))).starts_with("HTTP/1.1 200"));
    CHECK(answer_to(house, post("/echo", std::string(500'000, 'x'))).starts_with("HTTP/1.1 413"));
    CHECK(answer_to(house, "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" +
                               std::string(1000, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n")
              .starts_with("HTTP/1.1 413"));
    CHECK(answer_to(house, "POST /ping HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")
              .starts_with("HTTP/1.1 405"));
    CHECK(answer_to(house, "GET /ping HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")
              .starts_with("HTTP/1.1 413"));
    CHECK(answer_to(house, get("/ping", "X: " + std::string(20'000, 'x') + "\r\n")).starts_with("HTTP/1.1 431"));
    CHECK(answer_to(house, get("/" + std::string(20'000, 'x'))).starts_with("HTTP/1.1 431"));
    CHECK(alive(house));
}

TEST_CASE("chunked bodies, and bodies that wait to be asked for, are read") {
    House const house;
    CHECK(answer_to(house,
                    "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "4\r\nfour\r\n7;x=y\r\n trees \r\n0\r\nTrailer: t\r\n\r\n")
              .ends_with("four trees "));
    RawClient client(house.port());
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("four");
    CHECK(client.read_answer().ends_with("four"));
}

TEST_CASE("those who dawdle are not waited for") {
    House const house(hasty());
    auto const began = steady_clock::now();
    RawClient idle(house.port());
    RawClient half(house.port());
    half.send("GET /ping HTTP/1.1\r\nHo");
    RawClient body(house.port());
    body.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab");
    RawClient file(house.port());
    file.send("POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n\r\nab");
    // Slowloris: one byte now and then does not buy more time.
    RawClient dripping(house.port());
    for (int byte = 0; byte < 20 && dripping.send("G"); ++byte) std::this_thread::sleep_for(milliseconds{50});

    CHECK(half.read_all().starts_with("HTTP/1.1 408"));
    CHECK(body.read_all().starts_with("HTTP/1.1 408"));
    CHECK(file.read_all().starts_with("HTTP/1.1 408"));
    dripping.read_all();
    CHECK(dripping.ended);
    CHECK(idle.read_all().empty());
    CHECK(idle.ended);
    CHECK(steady_clock::now() - began < milliseconds{4000});
    CHECK(soon([&] { return house.sinks == 0; }));
    CHECK(alive(house));
}

TEST_CASE("who sends and then listens only is answered") {
    House const house;
    RawClient client(house.port());
    client.send(get("/slow"));
    client.finish_sending();
    CHECK(client.read_all().ends_with("at last"));
    RawClient rude(house.port());
    rude.send(get("/slow"));
    rude.reset();
    CHECK(alive(house));
}

TEST_CASE("who does not read what was asked for is cut off") {
    House const house(hasty());
    RawClient client(house.port(), 4096);
    client.send(get("/large"));
    std::this_thread::sleep_for(milliseconds{50});
    CHECK(alive(house));
    RawClient reader(house.port());
    reader.send(get("/large"));
    CHECK(reader.read_answer().size() > 4'000'000);
}

TEST_CASE("a handler that fails is answered for") {
    House const house;
    auto const answer = answer_to(house, get("/throw"));
    CHECK(answer.starts_with("HTTP/1.1 500"));
    CHECK(answer.ends_with("fault"));
    CHECK(alive(house));
}

TEST_CASE("what is brief is answered like all else, at once, later or not at all") {
    House const house;
    RawClient client(house.port());
    client.send(post("/brief/echo", "short") + get("/brief/later") + get("/brief/throw") +
                post("/brief/echo", "still"));
    CHECK(client.read_answer().ends_with("short"));
    CHECK(client.read_answer().ends_with("later"));
    CHECK(client.read_answer().ends_with("fault"));
    CHECK(client.read_answer().ends_with("still"));
}

TEST_CASE("a thread that does something brief leaves the others to serve theirs") {
    House house;
    std::array<RawClient, 2> clients{RawClient(house.port()), RawClient(house.port())};
    for (auto& client : clients) {
        client.send(get("/ping"));
        REQUIRE(client.read_answer().ends_with("pong"));
    }
    clients[0].send(get("/brief/hold"));
    REQUIRE(soon([&] { return house.held.load(); }));
    clients[1].send(get("/ping") + post("/brief/echo", "meanwhile"));
    CHECK(clients[1].read_answer().ends_with("pong"));
    CHECK(clients[1].read_answer().ends_with("meanwhile"));
    house.held = false;
    house.held.notify_all();
    CHECK(clients[0].read_answer().ends_with("let go"));
}

TEST_CASE("large bodies go to their sink piece by piece, or are refused before they are read") {
    House const house;
    CHECK(answer_to(house, post("/files", std::string(3'000'000, 'x'))).ends_with("kept"));
    CHECK(house.kept == 3'000'000);
    CHECK(answer_to(house, post("/files?refuse=1", std::string(3'000'000, 'x'))).starts_with("HTTP/1.1 403"));
    CHECK(answer_to(house, post("/files", std::string("full disk"))).starts_with("HTTP/1.1 500"));
    CHECK(answer_to(house, "POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000000\r\n\r\n")
              .starts_with("HTTP/1.1 413"));
    {
        RawClient broken(house.port());
        broken.send("POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nhalf");
        CHECK(soon([&] { return house.sinks == 1; }));
    }
    CHECK(soon([&] { return house.sinks == 0; }));
    CHECK(answer_to(house, get("/file")).ends_with("\r\n\r\n" + std::string(10, 'a') + std::string(10, 'b')));
}

TEST_CASE("a feed brings what happens and signs of life, and ends when its reader goes") {
    House house(hasty());
    auto client = std::make_unique<RawClient>(house.port());
    client->send(get("/feed"));
    auto const head = client->read_until("\r\n\r\n");
    CHECK(head.contains("Content-Type: text/event-stream\r\n"));
    CHECK_FALSE(head.contains("Content-Length"));
    CHECK(client->read_until("\n\n") == "retry: 2000\n: 0\n\n");
    CHECK(client->read_until(":\n\n") == ":\n\n");
    house.happen(1);
    CHECK(client->read_until("}\n\n").contains("id: 1\ndata: {\"sequence\":1,"));
    CHECK(client->read_until(":\n\n", 1000) == ":\n\n");
    client.reset();
    CHECK(alive(house));
}

TEST_CASE("too many connections are turned away, and there is room again when others end") {
    auto options = hasty();
    options.connections_per_address_most = 3;
    House const house(options);
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int at = 0; at < 3; ++at) {
            clients.push_back(std::make_unique<RawClient>(house.port()));
            clients.back()->send(get("/ping"));
            CHECK(clients.back()->read_answer().ends_with("pong"));
        }
        RawClient one_more(house.port());
        auto const answer = one_more.read_all();
        CHECK_MESSAGE(answer.starts_with("HTTP/1.1 503"), answer);
    }
    CHECK(soon([&] { return alive(house); }));
}

TEST_CASE("stopping ends feeds and idle lines at once and lets what is under way be answered") {
    House house(hasty());
    RawClient idle(house.port());
    idle.send(get("/ping"));
    idle.read_answer();
    RawClient feed(house.port());
    feed.send(get("/feed"));
    feed.read_until("\n\n");
    RawClient busy(house.port());
    busy.send(get("/slow"));
    std::this_thread::sleep_for(milliseconds{100});

    auto const began = steady_clock::now();
    house.listener->stop();
    CHECK(steady_clock::now() - began < milliseconds{2000});
    auto const answer = busy.read_all();
    CHECK(answer.contains("Connection: close"));
    CHECK(answer.ends_with("at last"));
    idle.read_all();
    CHECK(idle.ended);
    feed.read_all();
    CHECK(feed.ended);
    CHECK_THROWS(RawClient(house.port()));
}

TEST_CASE("many clients at once are all served") {
    House house;
    std::vector<std::thread> threads;
    std::atomic<int> served = 0;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&] {
            RawClient client(house.port());
            RawClient feed(house.port());
            feed.send(get("/feed"));
            feed.read_until("\n\n");
            for (int round = 0; round < 25; ++round) {
                client.send(post("/echo", fmt::format("round {}", round)) + get("/later"));
                if (client.read_answer().ends_with(fmt::format("round {}", round))) ++served;
                if (client.read_answer().ends_with("later")) ++served;
                house.happen(round);
            }
            if (feed.read_until("}\n\n").contains("item:i1")) ++served;
        });
    for (auto& thread : threads) thread.join();
    CHECK(served == 8 * 51);
}
