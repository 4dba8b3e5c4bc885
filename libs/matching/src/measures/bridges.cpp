#include "bridges.hpp"

#include <algorithm>

namespace concord::matching {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class Walk {
 public:
  Walk(std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links)
      : ways_(nodes), entered_(nodes, kNone), lowest_(nodes, kNone) {
    for (std::size_t i = 0; i < links.size(); ++i) {
      ways_[links[i].first].push_back({links[i].second, i});
      ways_[links[i].second].push_back({links[i].first, i});
    }
  }

  Bridges run() {
    for (std::size_t node = 0; node < ways_.size(); ++node) {
      if (entered_[node] != kNone) continue;
      ++found_.parts;
      enter(node, kNone);
      while (!path_.empty()) step();
    }
    std::sort(found_.links.begin(), found_.links.end());
    return std::move(found_);
  }

 private:
  struct Way {
    std::size_t to, link;
  };
  struct Step {
    std::size_t node, by, next;  // `by`: the link that led here; `next`: of its ways
  };

  void enter(std::size_t node, std::size_t by) {
    entered_[node] = lowest_[node] = clock_++;
    path_.push_back({node, by, 0});
  }

  void step() {
    Step& here = path_.back();
    if (here.next == ways_[here.node].size()) return leave();
    const Way way = ways_[here.node][here.next++];
    if (way.link == here.by) return;
    if (entered_[way.to] == kNone) return enter(way.to, way.link);
    lowest_[here.node] = std::min(lowest_[here.node], entered_[way.to]);
  }

  // Whoever can't be reached again from below but by the link that led there hangs on that link.
  void leave() {
    const Step left = path_.back();
    path_.pop_back();
    if (path_.empty()) return;
    const std::size_t before = path_.back().node;
    lowest_[before] = std::min(lowest_[before], lowest_[left.node]);
    if (lowest_[left.node] > entered_[before]) found_.links.push_back(left.by);
  }

  std::vector<std::vector<Way>> ways_;
  std::vector<std::size_t> entered_, lowest_;
  std::vector<Step> path_;
  std::size_t clock_ = 0;
  Bridges found_;
};

}  // namespace

Bridges find_bridges(std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links) {
  return Walk(nodes, links).run();
}

}  // namespace concord::matching
