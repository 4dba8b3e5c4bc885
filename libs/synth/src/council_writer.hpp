// Makes households one after the other and writes what each system knows of them. Used by council.cpp only.
#pragma once

#include <memory>
#include <set>

#include <concord/synth/council.hpp>

#include "families.hpp"
#include "knowledge.hpp"

namespace concord::synth {

class CouncilWriter {
 public:
  explicit CouncilWriter(const CouncilOptions& options);
  // Returns the number of people made, at most `most` and at least one.
  std::uint64_t write_unit(std::uint64_t number, std::uint64_t most);
  // Households that are new in the later delivery, numbered from `first_unit`.
  void write_arrivals(std::uint64_t first_unit);
  CouncilSummary close();

 private:
  struct Delivery {
    explicit Delivery(const std::filesystem::path& folder, Day day);
    Day today;
    HousingFiles housing;
    AcademyFiles benefits;
    CldFile cld;
    MosaicFiles mosaic;
  };

  Knowledge know(const Unit& unit, Day today) const;
  void deliver(Delivery& delivery, const Unit& unit, const Knowledge& known);
  void tell_truth(std::string_view source, const std::string& record_id, const Person& person);

  CouncilOptions options_;
  Names names_;
  Places places_;
  Families families_;
  Delivery first_;
  std::unique_ptr<Delivery> later_;
  CsvFile truth_;
  std::set<std::pair<std::string, std::string>> told_;  // of this unit: a record may stand in both deliveries
  CouncilSummary summary_;
};

}  // namespace concord::synth
