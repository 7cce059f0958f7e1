#include "client.hpp"

#include <charconv>
#include <chrono>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quorate::server {

RawClient::RawClient(std::uint16_t port, int receive_buffer) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
}

RawClient::~RawClient() {
    ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::reset() {
    linger const now{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(socket_);
    socket_ = -1;
}

bool RawClient::fill(int milliseconds) {
    pollfd waiting{socket_, POLLIN, 0};
    if (ended || ::poll(&waiting, 1, milliseconds) <= 0) return false;
    char piece[65536];
    auto const got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) {
        ended = true;
        return false;
    }
    held_.append(piece, static_cast<std::size_t>(got));
    return true;
}

std::string RawClient::read_all(int milliseconds) {
    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds{milliseconds};
    while (!ended && std::chrono::steady_clock::now() < until) fill(50);
    return std::exchange(held_, {});
}

std::string RawClient::read_until(std::string_view text, int milliseconds) {
    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds{milliseconds};
    while (!held_.contains(text) && !ended && std::chrono::steady_clock::now() < until) fill(50);
    auto const found = held_.find(text);
    auto const end = found == std::string::npos ? held_.size() : found + text.size();
    auto answer = held_.substr(0, end);
    held_.erase(0, end);
    return answer;
}

std::string RawClient::read_answer(int milliseconds) {
    auto answer = read_until("\r\n\r\n", milliseconds);
    auto const field = answer.find("Content-Length: ");
    std::size_t length = 0;
    if (field != std::string::npos) std::from_chars(answer.data() + field + 16, answer.data() + answer.size(), length);
    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds{milliseconds};
    while (held_.size() < length && !ended && std::chrono::steady_clock::now() < until) fill(50);
    answer += held_.substr(0, length);
    held_.erase(0, length);
    return answer;
}

}  // namespace quorate::server
