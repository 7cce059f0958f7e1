#include "server/desk.hpp"

#include <algorithm>
#include <condition_variable>
#include <shared_mutex>

#include <fmt/format.h>

#include "base/invariants.hpp"
#include "body/codec.hpp"
#include "body/discretion.hpp"
#include "crypto/random.hpp"
#include "journal/replay.hpp"
#include "server/audience.hpp"

namespace quorate::server {

namespace {

constexpr std::size_t kAttemptsMost = 500;
constexpr std::chrono::seconds kClockPause{60};

/// The parts of a command that name stored files, with where they stand in it.
struct NamedFile {
    std::string at;
    std::string digest;
    std::optional<std::int64_t> bytes;
};

/// The files of a form, and the one that stands behind what is entered.
template <class Command>
std::vector<NamedFile> filled_in(Command const& command) {
    std::vector<NamedFile> files;
    if constexpr (requires { command.files; }) {
        for (auto const& [name, file] : command.files)
            files.push_back({"/files/" + name + "/digest", file.digest, file.bytes});
    }
    if constexpr (requires { command.evidence; }) {
        if (command.evidence) files.push_back({"/evidence/digest", command.evidence->digest, command.evidence->bytes});
    }
    return files;
}

/// The files that come with a command. A charter is none of them: the payload names it alone.
std::vector<NamedFile> brought_by(body::Command const& command) {
    if (auto const* const about_people = std::get_if<people::Command>(&command)) {
        auto const* const adopt = std::get_if<people::AdoptCharter>(about_people);
        if (adopt != nullptr && adopt->official_text) return {{"/official_text", *adopt->official_text, {}}};
        return {};
    }
    if (auto const* const of_procedures = std::get_if<procedures::Command>(&command))
        return std::visit([](auto const& one) { return filled_in(one); },
                          static_cast<procedures::CommandVariant const&>(*of_procedures));
    auto const* const add = std::get_if<meetings::AddPaper>(&std::get<meetings::Command>(command));
    if (add == nullptr) return {};
    return {{"/digest", add->digest, add->bytes}};
}

std::string const* charter_of(body::Command const& command) {
    auto const* const about_people = std::get_if<people::Command>(&command);
    if (about_people == nullptr) return nullptr;
    if (auto const* const found = std::get_if<people::FoundBody>(about_people)) return &found->charter;
    if (auto const* const adopt = std::get_if<people::AdoptCharter>(about_people)) return &adopt->charter;
    return nullptr;
}

/// All that must be here, and stay, once the command is carried out.
std::vector<NamedFile> named_by(body::Command const& command) {
    auto named = brought_by(command);
    if (auto const* const charter = charter_of(command)) named.push_back({"/charter", *charter, {}});
    return named;
}

std::vector<Uploads::File> stored_as(std::vector<NamedFile> const& named, crypto::Hash hash) {
    std::vector<Uploads::File> files;
    for (auto const& file : named)
        if (auto const digest = crypto::digest_from_hex(file.digest)) files.push_back({hash, *digest});
    return files;
}

bool founds(body::Command const& command) {
    auto const* const about_people = std::get_if<people::Command>(&command);
    return about_people != nullptr && std::holds_alternative<people::FoundBody>(*about_people);
}

/// Article 23: a paper with a mark of secrecy does not stay here either. After any other refusal the same file is sent
/// again: with a reason, in a corrected form, later, or by somebody who may. What the sender was told does not say, for
/// who may not know of the matter hears only that.
bool must_not_stay(body::State const& state, body::Command const& command, body::Context const& context) {
    if (std::holds_alternative<people::Command>(command) || brought_by(command).empty()) return false;
    auto const judged = body::examine(state, command, context);
    return !judged && std::ranges::any_of(judged.error().obstacles,
                                          [](Obstacle const& one) { return one.rule == "paper.secret"; });
}

/// The same act by the same person: what makes a repeated key a repeated command. Reasons may be added by a second try
/// only under a new key.
bool same_act(journal::KeptCommand const& kept, Order const& order) {
    return kept.name == body::name_of(order.command) && kept.payload == body::payload(order.command) &&
           kept.actor == order.actor && kept.entered_by == order.entered_by;
}

/// The entry's event, applied. What is kept may be another than was written: then it may be no event, or one that
/// nothing before it leads to. Throws Damaged, naming the entry.
body::Event apply_kept(body::State& state, journal::Entry const& entry) {
    auto const damaged = [&](char const* how) {
        return journal::Damaged("entry " + std::to_string(entry.sequence) + " (" + entry.name + ") " + how);
    };
    auto event = body::event_from(entry.name, entry.payload);
    if (!event) throw damaged("cannot be read any more");
    try {
        InvariantsThrow const guard;
        body::apply(state, *event, {entry.actor, entry.entered_by, entry.instant});
    } catch (std::exception const&) {
        throw damaged("does not follow from what came before it");
    }
    return *std::move(event);
}

std::optional<DecisionId> decision_of(body::Event const& event) {
    auto const* const of_meetings = std::get_if<meetings::Event>(&event);
    auto const* const made = of_meetings ? std::get_if<meetings::DecisionMade>(of_meetings) : nullptr;
    return made ? std::optional(made->decision) : std::nullopt;
}

/// What is remembered of a command's id.
std::size_t mark_of(std::string_view id) {
    return std::hash<std::string_view>{}(id);
}

Done done_of(journal::Receipt const& receipt) {
    return {receipt.last, receipt.events};
}

}  // namespace

void report_not_served(BodyId const& body, journal::Damaged const& damage) {
    fmt::print(stderr, "fault: the body {} is not served: {}\n", body.text, damage.what());
}

Desk::Desk(Office office, BodyId body, crypto::Suite suite)
    : office_(std::move(office)),
      body_(std::move(body)),
      suite_(suite),
      line_(office_.workers),
      shelf_(office_.blobs, crypto::hash_of(suite)) {
    load();
}

void Desk::load() {
    body::State state;
    Shelf shelf(office_.blobs, crypto::hash_of(suite_));
    std::map<DecisionId, std::uint64_t> decided_in;
    std::uint64_t sequence = 0;
    Instant latest{};
    journal::replay(*office_.journal.store(), body_, [&](journal::Entry const& entry) {
        auto const event = apply_kept(state, entry);
        sequence = entry.sequence;
        latest = entry.instant;
        if (auto const decision = decision_of(event)) decided_in[*decision] = sequence;
    });
    shelf.follow(state.people);
    {
        std::unique_lock const lock(lock_);
        state_ = std::move(state);
        shelf_ = std::move(shelf);
        decided_in_ = std::move(decided_in);
        applied_ = sequence;
        latest_ = latest;
        set_deadline();
    }
    {
        std::lock_guard const lock(mutex_);
        durable_ = written_ = sequence;
    }
    kept_.clear();
    office_.journal.store()->each_command(body_, [this](std::string_view id) { kept_.insert(mark_of(id)); });
    listeners_.clear();
    channel_.begin_at(static_cast<std::int64_t>(sequence));
    broken_ = false;
    damaged_ = false;
}

Instant Desk::now() {
    return std::max(office_.clock(), latest_);
}

views::Lens Desk::lens(Reader const& reader) const {
    return {state_,
            shelf_.rules(),
            shelf_.charters(),
            office_.words,
            reader.language,
            reader.person,
            std::max(office_.clock(), latest_)};
}

void Desk::submit(Order order, words::Language language, Replied replied) {
    // A charter is long work, and whoever brings it may be a thread that many others wait for.
    auto const by = charter_of(order.command) == nullptr ? Line::By::whoever_brings_it : Line::By::a_worker;
    line_.post(
        [self = shared_from_this(), pending = Pending{std::move(order), language, std::move(replied)}]() mutable {
            self->handle(std::move(pending));
        },
        by);
}

void Desk::handle(Pending pending) {
    if (broken_) return pending.replied(Unavailable{});
    auto const id = pending.order.id;
    try {
        if (!repeated(pending)) decide(std::move(pending));
    } catch (journal::Fault const& fault) {
        report_fault(fault);
        if (pending.replied) pending.replied(Unavailable{});
        // What was begun and not handed to the journal would never come to an end.
        if (flights_.contains(id)) fail();
    }
}

bool Desk::repeated(Pending& pending) {
    auto const& order = pending.order;
    auto const flight = flights_.find(order.id);
    if (flight != flights_.end()) {
        if (same_act(flight->second.kept, order)) {
            flight->second.replied.push_back(std::move(pending.replied));
        } else {
            pending.replied(KeyUsed{});
        }
        return true;
    }
    if (!kept_.contains(mark_of(order.id.text))) return false;
    auto const store = office_.journal.store();
    auto const receipt = store->receipt(body_, order.id);
    if (!receipt) return false;
    auto const stored = store->commands(body_, {receipt->first, 1});
    auto const before = stored.empty() ? std::nullopt : journal::command_from(stored.front().line);
    if (before && same_act(*before, order)) {
        pending.replied(done_of(*receipt));
    } else {
        pending.replied(KeyUsed{});
    }
    return true;
}

bool Desk::wants_charter(body::Command const& command, Rejection const& rejection) const {
    auto const unknown =
        std::ranges::any_of(rejection.bad_input, [](BadInput const& one) { return one.at == "/charter"; });
    // A charter is long work. Whoever may not adopt it was told that, and a body that has one is not founded again.
    return unknown && !body::bars_actor(rejection) && charter_of(command) != nullptr &&
           founds(command) == state_.people.adoptions.empty();
}

bool Desk::learn_charter(std::string const& digest) {
    auto const parsed = crypto::digest_from_hex(digest);
    auto const bytes = parsed ? office_.blobs.get(crypto::hash_of(suite_), *parsed) : std::nullopt;
    if (!bytes) return false;
    // A charter whose own examples fail is not put on the shelf, so nobody can adopt it.
    auto checked = check_charter(*bytes, digest, office_.words);
    if (!checked || !checked->failed_examples.empty()) return false;
    std::unique_lock const lock(lock_);
    shelf_.add(digest, std::move(checked->charter));
    return true;
}

std::vector<BadInput> Desk::check_files(body::Command const& command) const {
    std::vector<BadInput> wrong;
    for (auto const& file : named_by(command)) {
        auto const digest = crypto::digest_from_hex(file.digest);
        auto const size = digest ? office_.blobs.size(crypto::hash_of(suite_), *digest) : std::nullopt;
        if (!size) {
            wrong.push_back({file.at, "unknown-file", {}});
        } else if (file.bytes && static_cast<std::uint64_t>(std::max<std::int64_t>(*file.bytes, 0)) != *size) {
            auto const beside = file.at.substr(0, file.at.rfind('/'));
            wrong.push_back({beside + "/bytes", "wrong-size", {{"size", static_cast<std::int64_t>(*size)}}});
        }
    }
    return wrong;
}

/// A body lives by its charter and shows its official text: a file that is there and no longer what its name says is
/// found before they are adopted, and not at the next start.
std::vector<BadInput> Desk::check_texts(body::Command const& command) const {
    if (charter_of(command) == nullptr) return {};
    std::vector<BadInput> wrong;
    for (auto const& file : named_by(command)) {
        auto const digest = crypto::digest_from_hex(file.digest);
        if (!digest) continue;
        try {
            (void)office_.blobs.get(crypto::hash_of(suite_), *digest);
        } catch (journal::Damaged const& damage) {
            report_fault(damage);
            wrong.push_back({file.at, "damaged-file", {}});
        }
    }
    return wrong;
}

void Desk::decide(Pending pending) {
    auto const& order = pending.order;
    if (state_.people.adoptions.empty() && !founds(order.command))
        return turn_back(std::move(pending), {{"", "body-not-founded", {}}});
    Uploads::Pin pin(office_.uploads, stored_as(named_by(order.command), crypto::hash_of(suite_)));
    auto const when = now();
    body::Context const context{order.actor, order.entered_by, when, order.reasons, shelf_.rules()};
    auto decided = body::decide(state_, order.command, context);
    auto const unread = !decided && wants_charter(order.command, decided.error());
    if (decided || unread) {
        if (auto const wrong = check_texts(order.command); !wrong.empty()) return turn_back(std::move(pending), wrong);
    }
    if (unread && learn_charter(*charter_of(order.command))) decided = body::decide(state_, order.command, context);
    if (!decided) {
        if (must_not_stay(state_, order.command, context)) pin.discard({body_, order.entered_by});
        return answer(std::move(pending), decided.error(), when);
    }
    // Only somebody who may bring a file learns whether it is there.
    if (auto const wrong = check_files(order.command); !wrong.empty()) return turn_back(std::move(pending), wrong);
    keep(std::move(pending), *decided, when);
    pin.named();
}

void Desk::answer(Pending pending, Rejection const& rejection, Instant when) {
    auto const& order = pending.order;
    Refused refused{in_words(rejection.bad_input, pending.language), {}, rejection.needs_only_reasons()};
    Attempt attempt{when, order.actor, std::string(body::name_of(order.command)), body::place_of(order.command), {}};
    // Remedies are for whoever sits at the screen.
    auto const view = lens({order.entered_by, pending.language});
    for (auto const& obstacle : rejection.obstacles) {
        refused.obstacles.push_back(views::show(view, obstacle));
        attempt.rules.push_back(obstacle.rule);
    }
    if (!attempt.rules.empty()) {
        std::lock_guard const lock(mutex_);
        attempts_.push_front(std::move(attempt));
        if (attempts_.size() > kAttemptsMost) attempts_.pop_back();
    }
    refuse(std::move(pending), std::move(refused));
}

std::vector<BadField> Desk::in_words(std::vector<BadInput> const& wrong, words::Language language) const {
    auto const name_of = [this](PersonId const& person) {
        auto const found = state_.people.persons.find(person);
        return found == state_.people.persons.end() ? person.text : found->second.name;
    };
    words::Setting const setting{name_of, state_.people.zone};
    std::vector<BadField> errors;
    for (auto const& one : wrong) errors.push_back({one.at, office_.words.fault(language, one, setting)});
    return errors;
}

void Desk::turn_back(Pending pending, std::vector<BadInput> const& wrong) {
    auto errors = in_words(wrong, pending.language);
    refuse(std::move(pending), {.errors = std::move(errors), .obstacles = {}});
}

void Desk::refuse(Pending pending, Refused refused) {
    // A refusal rests on the state as much as anything else does: it waits for what it rests on.
    when_durable(applied_, [replied = std::move(pending.replied), refused = std::move(refused)](bool durable) mutable {
        if (durable) {
            replied(std::move(refused));
        } else {
            replied(Unavailable{});
        }
    });
}

journal::KeptCommand Desk::kept(Order const& order, Instant when) const {
    journal::KeptCommand command{order.id,
                                 std::string(body::name_of(order.command)),
                                 1,
                                 order.actor,
                                 order.entered_by,
                                 when,
                                 order.reasons,
                                 {},
                                 body::payload(order.command)};
    for (auto const& file : stored_as(brought_by(order.command), crypto::hash_of(suite_)))
        command.files.push_back(file.digest);
    return command;
}

void Desk::keep(Pending pending, std::vector<body::Event> const& events, Instant when) {
    auto& order = pending.order;
    if (events.empty()) return pending.replied(Done{applied_, {}});
    journal::Group group{body_, applied_, kept(order, when), {}};
    for (auto const& event : events)
        group.events.push_back({std::string(body::name_of(event)), 1, body::payload(event)});
    auto const id = order.id;
    Flight flight{group.command, body::place_of(order.command), {}};
    flight.replied.push_back(std::move(pending.replied));
    flights_.emplace(id, std::move(flight));
    {
        std::unique_lock const lock(lock_);
        for (auto const& event : events) {
            body::apply(state_, event, {order.actor, order.entered_by, when});
            ++applied_;
            if (auto const decision = decision_of(event)) decided_in_[*decision] = applied_;
        }
        shelf_.follow(state_.people);
        latest_ = when;
        set_deadline();
    }
    office_.journal.append(std::move(group), [self = shared_from_this(), id](journal::Written const& answer) {
        self->line_.post([self, id, answer] { self->finish(id, answer); });
        self->hear(answer);
    });
}

void Desk::hear(journal::Written const& answer) {
    {
        std::lock_guard const lock(mutex_);
        if (answer && answer->outcome == journal::Outcome::appended) {
            written_ = std::max(written_, answer->last);
        } else {
            ++losses_;
        }
    }
    told_.notify_all();
}

void Desk::finish(CommandId const& id, journal::Written const& answer) {
    auto const found = flights_.find(id);
    if (found == flights_.end()) return;  // Already answered when the desk failed.
    if (!answer || answer->outcome != journal::Outcome::appended) {
        if (answer) fmt::print(stderr, "fault: the journal of {} is not where its desk left it\n", body_.text);
        return fail();
    }
    auto flight = std::move(found->second);
    flights_.erase(found);
    kept_.insert(mark_of(id.text));
    {
        std::lock_guard const lock(mutex_);
        durable_ = answer->last;
    }
    publish(static_cast<std::int64_t>(answer->last), flight.place);
    for (auto& replied : flight.replied) replied(done_of(*answer));
    settle();
}

void Desk::publish(std::int64_t sequence, std::string const& place) {
    auto const day = day_of(now(), state_.people.zone);
    // Offices change by acts of the body, and with the day.
    if (place == "body" || day != listeners_day_) listeners_.clear();
    listeners_day_ = day;
    Audience const audience(state_, shelf_.rules(), day);
    channel_.publish(sequence, place, [&](PersonId const& person, std::string const& where) {
        auto found = listeners_.find(person);
        if (found == listeners_.end()) found = listeners_.emplace(person, audience.relation_of(person)).first;
        return audience.told(person, found->second, where);
    });
}

std::shared_ptr<Feed> Desk::listen(PersonId const& listener, std::optional<std::int64_t> seen) {
    std::shared_lock const lock(lock_);
    Audience const audience(state_, shelf_.rules(), day_of(std::max(office_.clock(), latest_), state_.people.zone));
    auto const relation = audience.relation_of(listener);
    return channel_.subscribe(listener, seen, [&](PersonId const& person, std::string const& place) {
        return audience.told(person, relation, place);
    });
}

std::uint64_t Desk::entry_of(DecisionId const& decision) const {
    std::shared_lock const lock(lock_);
    auto const found = decided_in_.find(decision);
    return found == decided_in_.end() ? 0 : found->second;
}

bool Desk::names(crypto::Digest const& digest) const {
    std::shared_lock const lock(lock_);
    return body::names_file(state_, crypto::to_hex(digest));
}

void Desk::fail() {
    if (broken_.exchange(true)) return;
    auto flights = std::move(flights_);
    flights_.clear();
    for (auto& [id, flight] : flights)
        for (auto& replied : flight.replied) replied(Unavailable{});
    settle();
    office_.journal_failed();
}

void Desk::recover() {
    line_.post([self = shared_from_this()] {
        if (!self->broken_) return;
        try {
            self->load();
        } catch (journal::Damaged const& damage) {
            // To try again would not mend it, and would hold up every other body.
            report_not_served(self->body_, damage);
            self->damaged_ = true;
        } catch (journal::Fault const& fault) {
            report_fault(fault);
            self->office_.journal_failed();
        }
    });
}

void Desk::when_durable(std::uint64_t sequence, Seen seen) {
    {
        std::lock_guard const lock(mutex_);
        if (!broken_ && sequence > durable_) {
            waiting_.emplace(sequence, std::move(seen));
            return;
        }
    }
    seen(!broken_);
}

void Desk::settle() {
    std::vector<Seen> ready;
    bool const durable = !broken_;
    {
        std::lock_guard const lock(mutex_);
        auto const end = durable ? waiting_.upper_bound(durable_) : waiting_.end();
        for (auto one = waiting_.begin(); one != end; ++one) ready.push_back(std::move(one->second));
        waiting_.erase(waiting_.begin(), end);
    }
    for (auto& seen : ready) seen(durable);
}

void Desk::read(Reader const& reader, Look const& look, Seen seen) {
    if (broken_) return seen(false);
    std::uint64_t sequence = 0;
    {
        std::shared_lock const lock(lock_);
        look(lens(reader));
        sequence = applied_;
    }
    when_durable(sequence, std::move(seen));
}

bool Desk::read_and_wait(Reader const& reader, Look const& look) {
    if (broken_) return false;
    std::unique_lock lock(mutex_);
    auto const losses = losses_;
    lock.unlock();
    std::uint64_t sequence = 0;
    {
        std::shared_lock const reading(lock_);
        look(lens(reader));
        sequence = applied_;
    }
    lock.lock();
    told_.wait(lock, [&] { return losses_ != losses || written_ >= sequence; });
    return losses_ == losses;
}

std::vector<Attempt> Desk::attempts() const {
    std::lock_guard const lock(mutex_);
    return {attempts_.begin(), attempts_.end()};
}

void Desk::set_deadline() {
    if (state_.people.adoptions.empty()) return;
    auto const next = body::next_deadline(state_, shelf_.rules());
    deadline_ = next ? next->time_since_epoch().count() : 0;
}

void Desk::tick() {
    auto const deadline = deadline_.load();
    auto const when = office_.clock().time_since_epoch().count();
    if (broken_ || deadline == 0 || when < deadline || when < clock_rests_until_) return;
    if (clock_sent_.exchange(true)) return;
    Order order{CommandId{crypto::random_id("clock")}, {}, {}, meetings::Command{meetings::ReachClock{}}, {}};
    submit(std::move(order), words::Language::zh, [self = shared_from_this(), when](Reply reply) {
        // A deadline that led to nothing is not tried again at once; one that did makes room for the next.
        auto const* const done = std::get_if<Done>(&reply);
        bool const moved = done != nullptr && !done->events.empty();
        self->clock_rests_until_ = moved ? 0 : when + kClockPause.count();
        self->clock_sent_ = false;
    });
}

}  // namespace quorate::server
