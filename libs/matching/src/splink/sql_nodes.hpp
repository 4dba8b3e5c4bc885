// Makes nodes of the right kind, or says why they can't be made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/base/result.hpp>

#include "expression.hpp"
#include "sql_tokens.hpp"

namespace concord::matching::splink {

// A fault says what can't be carried over, never a value.
class NodeMaker {
 public:
  NodeMaker(Expressions& expressions, Dialect dialect) : expressions_(expressions), dialect_(dialect) {}

  Kind kind(NodeId id) const { return expressions_.node(id).kind; }

  // "first_name_l" is a cell of the left record.
  Result<NodeId> cell(const std::string& identifier);
  NodeId text(std::string text);
  NodeId number(double number);
  NodeId truth(bool truth);
  NodeId null();

  Result<NodeId> both(NodeId a, NodeId b, bool all);  // AND, or OR
  Result<NodeId> negation(NodeId a);
  NodeId is_null(NodeId a);
  Result<NodeId> compared(std::string_view symbol, NodeId a, NodeId b);    // = == <> != < <= > >=
  Result<NodeId> calculated(std::string_view symbol, NodeId a, NodeId b);  // + - * / ||
  Result<NodeId> cast(NodeId a, std::string_view type);
  // A function by its name in any case, among those that docs/splink.md lists.
  static bool knows(std::string_view name);
  Result<NodeId> called(std::string_view name, const std::vector<NodeId>& arguments);

 private:
  Result<NodeId> node(Compute compute, Kind kind, std::vector<NodeId> arguments);
  Result<NodeId> as(Kind wanted, NodeId a);  // number, text or time
  Result<NodeId> date(NodeId a);
  Result<NodeId> ordered(std::string_view symbol, NodeId a, NodeId b);
  Result<NodeId> equal(NodeId a, NodeId b);
  Result<NodeId> extracted(const std::vector<NodeId>& arguments);
  Result<NodeId> timed(const std::vector<NodeId>& arguments, bool java);
  Result<NodeId> date_difference(const std::vector<NodeId>& arguments);
  const Node* literal(NodeId id, Compute of) const;

  Expressions& expressions_;
  Dialect dialect_;
};

}  // namespace concord::matching::splink
