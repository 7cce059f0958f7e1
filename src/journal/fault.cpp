#include "journal/fault.hpp"

#include <system_error>

namespace quorate::journal {

Fault system_fault(std::string const& attempt, std::string const& path, int error) {
    return Fault{"cannot " + attempt + " " + path + ": " + std::generic_category().message(error)};
}

}  // namespace quorate::journal
