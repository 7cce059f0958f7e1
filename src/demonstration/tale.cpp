#include "demonstration/tale.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/must.hpp"
#include "body/codec.hpp"
#include "crypto/digest.hpp"
#include "crypto/suite.hpp"
#include "demonstration/story.hpp"

namespace quorate::demonstration {

namespace {

/// Accounts of those who come into a year beside the people of the demonstration body.
constexpr auto kMore = std::to_array<std::pair<std::string_view, std::string_view>>({{"马骁", "xiangmu"},
                                                                                     {"田野", "fagui"},
                                                                                     {"丁楠", "zichan"},
                                                                                     {"宋清", "dangwei"},
                                                                                     {"贾斌", "fuwu"},
                                                                                     {"谢芳", "yinzhang"},
                                                                                     {"罗启明", "zonggong"}});
constexpr char kKeeper[] = "admin";

/// Writes down what is carried out, and the files it names under the digests they will be kept by.
class Scribe : public play::Onlooker {
  public:
    Scribe(crypto::Hash hash, std::vector<Tale::Act>& acts) : hash_(hash), acts_(acts) {}

    std::string keep(std::string const& text) override {
        auto const digest = crypto::to_hex(crypto::digest(hash_, text));
        if (!known_.contains(digest)) waiting_.insert_or_assign(digest, text);
        return digest;
    }

    void see(play::Given const& given) override {
        Tale::Act act{given, {}};
        auto const payload = waiting_.empty() ? std::string() : body::payload(given.command);
        std::erase_if(waiting_, [&](auto const& file) {
            if (payload.find(file.first) == std::string::npos) return false;
            act.files.push_back(file.second);
            known_.insert(file.first);
            return true;
        });
        acts_.push_back(std::move(act));
    }

  private:
    crypto::Hash hash_;
    std::vector<Tale::Act>& acts_;
    std::map<std::string, std::string> waiting_;  ///< texts that no command has named yet
    std::set<std::string> known_;
};

crypto::Hash hash_for(std::string const& suite) {
    auto const known = crypto::suite_from(suite);
    return crypto::hash_of(known.value_or(crypto::Suite::guomi));
}

template <class Command>
Command const* of_people(play::Given const& given) {
    auto const* about_people = std::get_if<people::Command>(&given.command);
    return about_people == nullptr ? nullptr : std::get_if<Command>(about_people);
}

std::string account_for(std::string const& name) {
    for (auto const& one : accounts()) {
        if (one.person == name) return std::string(one.name);
    }
    for (auto const& [person, account] : kMore) {
        if (person == name) return std::string(account);
    }
    return name;
}

/// Gives everything to the body, each command at its moment. False: one was not carried out.
bool give_all(Tale const& tale, server::Founding& founding, journal::Blobs const& blobs, StoryClock& clock) {
    auto const hash = hash_for(tale.suite);
    for (auto const& charter : tale.charters) blobs.put(hash, charter);
    for (auto act = tale.acts.begin(); act != tale.acts.end();) {
        // What happens in one moment is decided by one reading of the clock.
        auto const when = act->given.when;
        std::vector<server::Act> together;
        for (; act != tale.acts.end() && act->given.when == when; ++act) {
            for (auto const& text : act->files) blobs.put(hash, text);
            together.push_back({act->given.actor, act->given.entered_by, act->given.command, act->given.reasons});
        }
        clock.set(when);
        if (!founding.give(std::move(together))) return false;
    }
    return true;
}

bool open_accounts(Tale const& tale, server::Installation& installation, BodyId const& body) {
    auto& accounts = installation.accounts;
    auto const now = installation.bodies.now();
    for (auto const& act : tale.acts) {
        auto const* registered = of_people<people::RegisterPerson>(act.given);
        if (registered == nullptr) continue;
        auto const account = account_for(registered->name);
        if (!accounts.create({account, std::string(kPassword), false, false}, now).empty()) return false;
        if (!accounts.name_person(account, body, registered->person).empty()) return false;
    }
    return accounts.create({kKeeper, std::string(kPassword), true, false}, now).empty();
}

}  // namespace

Told tell(play::Scenario const& scenario, std::vector<CharterText> const& charters) {
    must(!charters.empty(), "a tale has a charter");
    Told told;
    told.tale.suite = charters.front().sound.charter.rules.identity.suite;
    auto const hash = hash_for(told.tale.suite);
    std::vector<play::CharterFile> files;
    for (auto const& one : charters) {
        files.push_back({one.path, crypto::to_hex(crypto::digest(hash, one.sound.bytes)), one.sound.charter});
        told.tale.charters.push_back(one.sound.bytes);
    }
    Scribe scribe(hash, told.tale.acts);
    told.report = play::play(scenario, files, words::shipped(), scribe);
    return told;
}

Outcome demonstrate_tale(std::filesystem::path const& data, server::Workers& workers, words::Language language,
                         std::function<std::optional<Tale>()> const& tale) {
    StoryClock clock;
    clock.set(server::system_now());
    server::Installation installation(data, "", workers, [&clock] { return clock.now(); });
    if (!installation.bodies.all().empty()) return {true, {}};
    auto const told = tale();
    if (!told || told->acts.empty()) return {};
    auto const* founded = of_people<people::FoundBody>(told->acts.front().given);
    must(founded != nullptr, "the first that is carried out founds the body");
    server::Founding founding(installation, told->acts.front().given.actor, language);
    if (!founding.begin(founded->body, told->suite)) return {};
    if (!give_all(*told, founding, installation.bodies.blobs(), clock)) return {false, founding.complaints()};
    clock.set(std::max(clock.now(), server::system_now()));
    return {open_accounts(*told, installation, founded->body), {}};
}

std::vector<Account> accounts_in(server::Installation& installation) {
    std::vector<Account> result;
    for (auto const& account : installation.accounts.list()) {
        Account one{account.name, {}, {}};
        for (auto const& [body, person] : account.persons) {
            auto const desk = installation.bodies.find(body);
            if (!desk) continue;
            (void)desk->read_and_wait({person, words::Language::zh}, [&](views::Lens const& lens) {
                auto const& people = lens.state.people;
                auto const found = people.persons.find(person);
                one.person = found == people.persons.end() ? person.text : found->second.name;
                auto const offices = people::offices_of(people, person, day_of(lens.now, people.zone));
                if (!offices.empty()) one.office = *offices.begin();
            });
        }
        result.push_back(std::move(one));
    }
    return result;
}

}  // namespace quorate::demonstration
