#include "expression.hpp"

#include <algorithm>
#include <tuple>

#include <concord/base/text.hpp>

namespace concord::matching::splink {
namespace {

bool equal(const Node& a, const Node& b) {
  const auto parts = [](const Node& n) {
    return std::tie(n.compute, n.kind, n.arguments, n.right, n.column, n.number, n.text);
  };
  return parts(a) == parts(b);
}

}  // namespace

NodeId Expressions::add(Node node) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (equal(nodes_[i], node)) return static_cast<NodeId>(i);
  }
  for (const NodeId argument : node.arguments) {
    node.depth = std::max(node.depth, nodes_[argument].depth + 1);
    ++nodes_[argument].uses;
  }
  nodes_.push_back(std::move(node));
  return static_cast<NodeId>(nodes_.size() - 1);
}

std::size_t Expressions::column(std::string_view name) {
  const std::string lower = to_lower_ascii(name);
  const auto found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const std::string& known) { return to_lower_ascii(known) == lower; });
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  if (found == columns_.end()) columns_.emplace_back(name);
  return index;
}

void Expressions::settle() {
  for (Node& node : nodes_) {
    if (node.uses > 1 && !node.arguments.empty()) node.place = ++places_;
  }
}

Value Evaluation::of(NodeId id) {
  const Node& node = expressions_.node(id);
  if (node.place == 0) return node.compute(node, *this);
  std::optional<Value>& kept = kept_[node.place - 1];
  if (!kept) kept = node.compute(node, *this);
  return *kept;
}

Value Evaluation::cell(bool right, std::size_t column) const {
  const auto& values = (right ? r_ : l_).values;
  if (column >= values.size() || values[column].empty()) return {};
  return text_value(values[column]);
}

Value Evaluation::made(std::string text) { return text_value(made_.emplace_front(std::move(text))); }

}  // namespace concord::matching::splink
