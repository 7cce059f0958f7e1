// An event that no `apply` takes cannot be applied: a new one is noticed at once.
#include "meetings/meetings.hpp"

struct NobodyKnows {
    static constexpr char kName[] = "nobody.knows";
};

void use(quorate::meetings::State& state, quorate::people::Stamp const& stamp) {
#ifdef QUORATE_CONTROL
    apply(state, quorate::meetings::QuorumLost{}, stamp);
#else
    apply(state, NobodyKnows{}, stamp);
#endif
}
