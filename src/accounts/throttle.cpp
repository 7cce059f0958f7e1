#include "accounts/throttle.hpp"

#include <algorithm>

namespace quorate::accounts {

std::chrono::seconds Throttle::delay_after(std::int32_t failures) const {
    if (failures <= limits_.free_attempts) return std::chrono::seconds{0};
    auto delay = limits_.first_delay;
    for (auto n = limits_.free_attempts + 1; n < failures && delay < limits_.longest_delay; ++n) delay *= 2;
    return std::min(delay, limits_.longest_delay);
}

void Throttle::forget_old(Instant now) {
    while (!by_age_.empty()) {
        auto const oldest = entries_.find(by_age_.front());
        bool const forgotten = oldest->second.last + limits_.forgotten_after <= now;
        if (!forgotten && entries_.size() <= limits_.keys_most) return;
        by_age_.pop_front();
        entries_.erase(oldest);
    }
}

std::chrono::seconds Throttle::begin(std::string const& key, Instant now) {
    std::lock_guard const lock(mutex_);
    forget_old(now);
    auto const [found, added] = entries_.try_emplace(key);
    auto& entry = found->second;
    if (!added) {
        if (now < entry.open_again) return entry.open_again - now;
        by_age_.erase(entry.age);
    }
    entry.age = by_age_.insert(by_age_.end(), key);
    entry.last = now;
    ++entry.failures;
    entry.open_again = now + delay_after(entry.failures);
    forget_old(now);
    return std::chrono::seconds{0};
}

void Throttle::succeeded(std::string const& key) {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(key);
    if (found == entries_.end()) return;
    by_age_.erase(found->second.age);
    entries_.erase(found);
}

void Throttle::take_back(std::string const& key) {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(key);
    if (found == entries_.end()) return;
    auto& entry = found->second;
    if (--entry.failures > 0) {
        entry.open_again = std::min(entry.open_again, entry.last + delay_after(entry.failures));
        return;
    }
    by_age_.erase(entry.age);
    entries_.erase(found);
}

std::size_t Throttle::keys() const {
    std::lock_guard const lock(mutex_);
    return entries_.size();
}

}  // namespace quorate::accounts
