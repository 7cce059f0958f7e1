#include <map>

#include "charter/charter.hpp"

namespace quorate::charter {
namespace {

/// One thing a charter says, under the name that its counterpart in another version has.
struct Said {
    std::string anchor;
    std::string what;
    std::string value;
};

/// What a charter says, by name, in the order of the file.
struct Sayings {
    std::vector<std::string> order;
    std::map<std::string, Said> by_name;

    void add(std::string const& name, Said said) {
        if (by_name.emplace(name, std::move(said)).second) order.push_back(name);
    }
};

std::string joined_notes(std::vector<std::string> const& notes) {
    std::string result;
    for (auto const& note : notes) result += (result.empty() ? "" : "\n") + note;
    return result;
}

/// A block with a name is one thing: new, gone, or changed key by key.
bool named(std::string_view block) {
    return block.find(' ') != std::string_view::npos;
}

std::string what_of(Statement const& one) {
    if (one.block == "rule" || one.block == "front") return one.key;
    return one.block + " " + one.key;
}

std::string name_of(Statement const& one) {
    // What is said about a place belongs to that place; a rule is the same rule wherever it stands.
    auto const of_place =
        one.block == "none" || one.block == "later" || one.block == "cover" || one.block == "translation";
    return (of_place ? one.anchor + "\n" : std::string()) + one.block + "\n" + one.key;
}

Sayings sayings_of(Charter const& charter) {
    Sayings all;
    for (auto const& one : charter.document.chapters) all.add(one.anchor, {one.anchor, "chapter", one.heading});
    for (auto const& one : charter.document.anchors) {
        all.add(one.anchor, {one.anchor, "anchor", one.label});
        all.add(one.anchor + "\nheading", {one.anchor, "heading", one.heading});
        all.add(one.anchor + "\ngist", {one.anchor, "gist", one.gist});
        all.add(one.anchor + "\nnote", {one.anchor, "note", joined_notes(one.notes)});
    }
    for (auto const& one : charter.document.statements) {
        all.add(name_of(one), {one.anchor, what_of(one), one.value});
    }
    for (auto const& one : charter.document.examples) {
        all.add("example\n" + one.title, {one.anchor, "example " + one.title, one.text});
    }
    return all;
}

/// The blocks with a name, each as one line: "title = …; class = …".
std::map<std::string, Said> blocks_of(Charter const& charter) {
    std::map<std::string, Said> blocks;
    for (auto const& one : charter.document.statements) {
        if (!named(one.block)) continue;
        auto& block = blocks[one.block];
        block.anchor = one.anchor;
        block.what = one.block;
        block.value += (block.value.empty() ? "" : "; ") + one.key + " = " + one.value;
    }
    return blocks;
}

/// The block that a statement's name belongs to; empty for other names.
std::string block_in(std::string const& name) {
    auto const end = name.find('\n');
    auto const block = name.substr(0, end == std::string::npos ? 0 : end);
    return named(block) ? block : std::string();
}

class Comparison {
  public:
    Comparison(Charter const& before, Charter const& after)
        : before_(sayings_of(before)), after_(sayings_of(after)), old_(blocks_of(before)), new_(blocks_of(after)) {
        for (auto const* charter : {&after, &before}) {
            for (auto const& one : charter->document.chapters) place(one.anchor);
            for (auto const& one : charter->document.anchors) place(one.anchor);
        }
    }

    std::vector<Change> changes() {
        for (auto const& [name, block] : old_) {
            auto const other = new_.find(name);
            if (other == new_.end()) {
                add({block.anchor, block.what, block.value, {}});
            } else {
                moved(block, other->second);
            }
        }
        for (auto const& [name, block] : new_) {
            if (!old_.contains(name)) add({block.anchor, block.what, {}, block.value});
        }
        for (auto const& name : before_.order) {
            auto const other = after_.by_name.find(name);
            if (other == after_.by_name.end()) {
                gone(name);
            } else {
                auto const& said = before_.by_name.at(name);
                auto const& now = other->second;
                if (said.value != now.value) add({now.anchor, now.what, said.value, now.value});
                if (block_in(name).empty()) moved(said, now);
            }
        }
        for (auto const& name : after_.order) {
            if (!before_.by_name.contains(name)) come(name);
        }
        // In the order of the pages, and at one place in the order they were found.
        std::multimap<std::size_t, Change> by_place;
        for (auto& one : changes_) by_place.emplace(places_[one.anchor], std::move(one));
        std::vector<Change> result;
        for (auto& [place, one] : by_place) result.push_back(std::move(one));
        return result;
    }

  private:
    void place(std::string const& anchor) { places_.emplace(anchor, places_.size() + 1); }

    void add(Change change) { changes_.push_back(std::move(change)); }

    /// Said already in one line: a named block that comes or goes as a whole, and the heading and notes of such a
    /// place.
    [[nodiscard]] bool said_as_whole(std::string const& name, Said const& said, Sayings const& other) const {
        auto const block = block_in(name);
        if (!block.empty()) return old_.contains(block) != new_.contains(block);
        return (said.what == "heading" || said.what == "note") && !other.by_name.contains(said.anchor);
    }

    void gone(std::string const& name) {
        auto const& said = before_.by_name.at(name);
        if (!said_as_whole(name, said, after_) && !said.value.empty()) add({said.anchor, said.what, said.value, {}});
    }

    void come(std::string const& name) {
        auto const& said = after_.by_name.at(name);
        if (!said_as_whole(name, said, before_) && !said.value.empty()) add({said.anchor, said.what, {}, said.value});
    }

    void moved(Said const& before, Said const& after) {
        if (before.anchor != after.anchor) add({after.anchor, after.what + " moved", before.anchor, after.anchor});
    }

    Sayings before_;
    Sayings after_;
    std::map<std::string, Said> old_;
    std::map<std::string, Said> new_;
    std::map<std::string, std::size_t> places_;
    std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> diff(Charter const& before, Charter const& after) {
    return Comparison(before, after).changes();
}

std::string to_text(Change const& change) {
    auto const lead = change.anchor.empty() ? change.what : change.anchor + " " + change.what;
    if (change.before.empty()) return lead + ": + " + change.after;
    if (change.after.empty()) return lead + ": - " + change.before;
    return lead + " " + change.before + " -> " + change.after;
}

}  // namespace quorate::charter
