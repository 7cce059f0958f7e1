#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/must.hpp"
#include "base/text.hpp"
#include "server/fields.hpp"
#include "server/media.hpp"
#include "server/target.hpp"

// Whatever strangers send as an address or in a header field: read without harm, and never more than was sent.

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace quorate;
    std::string_view const input(reinterpret_cast<char const*>(data), size);
    if (auto const target = server::target_from(input)) {
        for (auto const& segment : target->path)
            must(segment != ".." && text::valid_utf8(segment), "a segment is plain");
    }
    if (auto const decoded = server::percent_decoded(input)) {
        auto const again = server::percent_decoded(server::percent_encoded(*decoded));
        must(again == decoded, "what is encoded decodes to itself");
    }
    auto const range = server::range_of(input, 1000);
    if (auto const* const span = std::get_if<server::Span>(&range))
        must(span->bytes > 0 && span->offset + span->bytes <= 1000, "a part lies within the whole");
    (void)server::cookie(input, "session");
    (void)server::matches(input, "\"tag\"");
    (void)server::accepts_coding(input, "gzip");
    (void)server::best_language(input, {"zh", "en"});
    (void)server::client_address("127.0.0.1", input, {"127.0.0.1"});
    (void)server::throttling_address(input);
    must(!server::disposition("inline", input).contains('\n'), "a name begins no other field");
    (void)server::sniffed_media(input, input);
    return 0;
}
