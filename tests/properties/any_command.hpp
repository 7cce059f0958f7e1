#pragma once

#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "body/body.hpp"
#include "properties/dice.hpp"

/// Any command at all, its members filled with what the body knows, now and then with what it does not: made from the
/// descriptions of the commands, so that a new command is tried as soon as it exists.
namespace quorate::tests {

class AnyCommand {
  public:
    AnyCommand(Dice& dice, body::State const& state, Instant now) : dice_(dice), state_(state), now_(now) {}

    body::Command make() {
        // Founding and adopting are not for a walk: its readings are settled before it begins.
        using OfPeople = boost::mp11::mp_list<people::SetParameter, people::RegisterUnit, people::RegisterPerson,
                                              people::AppointToOffice, people::EndOffice, people::DeclareRelative,
                                              people::EntrustPresidency>;
        using OfMeetings = boost::mp11::mp_rename<meetings::CommandVariant, boost::mp11::mp_list>;
        using OfProcedures = boost::mp11::mp_rename<procedures::CommandVariant, boost::mp11::mp_list>;
        if (dice_.once_in(12)) return of<people::Command, OfPeople>();
        if (dice_.once_in(12)) return of<procedures::Command, OfProcedures>();
        return of<meetings::Command, OfMeetings>();
    }

  private:
    template <class Room, class List>
    body::Command of() {
        return boost::mp11::mp_with_index<boost::mp11::mp_size<List>::value>(
            dice_.below(boost::mp11::mp_size<List>::value), [&](auto index) {
                boost::mp11::mp_at<List, decltype(index)> one{};
                fill(one, "");
                return body::Command{Room{std::move(one)}};
            });
    }

    template <class T>
    void fill(T& value, std::string_view field) {
        if constexpr (std::is_same_v<T, bool>) {
            value = dice_.below(2) == 0;
        } else if constexpr (std::is_enum_v<T>) {
            std::vector<T> all;
            boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
                [&](auto const& one) { all.push_back(one.value); });
            value = dice_.one_of(all);
        } else if constexpr (std::is_integral_v<T>) {
            value = static_cast<T>(field == "question" ? dice_.below(9) / 4 + 1 : dice_.below(9));
        } else {
            boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
                [&](auto const& member) { fill(value.*member.pointer, member.name); });
        }
    }
    void fill(std::string& text, std::string_view field);
    void fill(Instant& when, std::string_view) {
        when = now_ + std::chrono::hours{static_cast<std::int64_t>(dice_.below(96))} - std::chrono::hours{24};
    }
    void fill(Date& day, std::string_view) {
        day = plus_days(day_of(now_, state_.people.zone), static_cast<std::int32_t>(dice_.below(12)) - 4);
    }
    void fill(Fen& sum, std::string_view) { sum = Fen{static_cast<std::int64_t>(dice_.below(1000))}; }
    template <class T>
    void fill(std::optional<T>& value, std::string_view field) {
        if (dice_.below(2) == 0) fill(value.emplace(), field);
    }
    template <class T>
    void fill(std::vector<T>& list, std::string_view field) {
        list.resize(dice_.below(4));
        for (auto& one : list) fill(one, field);
    }
    template <class Key, class T>
    void fill(std::map<Key, T>& map, std::string_view field) {
        for (auto left = dice_.below(4); left > 0; --left) {
            Key key{};
            fill(key, field == "choices" ? "choice" : field == "values" || field == "files" ? "form" : field);
            fill(map[key], field);
        }
    }
    template <class Tag>
    void fill(Id<Tag>& id, std::string_view) {
        if constexpr (std::is_same_v<Id<Tag>, PersonId>) {
            known(state_.people.persons, id);
        } else if constexpr (std::is_same_v<Id<Tag>, UnitId>) {
            known(state_.people.units, id);
        } else if constexpr (std::is_same_v<Id<Tag>, MatterId>) {
            known(state_.meetings.matters, id);
        } else if constexpr (std::is_same_v<Id<Tag>, MeetingId>) {
            known(state_.meetings.meetings, id);
        } else if constexpr (std::is_same_v<Id<Tag>, ItemId>) {
            known(state_.meetings.items, id);
        } else if constexpr (std::is_same_v<Id<Tag>, DecisionId>) {
            known(state_.meetings.decisions, id);
        } else if constexpr (std::is_same_v<Id<Tag>, DirectiveId>) {
            known(state_.meetings.directives, id);
        } else if constexpr (std::is_same_v<Id<Tag>, UrgentId>) {
            known(state_.meetings.urgents, id);
        } else if constexpr (std::is_same_v<Id<Tag>, InstanceId>) {
            auto const& instances = state_.procedures.instances;
            known(instances.size(), id, [&](std::size_t at) { return instances[at].id; });
        } else {
            id.text = "some" + std::to_string(dice_.below(40));
        }
    }
    template <class Map, class Key>
    void known(Map const& map, Key& id) {
        known(map.size(), id,
              [&](std::size_t at) { return std::next(map.begin(), static_cast<std::ptrdiff_t>(at))->first; });
    }
    template <class Key, class At>
    void known(std::size_t count, Key& id, At const& at) {
        if (count == 0 || dice_.once_in(5)) {
            id.text = "new" + std::to_string(dice_.below(40));
        } else {
            id = at(dice_.below(count));
        }
    }

    Dice& dice_;
    body::State const& state_;
    Instant now_;
};

}  // namespace quorate::tests
