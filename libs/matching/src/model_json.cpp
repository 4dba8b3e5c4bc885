#include "model_json.hpp"

#include <algorithm>

namespace concord::matching {
namespace {

const JsonValue& empty_object() {
  static const JsonValue value(rapidjson::kObjectType);
  return value;
}
const JsonValue& empty_array() {
  static const JsonValue value(rapidjson::kArrayType);
  return value;
}

}  // namespace

void ModelReader::fault(std::string pointer, Code code, std::string detail) {
  faults_.push_back({std::move(pointer), code, std::move(detail)});
}

Error ModelReader::error() const {
  Error error = fail(Code::invalid_value, "the match model can't be used");
  error.faults = faults_;
  return error;
}

void ModelReader::only(const JsonValue& object, std::string_view pointer,
                       std::initializer_list<std::string_view> known) {
  if (!object.IsObject()) return;
  for (const auto& member : object.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    fault(child_pointer(pointer, name), Code::unknown_field, "a model has no such member");
  }
}

const JsonValue* ModelReader::find(const JsonValue& parent, std::string_view pointer,
                                   std::string_view member) {
  const JsonValue* value = parent.IsObject() ? member_of(parent, member) : nullptr;
  if (value == nullptr) fault(child_pointer(pointer, member), Code::missing_field, "is needed");
  return value;
}

const JsonValue& ModelReader::object(const JsonValue& parent, std::string_view pointer,
                                     std::string_view member) {
  const JsonValue* value = find(parent, pointer, member);
  if (value != nullptr && value->IsObject()) return *value;
  if (value != nullptr) fault(child_pointer(pointer, member), Code::invalid_value, "must be an object");
  return empty_object();
}

const JsonValue& ModelReader::array(const JsonValue& parent, std::string_view pointer,
                                    std::string_view member) {
  const JsonValue* value = find(parent, pointer, member);
  if (value != nullptr && value->IsArray()) return *value;
  if (value != nullptr) fault(child_pointer(pointer, member), Code::invalid_value, "must be an array");
  return empty_array();
}

std::string ModelReader::text(const JsonValue& parent, std::string_view pointer, std::string_view member) {
  const JsonValue* value = find(parent, pointer, member);
  if (value != nullptr && value->IsString()) return {value->GetString(), value->GetStringLength()};
  if (value != nullptr) fault(child_pointer(pointer, member), Code::invalid_value, "must be text");
  return {};
}

double ModelReader::number(const JsonValue& parent, std::string_view pointer, std::string_view member,
                           double least, double most) {
  const JsonValue* value = find(parent, pointer, member);
  if (value == nullptr) return least;
  const double number = value->IsNumber() ? value->GetDouble() : least - 1.0;
  if (number >= least && number <= most) return number;
  fault(child_pointer(pointer, member), Code::invalid_value, "must be a number within its limits");
  return least;
}

double ModelReader::number_or(const JsonValue& parent, std::string_view pointer, std::string_view member,
                              double otherwise, double least, double most) {
  if (!parent.IsObject() || member_of(parent, member) == nullptr) return otherwise;
  return number(parent, pointer, member, least, most);
}

bool ModelReader::flag(const JsonValue& parent, std::string_view pointer, std::string_view member) {
  const JsonValue* value = parent.IsObject() ? member_of(parent, member) : nullptr;
  if (value == nullptr) return false;
  if (!value->IsBool()) fault(child_pointer(pointer, member), Code::invalid_value, "must be true or false");
  return value->IsBool() && value->GetBool();
}

}  // namespace concord::matching
