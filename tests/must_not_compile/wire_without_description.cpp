// What was not described has no form on the wire.
#include <boost/describe.hpp>

#include "base/wire.hpp"

struct Plain {
    int number = 0;
};
#ifdef QUORATE_CONTROL
BOOST_DESCRIBE_STRUCT(Plain, (), ())
#endif

std::string text() {
    return quorate::wire::write(Plain{});
}
