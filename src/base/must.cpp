#include "base/must.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/invariants.hpp"

namespace quorate {
namespace {

thread_local bool invariants_throw = false;

}  // namespace

void must(bool condition, char const* why, std::source_location where) {
    if (condition) return;
    if (invariants_throw) throw BrokenInvariant{why};
    std::fprintf(stderr, "broken invariant: %s (%s:%u)\n", why, where.file_name(), where.line());
    std::abort();
}

InvariantsThrow::InvariantsThrow() : before_(std::exchange(invariants_throw, true)) {}

InvariantsThrow::~InvariantsThrow() {
    invariants_throw = before_;
}

}  // namespace quorate
