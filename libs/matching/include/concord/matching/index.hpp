// All subjects in memory with the blocking index over them: finds candidates, components and answers to a
// search. Not thread-safe: many may read while nobody writes (the owner guards it).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <concord/matching/evidence.hpp>
#include <concord/matching/partition.hpp>
#include <concord/matching/quality.hpp>

namespace concord::matching {

using Slot = std::uint32_t;  // the record's number in the store

struct Candidate {
  Slot slot = 0;
  double score = 0;
};

struct SearchQuery {
  Subject subject;     // the fields that were given
  std::string prefix;  // for typing ahead: the last, unfinished word of a name, folded
};

// What an index is asked for. One for linking alone answers no search, and is smaller.
enum class IndexFor { everything, linking };

class Index {
 public:
  explicit Index(Model model, IndexFor use = IndexFor::everything);
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  // Inserts or replaces. What a key brings together is a function of the records that hold it: past the
  // model's hard cap the key brings nobody together any more. So the change that takes a key over the cap, or
  // back, changes the candidates of the key's other holders too: they are returned (sorted; nearly always
  // none), and their components have to be partitioned again like the changed record's own.
  std::vector<Slot> put(Slot slot, const Subject& subject);
  std::vector<Slot> remove(Slot slot);
  // What is put between the two is brought together with nothing before the second, which makes all keys at
  // once: for a first load. Nothing may be asked in between but for single subjects.
  void start_loading();
  void finish_loading(unsigned threads);
  // The same subjects under another model. `threads` doesn't show in the result.
  void change_model(Model model, unsigned threads);
  // The subject made again from what is kept of it: compares as the one that was put.
  std::optional<Subject> find(Slot slot) const;
  std::optional<domain::RecordKey> key(Slot slot) const;
  std::optional<domain::Part> part(Slot slot) const;
  bool contains(Slot slot) const;
  // What speaks for and against two records, or one and somebody described, and why they can't be one person
  // whatever speaks for it (as `veto` of two subjects). The slots must be there.
  Evidence explain(Slot a, Slot b) const;
  Evidence explain(const Subject& subject, Slot slot) const;
  std::string veto(Slot a, Slot b) const;
  std::size_t size() const;
  const Model& model() const;

  // Every subject that the model's keys bring together with this one, scored, best first (ties by record
  // key), down to `least` bits. `self` is left out.
  std::vector<Candidate> candidates(const Subject& subject, double least,
                                    std::optional<Slot> self = {}) const;

  // The component of a slot: what is connected by pairs of at least 0 bits that the keys bring together,
  // and by `same` rulings given as pairs of slots. Sorted. Empty for a slot that is not there.
  std::vector<Slot> component(Slot slot, std::span<const std::pair<Slot, Slot>> same) const;
  // For each of the slots those that it is connected to directly, on `threads` threads; `same` is not heard.
  std::vector<std::vector<Slot>> links(std::span<const Slot> slots, unsigned threads) const;

  // The partition of these slots: as the free function, but nothing is standardised again.
  Partition partition(std::span<const Slot> slots, std::span<const Ruling> rulings) const;

  // People who may be meant by a partial description: best first, at most `most`. Tolerates slips in
  // every word, gives the birth date as evidence and never as a filter.
  std::vector<Candidate> search(const SearchQuery& query, std::size_t most) const;

  // Keys that are shared by more records than the model's hard cap, for the metrics.
  std::size_t overfull_keys() const;

  struct State;  // defined in the library
  const State& state() const { return *state_; }
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

// Everything at once, on `threads` threads: the same functions, for a first load and for `verify`. Sorted by
// the first record of each component; the number of threads does not show in the result.
std::vector<Partition> partition_all(const Index& index, std::span<const std::pair<Slot, Slot>> same,
                                     std::span<const Ruling> rulings, unsigned threads);

struct BulkPartition {
  // Each sorted by record key; in an order that only the order of putting shows in.
  std::vector<std::vector<Slot>> clusters;
  std::size_t pairs_compared = 0;  // that keys brought together
  double compare_seconds = 0, partition_seconds = 0;
};
// The same under another threshold: `model` is the index's own but for its thresholds.
BulkPartition partition_all(const Index& index, const Model& model, unsigned threads);

}  // namespace concord::matching
