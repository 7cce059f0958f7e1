#include "server/assets.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include <zlib.h>

#include "crypto/digest.hpp"
#include "server/fields.hpp"

namespace quorate::server {

namespace {

std::shared_ptr<std::string const> read(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return nullptr;
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::make_shared<std::string const>(std::move(bytes).str());
}

/// The same in the coding "gzip"; nullptr where that would not be much smaller.
std::shared_ptr<std::string const> compressed(std::string const& bytes) {
    constexpr int kGzip = 15 + 16;  // the largest window, with gzip's own head and tail
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, 9, Z_DEFAULT_STRATEGY) != Z_OK) return nullptr;
    auto const size = static_cast<uInt>(bytes.size());
    std::string packed(deflateBound(&stream, size), '\0');
    // zlib's interface is not const, but it only reads its input.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = size;
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    bool const whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (!whole || packed.size() * 10 > bytes.size() * 9) return nullptr;
    return std::make_shared<std::string const>(std::move(packed));
}

/// Vite writes a digest into the names of what it puts there.
bool lasting(std::string_view name) {
    return name.starts_with("assets/");
}

}  // namespace

std::string media_type_of(std::string_view name) {
    static constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
    });
    auto const found = std::ranges::find_if(kTypes, [&](auto const& type) { return name.ends_with(type.first); });
    return std::string(found == kTypes.end() ? "application/octet-stream" : found->second);
}

Assets::Assets(std::filesystem::path const& folder) {
    namespace fs = std::filesystem;
    if (folder.empty() || !fs::is_directory(folder)) return;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        auto const name = fs::relative(entry.path(), folder).generic_string();
        if (name.ends_with(".gz") || name.starts_with('.')) continue;
        auto bytes = read(entry.path());
        if (!bytes) continue;
        auto const digest = crypto::to_hex(crypto::digest(crypto::Hash::sha256, *bytes));
        auto gzip = read(entry.path().string() + ".gz");
        if (!gzip) gzip = compressed(*bytes);
        assets_.emplace(name, Asset{std::move(bytes), std::move(gzip), media_type_of(name),
                                    '"' + digest.substr(0, 32) + '"', lasting(name)});
    }
}

Assets::Asset const* Assets::find(std::vector<std::string> const& path) const {
    std::string name;
    for (auto const& segment : path) name += (name.empty() ? "" : "/") + segment;
    auto found = assets_.find(name);
    // Whatever is not a file's place is a page of the client, which knows its own pages. The name of a decision has a
    // dot as well, but no file lies so deep, other than under assets/.
    bool const page = !path.back().contains('.') || (path.size() > 1 && path.front() != "assets");
    if (found == assets_.end() && page) found = assets_.find("index.html");
    return found == assets_.end() ? nullptr : &found->second;
}

std::optional<Response> Assets::get(Request const& request) const {
    auto const* const asset = find(request.path);
    if (asset == nullptr) return std::nullopt;
    bool const gzip = asset->gzip != nullptr && accepts_coding(request.headers.get("Accept-Encoding"), "gzip");
    auto tag = asset->tag;
    if (gzip) tag.insert(tag.size() - 1, "-gzip");
    Response response;
    response.headers.set("ETag", tag);
    response.headers.set("Cache-Control", asset->lasting ? "public, max-age=31536000, immutable" : "no-cache");
    if (asset->gzip != nullptr) response.headers.set("Vary", "Accept-Encoding");
    if (matches(request.headers.get("If-None-Match"), tag)) {
        response.status = 304;
        return response;
    }
    response.headers.set("Content-Type", asset->type);
    if (gzip) response.headers.set("Content-Encoding", "gzip");
    response.body = gzip ? asset->gzip : asset->bytes;
    return response;
}

}  // namespace quorate::server
