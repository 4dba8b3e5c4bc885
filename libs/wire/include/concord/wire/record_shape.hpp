// The record contract as a table: the reader walks it, and a test holds schemas/record.json against it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace concord::wire {

enum class Form : std::uint8_t {
  text,
  date,     // YYYY, YYYY-MM or YYYY-MM-DD
  instant,  // RFC 3339
  id,       // a record's name within its source
  slug,     // a kind: lower-case letters, digits, _ and -
  flag,
  counter,  // a whole number that every JSON reader keeps exact: at most 2^53 - 1
  object,
  map,    // an object of names and texts
  list,   // of objects
  texts,  // a list of texts
};

inline constexpr std::size_t kText = 500;   // characters, unless a member says less
inline constexpr std::size_t kWord = 100;   // of codes and the like
inline constexpr std::size_t kItems = 200;  // of a list, unless it says less
inline constexpr std::size_t kLineBytes = 64U << 10U;
inline constexpr std::uint64_t kCounterMost = 9007199254740991U;

struct Shape;

struct Member {
  std::string_view name;
  Form form = Form::text;
  std::size_t most = kText;  // characters of a text, items of a list
  bool required = false;
  std::vector<std::string_view> (*words)() = nullptr;  // the closed set that a text belongs to
  const Shape* shape = nullptr;                        // of an object or of a list's items
};

class Reading;
struct Values;

struct Shape {
  std::string_view name;
  std::span<const Member> members;
  void (*finish)(Reading& reading, const Values& values);  // what the reader does with a whole object
};

// A record's members, and at the end `withdrawn`, which turns a line into a withdrawal.
const Shape& record_shape();
// The only members that a withdrawal may have.
std::span<const std::string_view> withdrawal_members();
// ECMA-262, as schemas/record.json has it; for `map` that of its names. Empty where a form has none.
std::string_view pattern_of(Form form);

}  // namespace concord::wire
