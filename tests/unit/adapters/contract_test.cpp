#include <unistd.h>

#include <concord/wire/record_json.hpp>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters::testing;

TEST_CASE("every record that a layout delivers keeps to the contract and comes back the same") {
  for (const auto name : adapters::layout_names()) {
    const Reading reading = read_data(std::string(name), std::string(name));
    REQUIRE(reading.outcome);
    REQUIRE_FALSE(reading.records.empty());
    for (const domain::Record& record : reading.records) {
      INFO(record.record_id);
      const auto line = wire::read_line(wire::to_json(record));
      for (const Fault& fault : line ? std::vector<Fault>{} : line.error().faults) {
        FAIL_CHECK(fault.pointer << ": " << fault.detail);
      }
      REQUIRE(line);
      CHECK(std::get<domain::Record>(line->what) == record);
    }
  }
}

TEST_CASE("control characters in a cell do not reach the record") {
  const ScratchExtract scratch("cld");
  std::string text = scratch.text("cld.csv");
  text.replace(text.find("Okafor-Bell"), 6, "Oka\x1b\x0c.");
  scratch.write("cld.csv", text);
  const Reading reading = read_folder("cld", scratch.folder());
  CHECK(reading.record("cld-P1001").names[0].family == "Oka .-Bell");
  CHECK(wire::read_line(wire::to_json(reading.record("cld-P1001"))));
}
