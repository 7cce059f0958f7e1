#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "server/desk.hpp"
#include "server/http.hpp"
#include "views/possible.hpp"
#include "words/words.hpp"

namespace quorate::server {

/// RFC 9457, with what the charter has to say.
struct Problem {
    std::string type;
    std::string title;
    std::int32_t status = 500;
    std::string detail;
    std::optional<std::string> answer;  ///< "refused" or "needs-reason"
    std::optional<std::vector<views::ObstacleView>> obstacles;
    std::optional<std::vector<BadField>> errors;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, answer, obstacles, errors))

/// What a command led to, as it is answered.
struct CommandDone {
    std::int64_t sequence = 0;
    std::vector<std::string> events;
};
BOOST_DESCRIBE_STRUCT(CommandDone, (), (sequence, events))

/// Every problem has a name; messages/server.toml has its title under "problem.<name>" and a sentence under
/// "problem.<name>.detail".
[[nodiscard]] Response problem(words::Language language, unsigned status, std::string_view name,
                               Facts const& facts = {});
/// 422.
[[nodiscard]] Response bad_input(words::Language language, std::vector<BadField> errors);
/// The same for faults that name nobody.
[[nodiscard]] Response bad_input(words::Language language, std::vector<BadInput> const& faults);
/// 429, with Retry-After.
[[nodiscard]] Response too_many_attempts(words::Language language, std::chrono::seconds wait);
/// 429, with Retry-After: too much of what was brought waits to be used.
[[nodiscard]] Response uploads_full(words::Language language, std::chrono::seconds wait);
/// What a desk replied, whatever it was.
[[nodiscard]] Response answer_of(words::Language language, Reply const& reply);

/// JSON that is nobody else's business: never stored on its way.
[[nodiscard]] Response json_answer(unsigned status, std::string text);

[[nodiscard]] words::Language language_of(Request const& request);

}  // namespace quorate::server
