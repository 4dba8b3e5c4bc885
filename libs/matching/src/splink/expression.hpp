// Conditions ready to be worked out: small trees of nodes that know their function, with columns by index.
// Equal parts of all of a model's conditions are one node, and one that stands in several places is worked
// out once a pair (a name's Jaro-Winkler is asked for at three thresholds).
#pragma once

#include <array>
#include <cstdint>
#include <forward_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/matching/splink.hpp>

#include "time_text.hpp"

namespace re2 {
class RE2;
}

namespace concord::matching::splink {

// What a node yields. `cell` is a column's value, whose type in the table that Splink saw is not known; it
// goes for a text, a number or a time, whichever is asked for.
enum class Kind : std::uint8_t { truth, number, text, cell, date, time };

// SQL's NULL is a value that is not known. Of the others only that of the node's kind means something; a date
// or time is a number of seconds.
struct Value {
  bool known = false;
  bool truth = false;
  double number = 0;
  std::string_view text{};
};

inline Value truth_value(bool truth) { return {true, truth}; }
inline Value number_value(double number) { return {true, false, number}; }
inline Value text_value(std::string_view text) { return {true, false, 0, text}; }

class Evaluation;
struct Node;
using Compute = Value (*)(const Node&, Evaluation&);
using NodeId = std::uint32_t;

struct Node {
  Compute compute = nullptr;
  Kind kind = Kind::truth;
  std::vector<NodeId> arguments{};
  bool right = false;      // a cell's record
  std::size_t column = 0;  // a cell's
  double number = 0;       // a literal's; the group of a regular expression
  std::string text{};      // a literal's; the pattern of a regular expression or of a time
  std::shared_ptr<const re2::RE2> expression{};
  std::shared_ptr<const TimePattern> pattern{};

  std::size_t depth = 1;
  std::size_t uses = 0;
  std::size_t place = 0;  // where its value is kept during an evaluation, from 1; 0 for not at all
};

// The nodes of one model and the columns that they read. Written while a model is read, then fixed.
class Expressions {
 public:
  // The id of a node equal to this, which may be one that is there already.
  NodeId add(Node node);
  // The index of a column, whose name stands for itself in any case.
  std::size_t column(std::string_view name);
  // Gives places to the nodes that stand in several places. Once, when all are there.
  void settle();

  const Node& node(NodeId id) const { return nodes_[id]; }
  std::size_t size() const { return nodes_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }
  std::size_t places() const { return places_; }

 private:
  std::vector<Node> nodes_;
  std::vector<std::string> columns_;
  std::size_t places_ = 0;
};

// One pair of records. Values of texts that it gives out last as long as it does.
class Evaluation {
 public:
  Evaluation(const Expressions& expressions, const SplinkRow& l, const SplinkRow& r)
      : expressions_(expressions), l_(l), r_(r), kept_(expressions.places()) {}

  Value of(NodeId id);
  Value of_argument(const Node& node, std::size_t i) { return of(node.arguments[i]); }
  Value cell(bool right, std::size_t column) const;
  Value made(std::string text);

 private:
  const Expressions& expressions_;
  const SplinkRow& l_;
  const SplinkRow& r_;
  std::vector<std::optional<Value>> kept_;
  std::forward_list<std::string> made_;
};

}  // namespace concord::matching::splink
