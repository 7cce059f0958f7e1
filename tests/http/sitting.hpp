#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "town.hpp"

namespace quorate::server {

/// Commands one after another, each with the reasons it may need.
struct Sitting {
    explicit Sitting(Town& where) : town(where) {}

    void give(std::string const& who, std::string_view name, std::string_view data) {
        auto const reasons = R"({"notice.late":"急","papers.late":"急","prerequisite.missing":"急"})";
        auto const answer = town.command(who, name, fmt::format(R"({{"data":{},"reasons":{}}})", data, reasons),
                                         fmt::format("key{}", ++count));
        auto const said = fmt::format("{} {}", name, answer.body);
        INFO(said);
        REQUIRE(answer.status == 200);
    }

    Town& town;
    int count = 0;
};

/// One decision on a large sum, passed three to none, its motion one that a spreadsheet would take for a formula.
inline void decide_on_funds(Town& town) {
    Sitting sitting(town);
    sitting.give("chair", "matter.propose",
                 R"({"matter":"x1","kind":"funds","title":"设备更新","gist":"更新","persons":[],"sum":126000050})");
    sitting.give("chair", "meeting.plan",
                 R"({"meeting":"g1","starts":"2026-03-12T02:00:00Z","place":"一会议室","extraordinary":true})");
    sitting.give("chair", "agenda.add", R"({"meeting":"g1","item":"i1","matter":"x1"})");
    sitting.give("clerk", "notice.send", R"({"meeting":"g1"})");
    town.now += 3600;
    for (auto const* who : {"chair", "m1", "m2"})
        sitting.give(who, "member.enter", R"({"meeting":"g1","remote":false})");
    sitting.give("chair", "meeting.open", R"({"meeting":"g1"})");
    sitting.give("chair", "item.open", R"({"item":"i1"})");
    for (auto const* who : {"m1", "m2", "chair"}) sitting.give(who, "statement.decline", R"({"item":"i1"})");
    sitting.give("chair", "ballot.open", R"({"item":"i1","question":1,"method":"named","motion":"=同意更新, 共一批"})");
    for (auto const* who : {"m1", "m2", "chair"})
        sitting.give(who, "vote.cast", R"({"item":"i1","question":1,"choice":"赞成"})");
    sitting.give("chair", "ballot.close", R"({"item":"i1","question":1})");
}

}  // namespace quorate::server
