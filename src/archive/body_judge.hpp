#pragma once

#include "archive/judge.hpp"
#include "body/body.hpp"

namespace quorate::archive {

/// The judge by the rules of this program: the body's state, followed from its founding, under the charters it adopted.
class BodyJudge final : public Judge {
  public:
    [[nodiscard]] bool add_charter(crypto::Digest const& digest, std::string_view text) override;
    /// The same for a charter that is compiled already.
    void add_charter(std::string digest, charter::Rules rules);
    [[nodiscard]] std::expected<std::vector<journal::NewEvent>, Rejection> decide(
        journal::KeptCommand const& command) override;
    [[nodiscard]] bool apply(journal::Entry const& entry) override;
    [[nodiscard]] std::vector<crypto::Digest> charters_of(journal::Entry const& entry) const override;

    [[nodiscard]] body::State const& state() const { return state_; }

  private:
    charter::Library charters_;
    body::State state_;
};

}  // namespace quorate::archive
