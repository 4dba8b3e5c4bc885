// Values that stand nowhere else, each with the records and categories that it stands in: where one turns up,
// it says what was told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/domain/keys.hpp>

namespace concord::api::testing {

// Words in which somebody said why they must see more, or why not: of a request for access to a part, or
// without one of a use of the break-glass.
struct Words {
  std::string principal;  // who asked, or broke it
  std::optional<domain::Part> part;
};

// Where a value stands: a record by its place in the list of the council, and the category of the field.
// Without a category it is the record's own id, which whoever is shown anything of the record is shown with
// it.
struct Held {
  std::size_t record = 0;
  std::optional<domain::Category> category;
  std::optional<std::size_t> with{};  // and of this record too: a ruling speaks of both
  std::optional<Words> words{};       // in these of the record's resident, and nowhere else
};

struct Canary {
  std::string value;
  std::vector<Held> held;  // whoever may see it in one of these may see it
};

class Canaries {
 public:
  // A new word of eight letters, like no word of the program and like no other of these.
  std::string word();
  // A new whole number below a million.
  std::size_t number() { return ++numbers_; }
  // `value` is as a reply may show it: case, blanks and signs don't matter. It may hold a word or be a text
  // of its own; either way what is looked for is that.
  void hold(std::string_view value, Held held);
  // Those that stand in the text, also in other case and with blanks between.
  std::vector<const Canary*> in(std::string_view text) const;

 private:
  std::size_t words_ = 0, numbers_ = 0;
  std::map<std::string, Canary, std::less<>> by_word_, by_text_;
};

}  // namespace concord::api::testing
