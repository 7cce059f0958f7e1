#include "server/stored_file.hpp"

#include "server/fields.hpp"
#include "server/media.hpp"

namespace quorate::server {

Response stored_file(Request const& request, StoredFile const& file) {
    Response response;
    auto& headers = response.headers;
    auto const tag = '"' + file.digest + '"';
    headers.set("ETag", tag);
    headers.set("Cache-Control", "private, no-cache");
    if (matches(request.headers.get("If-None-Match"), tag)) {
        response.status = 304;
        return response;
    }
    bool const shows = shown_inline(file.media) && request.asked("download") == nullptr;
    headers.set("Content-Type", !shows                       ? "application/octet-stream"
                                : file.media == "text/plain" ? "text/plain; charset=utf-8"
                                                             : file.media);
    headers.set("Content-Disposition", disposition(shows ? "inline" : "attachment", file.name));
    headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    headers.set("X-Frame-Options", "SAMEORIGIN");
    headers.set("Accept-Ranges", "bytes");

    auto open = std::make_shared<OpenFile const>(file.path.string());
    auto const size = open->size();
    // A part of another file than the one the client has would be of no use to it (If-Range).
    auto const if_range = request.headers.get("If-Range");
    bool const same = if_range.empty() || if_range == tag;
    auto const range = range_of(same ? request.headers.get("Range") : std::string_view{}, size);
    if (std::holds_alternative<Unsatisfiable>(range)) {
        response.status = 416;
        headers.set("Content-Range", "bytes */" + std::to_string(size));
        return response;
    }
    FilePart part{std::move(open), 0, size};
    if (auto const* const span = std::get_if<Span>(&range)) {
        response.status = 206;
        part.offset = span->offset;
        part.bytes = span->bytes;
        headers.set("Content-Range", "bytes " + std::to_string(span->offset) + "-" +
                                         std::to_string(span->offset + span->bytes - 1) + "/" + std::to_string(size));
    }
    response.body = std::move(part);
    return response;
}

}  // namespace quorate::server
