#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "client.hpp"
#include "server/api.hpp"

namespace quorate::server {

/// What came back.
struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    /// The value of a field; empty when it is not there.
    [[nodiscard]] std::string field(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view text) const { return body.contains(text); }
};

/// A whole installation with one founded body, served on a free port: chair, members m1 and m2, clerk, staff,
/// inspector, auditor, each with an account of the same name, and the administrator "admin".
class Town {
  public:
    /// Under the first charter, with these lines added at its end.
    explicit Town(std::string added = {});
    ~Town();
    Town(Town const&) = delete;
    Town& operator=(Town const&) = delete;

    /// Stops everything and starts it again on the same folder.
    void restart();

    Answer send(std::string_view method, std::string_view path, std::string_view more = "", std::string_view body = "");
    /// As somebody who is signed in.
    Answer get(std::string const& who, std::string_view path, std::string_view more = "");
    Answer post(std::string const& who, std::string_view path, std::string_view body, std::string_view more = "");
    Answer command(std::string const& who, std::string_view name, std::string_view body, std::string_view key);
    /// The Cookie field with its line end.
    std::string const& cookie(std::string const& who);
    [[nodiscard]] std::uint16_t port() const { return listener_->port(); }
    [[nodiscard]] Installation& installation() { return *installation_; }

    std::atomic<std::int64_t> now;

    static constexpr char kPassword[] = "four lime trees";
    static constexpr char kPath[] = "/api/v1/bodies/b1";

  private:
    void start();
    void found();

    std::string added_;
    std::string folder_;
    std::unique_ptr<Workers> workers_;
    std::unique_ptr<Installation> installation_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<Listener> listener_;
    std::map<std::string, std::string> cookies_;
};

}  // namespace quorate::server
