#include "cli/invocation.hpp"

int main(int count, char** values) {
    std::vector<std::string> const arguments(values + 1, values + count);
    return static_cast<int>(quorate::cli::run(arguments));
}
