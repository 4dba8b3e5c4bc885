#include "reading.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/json.hpp>
#include <concord/base/text.hpp>

#include "tables.hpp"

namespace concord::wire {
namespace {

constexpr std::size_t kMostFaults = 100;
constexpr std::size_t kMostPassed = 64;  // levels of a value that is passed over

std::string_view must_be(Form form) {
  switch (form) {
    case Form::text:
    case Form::date:
    case Form::instant:
    case Form::slug:
    case Form::id:
      return "must be text";
    case Form::flag:
      return "must be true or false";
    case Form::counter:
      return "must be a whole number from 0 to 9007199254740991";
    case Form::object:
    case Form::map:
      return "must be an object";
    case Form::list:
    case Form::texts:
      return "must be a list";
  }
  return "is of the wrong type";
}

// What JSON knows of a form: text, an object, a list.
Form json_form(Form form) {
  switch (form) {
    case Form::date:
    case Form::instant:
    case Form::slug:
    case Form::id:
      return Form::text;
    case Form::map:
      return Form::object;
    case Form::texts:
      return Form::list;
    default:
      return form;
  }
}

// Tabs and line ends count as blanks and are collapsed; no other control character has a meaning here.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0D)) || byte == 0x7F;
  });
}

std::string unknown_member(std::string_view name, const Shape& shape) {
  std::vector<std::string_view> known;
  for (const Member& member : shape.members) known.push_back(member.name);
  const auto near = nearest(name, known);
  if (near) return fmt::format("a {} has no such member; the nearest is `{}`", shape.name, *near);
  return fmt::format("a {} has no such member", shape.name);
}

}  // namespace

std::string Reading::pointer() const {
  std::string text;
  for (std::size_t i = 0; i < depth_; ++i) {
    const Frame& frame = frames_[i];
    if (frame.shape == nullptr) {
      if (frame.items > 0) text = child_pointer(text, frame.name);
    } else if (frame.member != nullptr) {
      text = child_pointer(text, frame.member->name);
      if (frame.in_list && frame.items > 0) text = child_pointer(text, frame.items - 1);
    }
  }
  return text;
}

// One fault a place: what is found later there follows from the first.
void Reading::fault_at(std::string where, Code code, std::string detail) {
  const auto same = [&](const Fault& fault) { return fault.pointer == where; };
  if (faults.size() >= kMostFaults || std::any_of(faults.begin(), faults.end(), same)) return;
  faults.push_back({std::move(where), code, std::move(detail)});
}

void Reading::fault_here(Code code, std::string detail) { fault_at(pointer(), code, std::move(detail)); }

void Reading::fault(std::size_t place, Code code, std::string detail) {
  top().member = &top().shape->members[place];
  top().in_list = false;
  fault_here(code, std::move(detail));
}

Form Reading::expected() const {
  if (depth_ == 0) return Form::object;
  const Frame& frame = frames_[depth_ - 1];
  if (frame.shape == nullptr) return Form::text;
  if (!frame.in_list) return frame.member->form;
  return frame.member->form == Form::texts ? Form::text : Form::object;
}

bool Reading::has_room() {
  Frame& frame = top();
  const std::size_t most = frame.member->most;
  if (strict() && frame.items == most) {
    frame.in_list = false;
    fault_here(Code::too_many, fmt::format("at most {} items", most));
    frame.in_list = true;
  }
  ++frame.items;
  return !strict() || frame.items <= most;
}

bool Reading::takes(std::optional<Form> form) {
  if (passed_depth_ > 0 || std::exchange(pass_over_next_, false)) return false;
  if (depth_ > 0 && top().in_list && !has_room()) return false;
  if (form && json_form(expected()) == *form) return true;
  fault_here(Code::invalid_value, std::string(must_be(expected())));
  return false;
}

bool Reading::pass_over() { return ++passed_depth_ < kMostPassed; }

bool Reading::Bool(bool value) {
  if (!takes(Form::flag)) return true;
  Frame& frame = top();
  frame.values.good |= bit_of(frame);
  if (value) frame.values.flags |= bit_of(frame);
  return true;
}

bool Reading::Uint64(std::uint64_t value) {
  if (!takes(Form::counter)) return true;
  if (value > kCounterMost) {
    fault_here(Code::invalid_value, std::string(must_be(Form::counter)));
    return true;
  }
  version.counter = value;
  version.has_counter = true;
  return true;
}

bool Reading::fits(std::string_view text, std::size_t most) {
  if (!strict()) return true;
  // The line is UTF-8, but RapidJSON 1.1 lets an escaped low surrogate through that stands alone.
  if (has_control(text) || (text.find('\xED') != std::string_view::npos && !is_utf8(text))) {
    fault_here(Code::invalid_value, "must be plain text, without control characters");
    return false;
  }
  if (text.size() > most && utf8_length(text) > most) {
    fault_here(Code::too_long, fmt::format("at most {} characters", most));
    return false;
  }
  return true;
}

std::string Reading::cleaned(std::string_view text) const {
  return strict() ? collapse_blanks(text) : std::string(text);
}

bool Reading::String(const char* bytes, std::uint32_t size, bool) {
  if (!takes(Form::text)) return true;
  const std::string_view text(bytes, size);
  Frame& frame = top();
  const bool whole_member = frame.shape != nullptr && !frame.in_list;
  if (!fits(text, whole_member ? frame.member->most : kText)) return true;
  if (whole_member) {
    frame.values.texts[static_cast<std::size_t>(frame.member - frame.shape->members.data())] = text;
    frame.values.good |= bit_of(frame);
    return true;
  }
  std::string value = cleaned(text);
  if (strict() && value.empty()) return true;
  if (frame.shape == nullptr) {
    details.emplace_back(frame.name, std::move(value));
  } else {
    lines.push_back(std::move(value));
  }
  return true;
}

void Reading::push(const Shape* shape) {
  Frame& frame = frames_[depth_++];
  frame.shape = shape;
  frame.member = nullptr;
  frame.values.named = 0;
  frame.values.good = 0;
  frame.values.flags = 0;
  frame.in_list = false;
  frame.items = 0;
}

bool Reading::StartObject() {
  if (!takes(Form::object)) return pass_over();
  if (depth_ == 0) {
    push(&record_shape());
    return true;
  }
  Frame& frame = top();
  if (!frame.in_list) frame.values.good |= bit_of(frame);
  push(frame.member->shape);
  return true;
}

void Reading::map_key(std::string_view name) {
  Frame& frame = top();
  frame.name = name;
  ++frame.items;
  if (!strict()) return;
  const bool twice =
      std::any_of(details.begin(), details.end(), [&](const auto& one) { return one.first == name; });
  const bool good = is_slug(name, 64);
  pass_over_next_ = twice || !good;
  if (!good)
    fault_here(Code::unknown_field, "a detail's name is 1 to 64 of a-z 0-9 _ -, and begins with a letter");
  if (good && twice) fault_here(Code::duplicate_field, "a member of this name stands here already");
}

void Reading::member_key(std::string_view name) {
  Frame& frame = top();
  const auto members = frame.shape->members;
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.name == name; });
  frame.member = found == members.end() ? nullptr : &*found;
  if (frame.member == nullptr) {
    pass_over_next_ = true;
    fault_at(child_pointer(pointer(), name), Code::unknown_field, unknown_member(name, *frame.shape));
    return;
  }
  if ((frame.values.named & bit_of(frame)) != 0) {
    pass_over_next_ = true;
    fault_here(Code::duplicate_field, "a member of this name stands here already");
  }
  frame.values.named |= bit_of(frame);
}

bool Reading::Key(const char* text, std::uint32_t size, bool) {
  if (passed_depth_ > 0) return true;
  top().shape == nullptr ? map_key({text, size}) : member_key({text, size});
  return true;
}

void Reading::missing_members() {
  const Frame& frame = top();
  for (std::size_t i = 0; i < frame.shape->members.size(); ++i) {
    if (!frame.shape->members[i].required) continue;
    if (!frame.values.is_named(i)) {
      fault(i, Code::missing_field, "must be there");
    } else if (frame.values.has(i) && trim(frame.values.texts[i]).empty()) {
      fault(i, Code::missing_field, "must not be empty");
    }
  }
}

bool Reading::EndObject(std::uint32_t) {
  if (passed_depth_ > 0) {
    --passed_depth_;
    return true;
  }
  Frame& frame = top();
  if (frame.shape != nullptr) {
    if (strict()) missing_members();
    frame.shape->finish(*this, frame.values);
    --depth_;
    return true;
  }
  const std::size_t names = frame.items;
  --depth_;
  const std::size_t most = top().member->most;
  if (strict() && names > most) fault_here(Code::too_many, fmt::format("at most {} members", most));
  return true;
}

bool Reading::StartArray() {
  if (!takes(Form::list)) return pass_over();
  Frame& frame = top();
  frame.values.good |= bit_of(frame);
  frame.in_list = true;
  frame.items = 0;
  return true;
}

bool Reading::EndArray(std::uint32_t) {
  if (passed_depth_ > 0) {
    --passed_depth_;
  } else {
    top().in_list = false;
  }
  return true;
}

void Reading::only_withdrawal(const Values& values) {
  const auto members = record_shape().members;
  const auto allowed = withdrawal_members();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (std::find(allowed.begin(), allowed.end(), members[i].name) != allowed.end()) continue;
    const std::string where = child_pointer("", members[i].name);
    std::erase_if(faults, [&](const Fault& fault) {
      return fault.pointer == where || fault.pointer.starts_with(where + '/');
    });
    if (values.is_named(i))
      fault_at(where, Code::unknown_field,
               "a withdrawal has only record_id, source_version, as_of and withdrawn");
  }
}

std::string Reading::text(const Values& values, std::size_t place) const {
  return values.has(place) ? cleaned(values.texts[place]) : std::string{};
}

}  // namespace concord::wire
