// Reading one object of a model file: names every fault by its pointer and knows which members were asked
// for.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::matching {

// Collects faults while a model is read; the model stands only if there are none.
class ModelReader {
 public:
  void fault(std::string pointer, Code code, std::string detail);
  bool sound() const { return faults_.empty(); }
  Error error() const;

  // Refuses members of `object` that are not in `known`.
  void only(const JsonValue& object, std::string_view pointer, std::initializer_list<std::string_view> known);
  // Each is a fault where it is not there or not of its kind; then a harmless value is returned.
  const JsonValue& object(const JsonValue& parent, std::string_view pointer, std::string_view member);
  const JsonValue& array(const JsonValue& parent, std::string_view pointer, std::string_view member);
  std::string text(const JsonValue& parent, std::string_view pointer, std::string_view member);
  double number(const JsonValue& parent, std::string_view pointer, std::string_view member, double least,
                double most);
  double number_or(const JsonValue& parent, std::string_view pointer, std::string_view member,
                   double otherwise, double least, double most);
  bool flag(const JsonValue& parent, std::string_view pointer, std::string_view member);  // absent: false

 private:
  const JsonValue* find(const JsonValue& parent, std::string_view pointer, std::string_view member);
  std::vector<Fault> faults_;
};

}  // namespace concord::matching
