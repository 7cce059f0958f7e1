// A number of the charter cannot be read as if it came from nowhere.
#include "charter/rules.hpp"

std::int32_t days(quorate::charter::Rules const& rules) {
#ifdef QUORATE_CONTROL
    return rules.notice_days.value;
#else
    return rules.notice_days;
#endif
}
