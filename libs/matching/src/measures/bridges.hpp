// Links whose removal alone would part what they hold together.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace concord::matching {

struct Bridges {
  std::vector<std::size_t> links;  // places in the list of links, sorted
  std::size_t parts = 0;           // that all links together leave the nodes in
};

// Nodes are 0 to nodes - 1, and no two links join the same two. In time linear to nodes and links (Tarjan
// 1974), without recursion: a cluster may be a chain of any length.
Bridges find_bridges(std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links);

}  // namespace concord::matching
