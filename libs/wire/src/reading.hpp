// One line being read: where the parser stands, what was found wrong so far, and what was made of it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <concord/base/error.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/record.hpp>
#include <concord/wire/record_shape.hpp>

namespace concord::wire {

// What an object's members said, by their place in its table. Texts point into the line.
struct Values {
  std::array<std::string_view, 24> texts{};
  std::uint32_t named = 0;  // the member stands there, well or ill
  std::uint32_t good = 0;   // ... and is of its form
  std::uint32_t flags = 0;
  bool is_named(std::size_t place) const { return (named >> place & 1U) != 0; }
  bool has(std::size_t place) const { return (good >> place & 1U) != 0; }
  bool flag(std::size_t place) const { return (flags >> place & 1U) != 0; }
};

// `strict` checks and normalises what an adapter sends; `stored` takes what Concord wrote as it stands, so
// that a rule made later can't make an old version unreadable.
enum class Trust { strict, stored };

// RapidJSON's handler. It never stops at a fault but passes over the value, and goes on.
class Reading {
 public:
  explicit Reading(Trust trust) : trust_(trust) {}

  bool Null() { return takes(std::nullopt), true; }
  bool Bool(bool value);
  bool Int(int) { return takes(std::nullopt), true; }
  bool Uint(unsigned value) { return Uint64(value); }
  bool Int64(std::int64_t) { return takes(std::nullopt), true; }
  bool Uint64(std::uint64_t value);
  bool Double(double) { return takes(std::nullopt), true; }
  bool RawNumber(const char*, std::uint32_t, bool) { return false; }
  bool String(const char* text, std::uint32_t size, bool);
  bool StartObject();
  bool Key(const char* text, std::uint32_t size, bool);
  bool EndObject(std::uint32_t);
  bool StartArray();
  bool EndArray(std::uint32_t);

  bool strict() const { return trust_ == Trust::strict; }
  std::string pointer() const;
  // At a member of the object that is being finished, or at the place where the parser stands.
  void fault(std::size_t place, Code code, std::string detail);
  void fault_here(Code code, std::string detail);

  // A withdrawal's other members are faults as such, and what is wrong inside them is no longer of interest.
  void only_withdrawal(const Values& values);

  // For `finish`: the text of a member, its blanks collapsed where it comes from outside.
  std::string text(const Values& values, std::size_t place) const;
  std::optional<domain::PartialDate> date(const Values& values, std::size_t place);
  // A date for which "none" has to be said by leaving it out.
  std::optional<domain::PartialDate> true_date(const Values& values, std::size_t place);
  template <class Meaning>
  void word(const Values& values, std::size_t place, Result<Meaning> (*parse)(std::string_view),
            Meaning& into) {
    if (!values.has(place)) return;
    auto parsed = parse(values.texts[place]);
    if (parsed) {
      into = *parsed;
    } else {
      fault(place, parsed.error().code, parsed.error().detail);
    }
  }

  domain::Record record;
  domain::SourceVersion version;
  std::optional<domain::Withdrawal> withdrawal;
  std::vector<std::string> lines;                            // of the address being read
  std::vector<std::pair<std::string, std::string>> details;  // of the engagement being read
  std::optional<domain::Incident> incident;                  // of the marker being read
  std::optional<domain::Told> told;                          // of the marker being read
  std::vector<Fault> faults;

 private:
  struct Frame {
    const Shape* shape = nullptr;    // none: a map
    const Member* member = nullptr;  // whose value comes next
    std::string_view name;           // of a map's member
    Values values;
    bool in_list = false;
    std::size_t items = 0;  // of the list, or names of the map, so far
  };

  void fault_at(std::string where, Code code, std::string detail);
  Frame& top() { return frames_[depth_ - 1]; }
  // Asked once for each value: whether it is wanted here and of the right form (none: it never is).
  // Says what is wrong if it is wanted and isn't.
  bool takes(std::optional<Form> form);
  Form expected() const;
  bool has_room();
  bool pass_over();
  void push(const Shape* shape);
  static std::uint32_t bit_of(const Frame& frame) {
    return 1U << (frame.member - frame.shape->members.data());
  }
  bool fits(std::string_view text, std::size_t most);
  std::string cleaned(std::string_view text) const;
  void member_key(std::string_view name);
  void map_key(std::string_view name);
  void missing_members();

  Trust trust_;
  std::array<Frame, 4> frames_{};  // a line, an item of a list, a map: the tables go no deeper
  std::size_t depth_ = 0;
  bool pass_over_next_ = false;
  std::size_t passed_depth_ = 0;
};

}  // namespace concord::wire
