#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// HTTP as the handlers see it: plain values. Which library speaks it on the wire is the listener's affair alone.
namespace quorate::server {

enum class Method { get, head, post, put, patch, del, options, other };

[[nodiscard]] std::string_view name_of(Method method);

/// Header fields in the order given; names are compared without regard to case.
class Headers {
  public:
    using Field = std::pair<std::string, std::string>;

    Headers() = default;
    Headers(std::initializer_list<Field> fields) : fields_(fields) {}

    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    /// Replaces all fields of that name.
    void set(std::string name, std::string value);
    /// The first field of that name; empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// How often the field occurs.
    [[nodiscard]] std::size_t count(std::string_view name) const;
    [[nodiscard]] std::vector<Field> const& all() const { return fields_; }

  private:
    std::vector<Field> fields_;
};

[[nodiscard]] bool same_name(std::string_view one, std::string_view other);

/// Where the bytes of a large body go while they arrive. Dropped before the end when the body breaks off.
class Sink {
  public:
    Sink() = default;
    Sink(Sink const&) = delete;
    Sink& operator=(Sink const&) = delete;
    virtual ~Sink() = default;
    /// Throws when the piece cannot be kept: the request then ends with a fault.
    virtual void take(std::string_view piece) = 0;
};

struct Request {
    Method method = Method::get;
    std::string target;                                          ///< as sent, with its query
    std::vector<std::string> path;                               ///< segments, percent-decoded
    std::map<std::string, std::string, std::less<>> query;       ///< decoded; the first of a name counts
    std::map<std::string, std::string, std::less<>> parameters;  ///< what stands in the place of {names} of the route
    Headers headers{};
    std::string address;    ///< of the client, as far as trusted proxies tell
    bool over_tls = false;  ///< the client speaks TLS with a trusted proxy before us
    std::string body;
    std::unique_ptr<Sink> sink;  ///< for routes that take large bodies: what their gate made, now whole

    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    /// nullptr when it is not in the query.
    [[nodiscard]] std::string const* asked(std::string_view name) const;
};

/// Part of an open file. The descriptor is the file's own, so that it may meanwhile be renamed or removed.
class OpenFile {
  public:
    /// Throws std::system_error.
    explicit OpenFile(std::string const& path);
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;
    ~OpenFile();
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Exactly that many bytes, or an exception: a stored file never shrinks.
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t bytes) const;

  private:
    int descriptor_;
    std::uint64_t size_ = 0;
};

struct FilePart {
    std::shared_ptr<OpenFile const> file;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

class Feed;

/// Text made for this answer; text that many answers share; a file; an endless stream of events.
using Body = std::variant<std::string, std::shared_ptr<std::string const>, FilePart, std::shared_ptr<Feed>>;

struct Response {
    unsigned status = 200;
    Headers headers{};
    Body body{};
};

[[nodiscard]] std::string_view reason_of(unsigned status);

}  // namespace quorate::server
