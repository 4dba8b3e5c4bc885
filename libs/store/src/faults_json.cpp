#include "faults_json.hpp"

#include <stdexcept>

#include <concord/base/json.hpp>

namespace concord::store {
namespace {

// The codes in the order of their declaration, to find one by its slug.
Code code_of(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(Code::erased); ++i) {
    if (slug(static_cast<Code>(i)) == word) {
      return static_cast<Code>(i);
    }
  }
  return Code::internal;
}

}  // namespace

std::string faults_to_json(const std::vector<Fault>& faults) {
  JsonWriter out;
  out.begin_array();
  for (const Fault& fault : faults) {
    out.begin_object()
        .field("pointer", fault.pointer)
        .field("code", slug(fault.code))
        .field("detail", fault.detail)
        .end_object();
  }
  out.end_array();
  return out.take();
}

std::vector<Fault> faults_from_json(std::string_view json) {
  const Result<Json> parsed = parse_json(json);
  if (!parsed || !parsed->IsArray()) {
    throw std::runtime_error("the faults of a rejection can't be read");
  }
  std::vector<Fault> faults;
  for (const JsonValue& one : parsed->GetArray()) {
    faults.push_back({std::string(text_of(one, "pointer")), code_of(text_of(one, "code")),
                      std::string(text_of(one, "detail"))});
  }
  return faults;
}

}  // namespace concord::store
