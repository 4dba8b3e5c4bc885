// A layout reads a department's own files into records. One folder of src/ each; docs in the columns and
// code tables there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <concord/adapters/extract.hpp>
#include <concord/adapters/summary.hpp>
#include <concord/domain/record.hpp>

namespace concord::adapters {

// One row of the department's files that did not become (part of) a record, or one value that was left out of
// the record that its row became. Nothing personal is in it: the row itself stays where it is, in the
// department's own file.
struct Skipped {
  enum class Why { not_a_person, unusable, value };
  Why why = Why::unusable;
  std::string
      kind;  // company, estate, void-property, occupier, placeholder, unknown; or the slug of an error
  std::string file;
  std::uint64_t line = 0;  // of the row's first byte, from 1
  std::string detail;      // what is wrong and where, never the value
};
std::string_view to_string(Skipped::Why why);

struct Delivered {
  std::variant<domain::Record, domain::Withdrawal> what;
  domain::SourceVersion version;  // empty: the manifest's current_as_of counts
};

// Called on the reading thread, in the extract's order.
struct Sink {
  std::function<Outcome(Delivered)> take;  // an Error stops the reading and is what `read` returns
  std::function<void(Skipped)> skip;
};

class Layout {
 public:
  virtual ~Layout() = default;
  virtual std::string_view name() const = 0;
  // Reads the whole extract. The same bytes always give the same deliveries in the same order. A file
  // that is not there, or whose header lacks a column, refuses the extract before anything is delivered;
  // a bad row is skipped and its neighbours go in; a bad value is left out of its record. merges.csv, if
  // there, becomes withdrawals, after the records. Adds to `summary`.
  virtual Outcome read(const Extract& extract, const Sink& sink, Summary& summary) const = 0;
};

// The layouts that are known by name, in order.
std::vector<std::string_view> layout_names();

// `name_or_mapping_file` is one of layout_names(), or the path of a mapping file (ending in .json; see
// mapping.hpp). `codes_file`, if not empty, replaces entries of the layout's code tables:
// {"gender": {"W": "female"}, "tenure": {...}}; a table or word that the layout lacks is refused by name.
Result<std::unique_ptr<Layout>> find_layout(const std::string& name_or_mapping_file,
                                            const std::filesystem::path& codes_file = {});

}  // namespace concord::adapters
