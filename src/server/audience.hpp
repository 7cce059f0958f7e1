#pragma once

#include <string_view>

#include "body/body.hpp"
#include "meetings/access.hpp"
#include "procedures/access.hpp"
#include "server/feed.hpp"

namespace quorate::server {

/// What those who listen are told of the body as it stands on one day (article 23). Thousands may listen to one act, so
/// what is the same for all of them is found once.
class Audience {
  public:
    Audience(body::State const& state, charter::Library const& charters, Date day);

    [[nodiscard]] meetings::Relation relation_of(PersonId const& person) const;
    [[nodiscard]] Telling told(PersonId const& person, meetings::Relation const& relation,
                               std::string_view place) const;

  private:
    [[nodiscard]] bool may_know(meetings::Reader const& reader, meetings::Relation const& relation,
                                std::string_view place) const;

    meetings::Scene scene_;
    procedures::Scene procedures_;
    charter::Library const& charters_;
    charter::Rules const& rules_;
    Date day_;
};

}  // namespace quorate::server
