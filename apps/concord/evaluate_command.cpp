#include <unordered_map>

#include <fmt/format.h>

#include <concord/base/csv.hpp>
#include <concord/matching/quality.hpp>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

struct Labelled {
  std::vector<std::string> found, truth;
  void add(const std::string& profile, const std::string& resident) {
    found.push_back(profile);
    truth.push_back(resident);
  }
};

struct Sets {
  Labelled all, with_identity, without_council_tax;
  std::size_t unknown = 0;  // records that are in profiles and not in the truth
};

// source/record_id -> resident
Result<std::unordered_map<std::string, std::string>> read_truth(const std::string& file) {
  auto reader = CsvReader::open(file);
  if (!reader) {
    return reader.error();
  }
  if (auto good = reader->require({"source", "record_id", "resident_id"}); !good) {
    return good.error();
  }
  const auto source = static_cast<std::size_t>(reader->column("source"));
  const auto record = static_cast<std::size_t>(reader->column("record_id"));
  const auto resident = static_cast<std::size_t>(reader->column("resident_id"));
  std::unordered_map<std::string, std::string> truth;
  CsvRow row;
  while (true) {
    auto more = reader->next(row);
    if (!more) {
      return more.error();
    }
    if (!*more) {
      return truth;
    }
    truth.emplace(row.cells[source] + "/" + row.cells[record], row.cells[resident]);
  }
}

Sets label(const Json& memberships, const std::unordered_map<std::string, std::string>& truth) {
  Sets sets;
  for (const JsonValue& row : memberships["memberships"].GetArray()) {
    const auto known =
        truth.find(std::string(text_of(row, "source")) + "/" + std::string(text_of(row, "record_id")));
    if (known == truth.end()) {
      ++sets.unknown;
      continue;
    }
    const std::string profile{text_of(row, "profile_id")};
    sets.all.add(profile, known->second);
    if (row["has_identity"].IsTrue()) {
      sets.with_identity.add(profile, known->second);
    }
    if (text_of(row, "part") != "council-tax") {
      sets.without_council_tax.add(profile, known->second);
    }
  }
  return sets;
}

void write_ratios(JsonWriter& out, double precision, double recall) {
  const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  out.field("precision", precision).field("recall", recall).field("f1", f1);
}

void write_quality(JsonWriter& out, const Labelled& set) {
  const matching::Quality quality = matching::measure(set.found, set.truth);
  write_ratios(out, quality.precision, quality.recall);
  out.field("bcubed_f1", quality.bcubed_f1).field("largest_profile", quality.largest);
}

// Pairs with a council-tax record: all pairs less those without one.
void write_council_tax(JsonWriter& out, const Sets& sets) {
  const matching::Quality all = matching::measure(sets.all.found, sets.all.truth);
  const matching::Quality others =
      matching::measure(sets.without_council_tax.found, sets.without_council_tax.truth);
  const auto share = [](double part, double whole) { return whole == 0 ? 1.0 : part / whole; };
  const double both = all.pairs_both - others.pairs_both;
  write_ratios(out, share(both, all.pairs_found - others.pairs_found),
               share(both, all.pairs_true - others.pairs_true));
}

int evaluate(Door& door, const std::string& truth_file) {
  auto truth = read_truth(truth_file);
  if (!truth) {
    return report(truth.error(), kBadUse);
  }
  if (auto waited = door.wait_until_resolved([](std::size_t) {}); !waited) {
    return report(waited.error(), kFailed);
  }
  auto memberships = door.call("GET", "/owner/memberships");
  if (!memberships) {
    return report(memberships.error(), kFailed);
  }
  const Sets sets = label(*memberships, *truth);
  JsonWriter out;
  out.begin_object().key("quality").begin_object();
  write_quality(out, sets.all);
  out.end_object().key("with_identity").begin_object();
  write_quality(out, sets.with_identity);
  out.end_object().key("council_tax").begin_object();
  write_council_tax(out, sets);
  out.end_object().field("records", sets.all.found.size()).field("not_in_truth", sets.unknown).end_object();
  fmt::print("{}\n", out.take());
  return kDone;
}

}  // namespace

void add_evaluate(CLI::App& app, const Common& common, int& exit_code) {
  auto truth = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "evaluate", "Compare profiles with a known truth (source,record_id,resident_id); prints JSON");
  command->add_option("--truth", *truth, "CSV file of the truth")->required()->check(CLI::ExistingFile);
  command->callback([&common, &exit_code, truth] {
    exit_code = with_door(common, [&](Door& door) { return evaluate(door, *truth); });
  });
}

}  // namespace concord::owner
