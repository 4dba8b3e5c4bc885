// A synthetic council written once for all tests of a program, and its files read back.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <concord/synth/council.hpp>

namespace concord::synth::test {

// A folder of its own under the system's temporary one; gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using Row = std::map<std::string, std::string>;
using Key = std::pair<std::string, std::string>;  // source and record id

std::vector<Row> rows(const std::filesystem::path& file);
std::string trimmed(const Row& row, const std::string& column);
std::string bytes(const std::filesystem::path& file);

// 8,000 residents and their later delivery, made at the first use.
const std::filesystem::path& council();
std::map<Key, std::string> truth(const std::filesystem::path& folder);

// What the naive rule and the rates look at, one for each record.
struct Seen {
  Key key;
  std::string resident, given, family, birth, postcode, nino, nhs_number;
};
std::vector<Seen> records(const std::filesystem::path& folder);
// The ids that adapters mint for what stands in a delivery.
std::set<Key> minted(const std::filesystem::path& folder);

}  // namespace concord::synth::test
