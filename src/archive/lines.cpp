#include "archive/lines.hpp"

#include <istream>

namespace quorate::archive {

bool Lines::read_more() {
    constexpr std::size_t step = 64UL * 1024;
    buffer_.erase(0, at_);
    at_ = 0;
    if (buffer_.size() > length_max) return false;
    auto const before = buffer_.size();
    buffer_.resize(before + step);
    input_->read(buffer_.data() + before, static_cast<std::streamsize>(step));
    buffer_.resize(before + static_cast<std::size_t>(input_->gcount()));
    ended_ = buffer_.size() == before;
    return !ended_;
}

std::optional<std::string_view> Lines::next() {
    for (std::size_t searched = 0;;) {
        auto const end = buffer_.find('\n', at_ + searched);
        if (end != std::string::npos) {
            std::string_view const line{buffer_.data() + at_, end - at_};
            at_ = end + 1;
            ++count_;
            return line;
        }
        searched = buffer_.size() - at_;
        if (!read_more()) return {};
    }
}

}  // namespace quorate::archive
