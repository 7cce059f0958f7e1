#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Anchors: "ch4", "art19", "art19.p2", "art17.i7", and the labels that places are cited by.
namespace quorate::charter {

struct AnchorParts {
    enum class Level { chapter, article, paragraph, item };
    Level level = Level::article;
    int number = 0;  ///< of the chapter or article
    int part = 0;    ///< of the paragraph or item; 0 for the others
    bool operator==(AnchorParts const&) const = default;
};

/// Numbers from 1 to 999 without leading zeros; paragraphs from 2, since the article itself stands for its first one.
[[nodiscard]] std::optional<AnchorParts> anchor_parts(std::string_view anchor);
[[nodiscard]] std::string anchor_of(AnchorParts const& parts);

/// 第四章, 第十九条, 第十九条第二款, 第十七条第（七）项.
[[nodiscard]] std::string label_zh(AnchorParts const& parts);
/// Chapter 4, Article 19, Article 19.2, Article 17(7).
[[nodiscard]] std::string label_en(AnchorParts const& parts);

/// A number from 1 to 999 in Chinese words, and back; empty when the text is none.
[[nodiscard]] std::string number_zh(int value);
[[nodiscard]] std::optional<int> number_from_zh(std::string_view text);

}  // namespace quorate::charter
