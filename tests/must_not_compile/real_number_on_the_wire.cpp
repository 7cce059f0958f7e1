// The record knows no floating point.
#include <boost/describe.hpp>

#include "base/wire.hpp"

struct Measured {
#ifdef QUORATE_CONTROL
    std::int64_t value = 0;
#else
    double value = 0;
#endif
};
BOOST_DESCRIBE_STRUCT(Measured, (), (value))

std::string text() {
    return quorate::wire::write(Measured{});
}
