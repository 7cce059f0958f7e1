#pragma once

#include "meetings/access.hpp"
#include "procedures/procedures.hpp"

/// Who may read what of procedures: the one place that says so (article 23).
namespace quorate::procedures {

/// An instance is read by whoever started it, by those who have or had a hand in it, and by the readers of its
/// register; by those who keep the record; never by administrators. An unknown one is refused as "access.none". Whoever
/// was merely asked for an opinion reads no more than what was asked of them, what they were given with it, and what
/// became of their answer (articles 23 and 27.3).
[[nodiscard]] meetings::Denial deny_reading(Scene const& scene, charter::Library const& charters,
                                            charter::Rules const& rules, meetings::Reader const& reader,
                                            InstanceId const& id);
/// The same for a reader whose relation to the body was found before: it answers for many instances.
[[nodiscard]] meetings::Denial deny_reading(Scene const& scene, charter::Library const& charters,
                                            charter::Rules const& rules, meetings::Reader const& reader,
                                            meetings::Relation const& relation, InstanceId const& id);
/// Who may know that it is there: those who read it, and those who were asked for an opinion.
[[nodiscard]] meetings::Denial deny_knowing(Scene const& scene, charter::Library const& charters,
                                            charter::Rules const& rules, meetings::Reader const& reader,
                                            InstanceId const& id);
[[nodiscard]] meetings::Denial deny_knowing(Scene const& scene, charter::Library const& charters,
                                            charter::Rules const& rules, meetings::Reader const& reader,
                                            meetings::Relation const& relation, InstanceId const& id);
/// What one reader may know of instances: the same answers for very many of them. What the reader is to the body, and
/// whether they read all of what an edition is kept in, is found once. It must not outlive what it looks at, nor see it
/// change.
class Sight {
  public:
    Sight(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
          meetings::Reader const& reader);

    /// One of the body's, and the reader reads it.
    [[nodiscard]] bool knows(Instance const& instance) const;
    [[nodiscard]] bool knows(InstanceId const& id) const;
    /// Known to the reader by nothing but an opinion that was asked of them.
    [[nodiscard]] bool only_asked(Instance const& instance) const;
    /// All of that sort: where they stand, oldest first.
    [[nodiscard]] std::vector<std::size_t> all_only_asked() const;
    /// All that are kept in the register and known: where they stand, oldest first. Instances that are over are not
    /// looked at one by one.
    [[nodiscard]] std::vector<std::size_t> known_in(std::string_view register_name) const;
    [[nodiscard]] meetings::Relation const& relation() const { return relation_; }

  private:
    Scene scene_;
    charter::Library const& charters_;
    meetings::Reader reader_;
    meetings::Relation relation_;
    std::vector<bool> reads_all_;  ///< by edition
};

/// A step of it is late, and the charter it began under tells the reader so.
[[nodiscard]] bool told_of(Scene const& scene, charter::Library const& charters, Instance const& instance,
                           meetings::Reader const& reader);
/// Those who administer the system, its security or the audit: they read nothing, so nothing can be asked of them.
[[nodiscard]] std::vector<PersonId> administrators_among(Scene const& scene, charter::Rules const& rules, Date day,
                                                         std::vector<PersonId> const& people);
/// What is told of a procedure by member, everybody's: the turns of what comes round, the rows of figures. It is for
/// readers of its register and those who keep the record. Members know of their own; administrators of none.
[[nodiscard]] bool reads_of_all_members(Scene const& scene, charter::Rules const& rules, meetings::Reader const& reader,
                                        meetings::Relation const& relation, std::string_view procedure);
/// The fields whose files came with the form as it was handed in: what whoever is asked for an opinion is asked about.
[[nodiscard]] std::vector<std::string> drafts_of(Instance const& instance);
/// The file of that digest, as far as it is in what the reader may read of the instance.
[[nodiscard]] std::optional<FormFile> file_for(Scene const& scene, charter::Library const& charters,
                                               charter::Rules const& rules, meetings::Reader const& reader,
                                               Instance const& instance, std::string_view digest);
[[nodiscard]] bool may_read(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                            meetings::Reader const& reader, InstanceId const& id);

}  // namespace quorate::procedures
