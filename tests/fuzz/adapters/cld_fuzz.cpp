// Rows of Client Level Data: whatever the bytes, every row is accounted for and every record can be written.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include <concord/adapters/layout.hpp>
#include <concord/wire/record_json.hpp>

namespace {

constexpr std::string_view kHeader =
    "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique "
    "Identifier,First Name,"
    "Last Name,Gender,Ethnicity,Date of Birth,Date of Death,Client Type,Primary Support Reason,Postcode,"
    "Accommodation Status,Has Unpaid Carer,Event Type,Event Reference,Event Start Date,Event End Date,Event "
    "Outcome,"
    "Service Type,Service Component,Delivery Mechanism,Adult 1 Linked Person ID,Adult 2 Linked Person ID,"
    "Adult 3 Linked Person ID\n";

const std::filesystem::path& folder() {
  static const std::filesystem::path made = [] {
    const auto path =
        std::filesystem::temp_directory_path() / ("concord-cld-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path);
    return path;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord;
  {
    std::ofstream file(folder() / "cld.csv", std::ios::binary | std::ios::trunc);
    // One input in two brings its own header.
    if (size > 0 && data[0] % 2 == 0) {
      file << kHeader;
    }
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  adapters::Extract extract{folder(), {}};
  extract.manifest.current_as_of = Instant{std::chrono::seconds{1793502000}};
  static const auto layout = std::move(*adapters::find_layout("cld"));
  adapters::Summary summary;
  std::uint64_t taken = 0;
  const adapters::Sink sink{[&](adapters::Delivered delivered) -> Outcome {
                              ++taken;
                              const auto& record = std::get<domain::Record>(delivered.what);
                              if (!domain::parse_record_id(record.record_id)) {
                                std::abort();
                              }
                              if (wire::to_json(record).empty()) {
                                std::abort();
                              }
                              return {};
                            },
                            [](adapters::Skipped) {}};
  const Outcome read = layout->read(extract, sink, summary);
  if (read && (!summary.adds_up() || taken != summary.records)) {
    std::abort();
  }
  if (!read && taken != 0) {
    std::abort();
  }
  return 0;
}
