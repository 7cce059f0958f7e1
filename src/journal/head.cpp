#include "journal/head.hpp"

#include "base/must.hpp"
#include "crypto/encoding.hpp"
#include "journal/line.hpp"

namespace quorate::journal {
namespace {

/// Everything but the signature, without the closing brace.
std::string unsigned_part(Head const& head) {
    std::string line;
    line.append(R"({"body":")").append(head.body.text);
    line.append(R"(","suite":")").append(crypto::to_text(head.suite));
    line.append(R"(","size":)").append(std::to_string(head.size));
    line.append(R"(,"root":")").append(crypto::to_hex(head.root));
    line.append(R"(","instant":")").append(to_text(head.instant));
    line.append(R"(","key":")").append(head.key).append(1, '"');
    return line;
}

/// What is signed. The first line keeps a head's signature from ever being one of something else.
std::string signed_bytes(Head const& head) {
    return "quorate tree head 1\n" + unsigned_part(head) + "}";
}

}  // namespace

std::string to_line(Head const& head) {
    return unsigned_part(head) + R"(,"signature":")" + crypto::to_hex(head.signature) + R"("})";
}

std::optional<Head> head_from(std::string_view line) {
    LineReader reader{line};
    Head head;
    reader.expect(R"({"body":)");
    head.body.text = reader.plain();
    reader.expect(R"(,"suite":)");
    auto const suite = crypto::suite_from(reader.plain());
    reader.expect(R"(,"size":)");
    head.size = reader.number();
    reader.expect(R"(,"root":)");
    head.root = reader.digest();
    reader.expect(R"(,"instant":)");
    head.instant = reader.instant();
    reader.expect(R"(,"key":)");
    head.key = reader.plain();
    reader.expect(R"(,"signature":)");
    head.signature = reader.hex();
    reader.expect("}");
    if (!reader.whole() || !suite) return {};
    head.suite = *suite;
    return head;
}

Head sign_head(BodyId const& body, crypto::Frontier const& tree, Instant instant, crypto::PrivateKey const& key) {
    must(crypto::hash_of(key.suite()) == tree.hash(), "a head is signed in the suite of its tree");
    Head head{.body = body,
              .suite = key.suite(),
              .size = tree.size(),
              .root = tree.root(),
              .instant = instant,
              .key = key.public_key().id(),
              .signature = {}};
    head.signature = key.sign(signed_bytes(head));
    return head;
}

bool signature_holds(Head const& head, crypto::PublicKey const& key) {
    return head.key == key.id() && head.suite == key.suite() && key.verifies(signed_bytes(head), head.signature);
}

}  // namespace quorate::journal
