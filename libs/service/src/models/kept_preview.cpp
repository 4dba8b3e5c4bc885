// A preview of a model as the store keeps it: one JSON object an item, of record numbers and ids, so that it
// is shown through the mask of whoever reads it.
#include <array>
#include <stdexcept>

#include <concord/service/models.hpp>

namespace concord::service {
namespace {

using store::RecordNumber;

void write_numbers(JsonWriter& out, std::string_view member, const std::vector<RecordNumber>& numbers) {
  out.key(member).begin_array();
  for (const RecordNumber number : numbers) {
    out.integer(number);
  }
  out.end_array();
}

void write_id(JsonWriter& out, std::string_view member, const std::optional<Uuid>& id) {
  if (id) {
    out.field(member, to_string(*id));
  }
}

std::string item_of(const PreviewedProfile& profile) {
  JsonWriter out;
  out.begin_object().field("profile", to_string(profile.outcome));
  write_id(out, "id", profile.id);
  write_id(out, "into", profile.into);
  write_numbers(out, "before", profile.before);
  write_numbers(out, "after", profile.after);
  return out.end_object().take();
}

std::string item_of(const PreviewedReview& review) {
  JsonWriter out;
  out.begin_object().field("review", to_string(review.outcome));
  write_id(out, "id", review.id);
  out.key("questions").begin_array();
  for (const PreviewedQuestion& question : review.questions) {
    out.begin_object()
        .field("a", question.row.a)
        .field("b", question.row.b)
        .field("cause", question.row.cause)
        .field("score", question.row.score);
    write_numbers(out, "side_a", question.side_a);
    write_numbers(out, "side_b", question.side_b);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

std::vector<RecordNumber> numbers(const JsonValue& json, std::string_view member) {
  std::vector<RecordNumber> read;
  for (const JsonValue& number : member_of(json, member)->GetArray()) {
    read.push_back(number.GetInt64());
  }
  return read;
}

std::optional<Uuid> id(const JsonValue& json, std::string_view member) {
  const auto read = parse_uuid(text_of(json, member));
  return read ? std::optional(*read) : std::nullopt;
}

template <class Outcome, std::size_t n>
Outcome outcome(std::string_view word, const std::array<Outcome, n>& all) {
  for (const Outcome one : all) {
    if (to_string(one) == word) {
      return one;
    }
  }
  throw std::runtime_error("a kept preview has a word that is not known");
}

PreviewedProfile read_profile(const JsonValue& json) {
  using enum PreviewedProfile::Outcome;
  return {outcome(text_of(json, "profile"), std::array{created, revived, changed, joined}), id(json, "id"),
          id(json, "into"), numbers(json, "before"), numbers(json, "after")};
}

PreviewedReview read_review(const JsonValue& json) {
  using enum PreviewedReview::Outcome;
  PreviewedReview review;
  review.outcome = outcome(text_of(json, "review"), std::array{raised, changed, closed});
  review.id = id(json, "id");
  for (const JsonValue& question : member_of(json, "questions")->GetArray()) {
    review.questions.push_back(
        {{member_of(question, "a")->GetInt64(), member_of(question, "b")->GetInt64(),
          std::string(text_of(question, "cause")), member_of(question, "score")->GetDouble()},
         numbers(question, "side_a"),
         numbers(question, "side_b")});
  }
  return review;
}

}  // namespace

std::vector<std::string> preview_items(const Preview& changes) {
  std::vector<std::string> items;
  for (const PreviewedProfile& profile : changes.profiles) {
    items.push_back(item_of(profile));
  }
  for (const PreviewedReview& review : changes.reviews) {
    items.push_back(item_of(review));
  }
  return items;
}

Preview read_preview_items(const std::vector<store::PreviewItemRow>& items) {
  Preview changes;
  for (const store::PreviewItemRow& item : items) {
    const auto json = parse_json(item.body);
    if (!json) {
      throw std::runtime_error("a kept preview is no JSON");
    }
    if (member_of(*json, "profile") != nullptr) {
      changes.profiles.push_back(read_profile(*json));
    } else {
      changes.reviews.push_back(read_review(*json));
    }
  }
  return changes;
}

}  // namespace concord::service
