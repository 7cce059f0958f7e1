#pragma once

#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "views/possible.hpp"

/// What possible.hpp and the remedies of a refusal share. Used inside this room only.
namespace quorate::views {

/// Takes each command that has a meaning at a place, with data that only have to be there.
class Trial {
  public:
    /// `whose`: the act is theirs, and the reader, who keeps the record, would enter it; empty: the reader's own.
    using Take = std::function<void(body::Command const&, std::string subject, std::optional<PersonId> const& whose)>;
    explicit Trial(Take take) : take_(std::move(take)) {}

    void run(body::Command const& command, std::string subject = {}) const { take_(command, std::move(subject), {}); }
    void run_for(PersonId const& whose, body::Command const& command, std::string subject) const {
        take_(command, std::move(subject), whose);
    }

  private:
    Take take_;
};

/// What `decide` says of a command of the reader's; of the presiding person's, where the reader keeps the record and
/// may only enter it for them.
struct DryRun {
    std::expected<std::vector<body::Event>, Rejection> answer;
    std::optional<PersonId> entered_for;
};
[[nodiscard]] DryRun dry_run(Lens const& lens, body::Command const& command);
/// What `decide` says of it as the act of somebody for whom the reader enters it; empty where such an act is not
/// theirs.
[[nodiscard]] std::optional<DryRun> dry_run_for(Lens const& lens, body::Command const& command, PersonId const& whose);

/// Text that stands where the reader would write: it only has to be there.
inline constexpr char const* kSomeText = "\u2026";
/// What is begun, and what is done with an instance.
void try_procedures(Lens const& lens, Trial const& trial);
void try_instance(Lens const& lens, procedures::Instance const& instance, Trial const& trial);
/// Every command of the place; false when there is no such place for the reader.
bool try_place(Lens const& lens, std::string_view at, Trial const& trial);

/// Whose hand a remedy waits for: found once for each, however many obstacles name it.
class Hands {
  public:
    explicit Hands(Lens const& lens) : lens_(lens) {}

    [[nodiscard]] ObstacleView show(Obstacle const& obstacle);

  private:
    [[nodiscard]] RemedyView show(Remedy const& remedy);
    [[nodiscard]] RemedyView found(Remedy const& remedy) const;
    void tell_apart(std::vector<RemedyView>& remedies) const;

    Lens const& lens_;
    std::map<Remedy, RemedyView> known_;
};

}  // namespace quorate::views
