#pragma once

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "arguments.hpp"

/// Many connections of one client process, read by one thread: the client should cost as little as it can.
namespace quorate::bench {

class Lines {
  public:
    Lines() : poll_(epoll_create1(0)) {}
    ~Lines() {
        for (auto const& line : lines_) close(line.socket);
        close(poll_);
    }
    Lines(Lines const&) = delete;
    Lines& operator=(Lines const&) = delete;

    /// A new connection; its number. Every 500 come from another address of this machine, as those of one are limited.
    std::size_t open(std::uint16_t port) {
        auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in from{};
        from.sin_family = AF_INET;
        from.sin_addr.s_addr = htonl(0x7f000002U + static_cast<std::uint32_t>(lines_.size() / 500));
        if (bind(socket, reinterpret_cast<sockaddr*>(&from), sizeof from) != 0) std::abort();
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) std::abort();
        int const yes = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = lines_.size();
        epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
        lines_.push_back({socket, {}});
        return lines_.size() - 1;
    }

    void send(std::size_t line, std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(lines_[line].socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) std::abort();
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// Calls `came` with the number and all unread bytes of each connection that something came on; `came` takes away
    /// what it has read.
    template <class Came>
    void receive(int milliseconds, Came const& came) {
        epoll_event events[256];
        auto const ready = epoll_wait(poll_, events, 256, milliseconds);
        for (int at = 0; at < ready; ++at) {
            auto const number = static_cast<std::size_t>(events[at].data.u64);
            auto& line = lines_[number];
            char buffer[16 * 1024];
            auto const got = recv(line.socket, buffer, sizeof buffer, 0);
            if (got <= 0) {
                epoll_ctl(poll_, EPOLL_CTL_DEL, line.socket, nullptr);
                ++ended_;
                continue;
            }
            line.unread.append(buffer, static_cast<std::size_t>(got));
            came(number, line.unread);
        }
    }
    /// Connections that the other side has ended.
    [[nodiscard]] std::size_t ended() const { return ended_; }

  private:
    struct Line {
        int socket;
        std::string unread;
    };
    int poll_;
    std::vector<Line> lines_;
    std::size_t ended_ = 0;
};

/// Takes one whole answer off the front; its status, or 0 while it is not there yet.
inline int take_answer(std::string& unread) {
    auto const end = unread.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    auto const field = unread.find("Content-Length: ");
    if (field == std::string::npos || field > end) std::abort();
    auto const whole = end + 4 + static_cast<std::size_t>(number_in(std::string_view(unread).substr(field + 16)));
    if (unread.size() < whole) return 0;
    auto const status = static_cast<int>(number_in(std::string_view(unread).substr(9)));
    unread.erase(0, whole);
    return status;
}

}  // namespace quorate::bench
