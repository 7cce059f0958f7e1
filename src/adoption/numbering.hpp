#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace quorate::adoption {

/// A name without its namespace prefix: "w:p" is "p".
[[nodiscard]] std::string_view local(char const* name);
/// The first child of that local name; an empty node when there is none.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// The attribute of that local name; empty when there is none.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name);
/// The attribute as a number from 0 to 100000; -1 when it is none.
[[nodiscard]] int number(pugi::xml_node node, std::string_view name);

/// The numbers that Word counts by itself: 第一条, （一） and the like are not in the text of such paragraphs.
class Numbering {
  public:
    /// From word/numbering.xml and word/styles.xml; either may be empty.
    Numbering(pugi::xml_node numbering, pugi::xml_node styles);

    /// What stands before the paragraph with these properties (w:pPr); counts it.
    [[nodiscard]] std::string before(pugi::xml_node properties);

  private:
    struct Level {
        int start = 1;
        std::string format;
        std::string text;
        bool spaced = true;
    };
    struct Place {
        int list = 0;
        int level = 0;
    };

    void read_list(pugi::xml_node list);
    void read_style(pugi::xml_node style);
    [[nodiscard]] Place place_of(pugi::xml_node properties) const;

    std::map<int, std::map<int, Level>> abstract_;  ///< by abstract list, by level
    std::map<int, int> lists_;                      ///< list -> abstract list
    std::map<std::string, Place, std::less<>> styles_;
    std::map<std::string, std::string, std::less<>> based_on_;
    std::map<int, std::map<int, int>> counts_;  ///< by abstract list, by level
};

}  // namespace quorate::adoption
