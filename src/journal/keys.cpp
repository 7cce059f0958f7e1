#include "journal/keys.hpp"

#include <string>

#include "journal/fault.hpp"
#include "journal/files.hpp"

namespace quorate::journal {
namespace {

namespace fs = std::filesystem;

crypto::PrivateKey load_or_make(fs::path const& directory, crypto::Suite suite) {
    auto const file = directory / (std::string{crypto::to_text(suite)} + ".pem");
    if (!fs::exists(file)) {
        make_directory(directory);
        auto key = crypto::PrivateKey::generate(suite);
        write_durably(file, key.pem());
        return key;
    }
    auto const others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file).permissions() & others) != fs::perms::none) {
        throw Fault{file.string() + " may be read by others than its owner; its mode must be 600"};
    }
    auto key = crypto::PrivateKey::from_pem(read_file(file));
    if (!key || key->suite() != suite) throw Fault{file.string() + " holds no key of its suite"};
    return *std::move(key);
}

}  // namespace

Keys::Keys(fs::path const& directory)
    : guomi_(load_or_make(directory, crypto::Suite::guomi)),
      international_(load_or_make(directory, crypto::Suite::international)) {}

}  // namespace quorate::journal
