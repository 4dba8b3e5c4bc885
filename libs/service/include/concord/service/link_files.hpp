// Linking files of people with one another, without a service: `concord resolve` and `concord train`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/adapters/mapping.hpp>
#include <concord/base/clock.hpp>
#include <concord/base/result.hpp>
#include <concord/matching/quality.hpp>
#include <concord/matching/train.hpp>
#include <concord/service/link_measures.hpp>

namespace concord::service {

struct LinkOptions {
  adapters::Mapping mapping;
  std::vector<std::filesystem::path> files;        // CSV, each with the mapping's columns
  std::string truth;                               // a column; empty: as the mapping says
  std::optional<std::filesystem::path> model;      // none: trained on the files
  std::filesystem::path base_model;                // levels, starting values and name variants for training
  std::optional<std::filesystem::path> decisions;  // CSV that training hears; none: without labels
  double threshold = 0.5;                          // probability from which two clusters are one
  std::uint64_t seed = 1;
  std::vector<std::string> why;  // two record ids whose evidence is wanted; or none
  bool measure = false;          // LinkReport::measures is wanted: every pair is scored once more
  bool show_values = false;      // the measures' examples show what was compared: people's own data
  CivilDate today = london_date(SystemClock().now());  // that ages are told on
  unsigned threads = 1;
  std::function<void(std::string_view step)> progress = [](std::string_view) {};
};

struct LinkedRecord {
  std::string source;
  std::string record_id;
  std::size_t entity = 0;  // from 1, in the order in which entities first appear in the files
};

struct LinkSeconds {
  double read = 0, train = 0, compare = 0, partition = 0, total = 0;
};

struct LinkReport {
  std::vector<LinkedRecord> records;  // in the order of the files
  bool linked = false;                // else the model was trained and nothing more
  std::size_t skipped = 0;            // rows that can't be read, or whose record id is empty or stood before
  std::size_t pairs_compared = 0;
  std::size_t entities = 0;
  std::size_t largest_entity = 0;
  LinkSeconds seconds;
  std::optional<matching::Evidence> why;
  std::string model_file;  // JSON
  std::vector<matching::TrainingRound> rounds;
  struct Decisions {
    std::size_t given = 0, same = 0, different = 0;  // heard: `same` and `different`
  };
  std::optional<Decisions> decisions;        // where a file of them was given
  double threshold = 0;                      // that was linked at, a probability
  std::optional<matching::Quality> quality;  // where a truth is given
  double best_f1 = 0,
         best_threshold = 0;  // the threshold, of some that are tried, that the truth would choose
  std::optional<LinkMeasures> measures;
};

// Fails with a fault that names the file, the column or the member that is wrong.
Result<LinkReport> link_files(const LinkOptions& options);

// Trains a model on the files and links nothing: entities are 0. `model` and `why` are not heard.
Result<LinkReport> train_on_files(const LinkOptions& options);

}  // namespace concord::service
