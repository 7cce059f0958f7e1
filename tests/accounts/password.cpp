#include "accounts/password.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace quorate::accounts;

TEST_CASE("a password that anybody would guess is not taken") {
    using Faults = std::vector<std::string>;
    CHECK(password_faults("four lime trees", "zhao") == Faults{});
    CHECK(password_faults("四棵椴树在院子里种着", "zhao") == Faults{});
    CHECK(password_faults("limetrees", "zhao") == Faults{"password-short"});
    CHECK(password_faults("Zhao and four trees", "zhao") == Faults{"password-holds-name"});
    CHECK(password_faults("Password123", "zhao") == Faults{"password-common"});
    CHECK(password_faults("1234567890", "zhao") == Faults{"password-common"});
    CHECK(password_faults("aaaaaaaaaaaa", "zhao") == Faults{"password-common"});
    CHECK(password_faults("\xff\xfe four lime trees", "zhao") == Faults{"password-unreadable"});
    CHECK(password_faults(std::string(2000, 'x'), "zhao") == Faults{"password-long"});
}

TEST_CASE("a digest knows its password, and no other") {
    auto const digest = password_digest("four lime trees", kCheap);
    CHECK(digest.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    CHECK(password_matches("four lime trees", digest));
    CHECK_FALSE(password_matches("four lime tree", digest));
    CHECK_FALSE(password_matches("", digest));
    CHECK_FALSE(password_matches("four lime trees", "not a digest"));
    CHECK(digest != password_digest("four lime trees", kCheap));
    CHECK_FALSE(digest_outdated(digest, kCheap));
    CHECK(digest_outdated(digest, PasswordCost{}));
}
