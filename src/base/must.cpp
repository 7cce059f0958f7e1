#include "base/must.hpp"

#include <cstdio>
#include <cstdlib>

namespace quorate {

void must(bool condition, char const* why, std::source_location where) {
    if (condition) return;
    std::fprintf(stderr, "broken invariant: %s (%s:%u)\n", why, where.file_name(), where.line());
    std::abort();
}

}  // namespace quorate
