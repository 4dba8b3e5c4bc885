// Invented people for the tests of matching, and the default model.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>
#include <concord/matching/evidence.hpp>
#include <concord/matching/index.hpp>
#include <concord/matching/model.hpp>
#include <concord/matching/partition.hpp>
#include <concord/matching/subject.hpp>

namespace people {

using namespace concord;
using namespace concord::matching;

inline std::string model_text() {
  std::ifstream file(std::string(CONCORD_ROOT) + "/config/match_model.json");
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const Model& model() {
  static const Model read = [] {
    const auto json = parse_json(model_text());
    REQUIRE(json);
    auto model = Model::read(*json);
    for (const Fault& fault : model ? std::vector<Fault>{} : model.error().faults)
      UNSCOPED_INFO(fault.pointer << ": " << fault.detail);
    REQUIRE(model);
    return *model;
  }();
  return read;
}

// The same, but that a key which more records hold brings nobody together.
inline Model capped(int cap) {
  std::string text = model_text();
  const std::string from = "\"hard_cap\": 500";
  text.replace(text.find(from), from.size(), "\"hard_cap\": " + std::to_string(cap));
  return *Model::read(*parse_json(text));
}

// A record of one person, said in a few words.
class Person {
 public:
  explicit Person(std::string id, std::string source = "housing") {
    subject_.key = {std::move(source), std::move(id)};
  }
  Person& named(std::string given, std::string family, std::string middle = "") {
    subject_.names.push_back({fold(given), fold(middle), fold(family)});
    return *this;
  }
  Person& cut() {
    subject_.names.back().given_cut = subject_.names.back().family_cut = true;
    return *this;
  }
  Person& born(const std::string& date) {
    const auto parsed = domain::parse_partial_date(date);
    REQUIRE(parsed);
    subject_.birth_dates.push_back(*parsed);
    return *this;
  }
  Person& of(domain::Part part) {
    subject_.part = part;
    return *this;
  }
  Person& male() { return sex(domain::Sex::male); }
  Person& female() { return sex(domain::Sex::female); }
  Person& at(std::string house, std::string street, std::string postcode, std::string flat = "",
             std::string uprn = "") {
    subject_.addresses.push_back({std::move(postcode), std::move(uprn), std::move(flat), std::move(house),
                                  std::move(street), "", false});
    return *this;
  }
  Person& shared() {
    subject_.addresses.back().shared = true;
    return *this;
  }
  Person& with(std::string type, std::string value, bool verified = false) {
    subject_.identifiers.push_back({std::move(type), std::move(value), verified, false});
    return *this;
  }
  Person& phone(std::string number) {
    subject_.phones.push_back(std::move(number));
    return *this;
  }
  Person& email(std::string address) {
    subject_.emails.push_back(std::move(address));
    return *this;
  }
  operator Subject() const {
    Subject sorted = subject_;
    std::sort(sorted.names.begin(), sorted.names.end());
    std::sort(sorted.addresses.begin(), sorted.addresses.end());
    std::sort(sorted.identifiers.begin(), sorted.identifiers.end());
    return sorted;
  }

 private:
  Person& sex(domain::Sex sex) {
    subject_.sexes.push_back(sex);
    return *this;
  }
  Subject subject_;
};

inline std::string level_of(const Evidence& evidence, const std::string& comparison) {
  for (const EvidenceLine& line : evidence.lines) {
    if (line.comparison == comparison) return line.level;
  }
  return "no such line";
}
inline std::string level_of(const Subject& a, const Subject& b, const std::string& comparison) {
  return level_of(explain(model(), a, b), comparison);
}

inline Partition partition_of(const std::vector<Subject>& subjects, const std::vector<Ruling>& rulings = {}) {
  std::vector<const Subject*> pointers;
  for (const Subject& subject : subjects) pointers.push_back(&subject);
  return partition(model(), pointers, rulings);
}

// "a b | c": record ids of each cluster.
inline std::string shape(const Partition& partition) {
  std::string text;
  for (const auto& cluster : partition.clusters) {
    if (!text.empty()) text += " | ";
    for (std::size_t i = 0; i < cluster.size(); ++i) text += (i == 0 ? "" : " ") + cluster[i].record_id;
  }
  return text;
}

}  // namespace people
