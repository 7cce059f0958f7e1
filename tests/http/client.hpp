#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quorate::server {

/// A client that sends exactly the bytes it is told to, however wrong they are.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port, int receive_buffer = 0);
    ~RawClient();
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    /// False when the other side has closed.
    bool send(std::string_view bytes);
    /// No more will be sent; answers may still be read.
    void finish_sending();
    /// Ends the connection with a reset.
    void reset();

    /// Everything up to the end of the connection, at most the time given; `ended` says whether the end was reached.
    std::string read_all(int milliseconds = 5000);
    /// At least until the text has been seen, or the time is over.
    std::string read_until(std::string_view text, int milliseconds = 5000);
    /// One whole answer by its Content-Length.
    std::string read_answer(int milliseconds = 5000);

    bool ended = false;

  private:
    bool fill(int milliseconds);

    int socket_;
    std::string held_;
};

}  // namespace quorate::server
