// Text becomes an id only where somebody says so.
#include "base/id.hpp"

bool known(quorate::PersonId const& person);

bool ask(std::string const& name) {
#ifdef QUORATE_CONTROL
    return known(quorate::PersonId{name});
#else
    return known(name);
#endif
}
