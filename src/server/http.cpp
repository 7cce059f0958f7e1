#include "server/http.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quorate::server {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
        case Method::other:
            return "";
    }
    return "";
}

bool same_name(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, [](char a, char b) { return lower(a) == lower(b); });
}

void Headers::set(std::string name, std::string value) {
    std::erase_if(fields_, [&](Field const& field) { return same_name(field.first, name); });
    add(std::move(name), std::move(value));
}

std::string_view Headers::get(std::string_view name) const {
    auto const found = std::ranges::find_if(fields_, [&](Field const& field) { return same_name(field.first, name); });
    return found == fields_.end() ? std::string_view{} : std::string_view{found->second};
}

bool Headers::has(std::string_view name) const {
    return count(name) > 0;
}

std::size_t Headers::count(std::string_view name) const {
    auto const number =
        std::ranges::count_if(fields_, [&](Field const& field) { return same_name(field.first, name); });
    return static_cast<std::size_t>(number);
}

std::string_view Request::parameter(std::string_view name) const {
    auto const found = parameters.find(name);
    return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

std::string const* Request::asked(std::string_view name) const {
    auto const found = query.find(name);
    return found == query.end() ? nullptr : &found->second;
}

OpenFile::OpenFile(std::string const& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), path);
    struct stat about{};
    if (::fstat(descriptor_, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor_);
        throw std::system_error(EINVAL, std::generic_category(), path);
    }
    size_ = static_cast<std::uint64_t>(about.st_size);
}

OpenFile::~OpenFile() {
    ::close(descriptor_);
}

std::string OpenFile::read(std::uint64_t offset, std::size_t bytes) const {
    std::string text(bytes, '\0');
    std::size_t filled = 0;
    while (filled < bytes) {
        auto const at = static_cast<off_t>(offset + filled);
        auto const got = ::pread(descriptor_, text.data() + filled, bytes - filled, at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) throw std::system_error(got < 0 ? errno : EIO, std::generic_category(), "reading a stored file");
        filled += static_cast<std::size_t>(got);
    }
    return text;
}

std::string_view reason_of(unsigned status) {
    static constexpr auto kReasons = std::to_array<std::pair<unsigned, std::string_view>>({
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {206, "Partial Content"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    });
    auto const found = std::ranges::find(kReasons, status, &std::pair<unsigned, std::string_view>::first);
    return found == kReasons.end() ? "Status" : found->second;
}

}  // namespace quorate::server
