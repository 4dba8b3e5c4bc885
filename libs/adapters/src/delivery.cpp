#include "delivery.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <concord/base/text.hpp>

#include "row.hpp"
#include "table.hpp"

namespace concord::adapters {
namespace {

// A vocabulary that a department makes up as it goes must not fill the memory or the screen.
constexpr std::size_t kMostUnknownCodes = 500;
constexpr std::size_t kLongestShownCode = 64;
constexpr int kOldest = 125;

namespace merge_columns {
enum : std::size_t { old_record_id, new_record_id, merged_at };
constexpr std::array<std::string_view, 3> kNames{"old_record_id", "new_record_id", "merged_at"};
}  // namespace merge_columns

bool says_who(const domain::Record& record) {
  const auto names_somebody = [](const domain::PersonName& name) {
    return !name.given.empty() || !name.family.empty() || !name.full.empty();
  };
  const auto own = [](const domain::Identifier& identifier) {
    return !domain::names_a_group(identifier.type);
  };
  return std::any_of(record.names.begin(), record.names.end(), names_somebody) ||
         std::any_of(record.identifiers.begin(), record.identifiers.end(), own);
}

template <class T, class Key>
void sort_by(std::vector<T>& list, Key key) {
  std::stable_sort(list.begin(), list.end(), [&](const T& a, const T& b) { return key(a) < key(b); });
}

// A file in another order says nothing new: it must not look like a new version of the record.
void put_in_order(domain::Record& record) {
  sort_by(record.identifiers, [](const domain::Identifier& i) { return std::tie(i.type, i.value); });
  sort_by(record.addresses, [](const domain::Address& a) {
    return std::tie(a.use, a.from, a.to, a.postcode, a.uprn, a.lines);
  });
  sort_by(record.contacts, [](const domain::ContactPoint& c) {
    return std::tie(c.kind, c.value, c.extension, c.use, c.as_of);
  });
  sort_by(record.relationships, [](const domain::Relationship& r) { return std::tie(r.type, r.record_id); });
  sort_by(record.engagements, [](const domain::Engagement& e) {
    return std::tie(e.from, e.kind, e.reference, e.role, e.to, e.status, e.details);
  });
  sort_by(record.attributes,
          [](const domain::Attribute& a) { return std::tie(a.category, a.name, a.value); });
}

}  // namespace

Delivery::Delivery(const Extract& extract, const Sink& sink, Summary& summary)
    : extract_(extract),
      sink_(sink),
      summary_(summary),
      today_(london_date(extract.manifest.current_as_of)) {}

void Delivery::skip(const Place& place, const Error& error) {
  sink_.skip({Skipped::Why::unusable, std::string(slug(error.code)), std::string(place.file), place.line,
              error.detail});
}

void Delivery::unusable(const Place& place, const Error& error, std::uint64_t rows) {
  summary_.unusable += rows;
  skip(place, error);
}

void Delivery::joined_unusable(const Place& place, const Error& error) {
  ++summary_.joined_unusable;
  skip(place, error);
}

void Delivery::not_a_person(const Place& place, std::string_view kind, std::uint64_t rows) {
  summary_.not_people_by_kind[std::string(kind)] += rows;
  sink_.skip({Skipped::Why::not_a_person, std::string(kind), std::string(place.file), place.line, {}});
}

Outcome Delivery::record(domain::Record record, const Place& place, std::uint64_t rows) {
  const auto refuse = [&](Error error) -> Outcome {
    rows == 0 ? skip(place, error) : unusable(place, error, rows);
    return {};
  };
  if (!domain::parse_record_id(record.record_id)) {
    return refuse(fail(Code::invalid_value, "the columns of its key do not make a record id"));
  }
  if (!says_who(record)) {
    return refuse(fail(Code::missing_field, "neither a name nor an identifier says who is meant"));
  }
  if (!ids_.insert(record.record_id).second) {
    return refuse(fail(Code::conflict, "an earlier row of this extract has the same key"));
  }
  summary_.rows_in_records += rows;
  ++summary_.records;
  ++summary_.records_by_part[std::string(domain::to_string(record.part))];
  leave_out_timeless(record, place);
  put_in_order(record);
  return sink_.take({std::move(record), {}});
}

void Delivery::leave_out_timeless(domain::Record& record, const Place& place) {
  const auto left_out = std::erase_if(
      record.markers, [](const domain::Marker& marker) { return !domain::has_its_time(marker); });
  if (left_out == 0) {
    return;
  }
  summary_.dropped_values[std::string(place.file) + " warning"] += left_out;
  sink_.skip({Skipped::Why::value, std::string(slug(Code::missing_field)), std::string(place.file),
              place.line,
              "a warning without a start or a review: it could never be shown, left out of its record"});
}

void Delivery::dropped(const Place& place, std::string_view column) {
  std::string key(place.file);
  key.append(" ").append(column);
  ++summary_.dropped_values[std::move(key)];
  sink_.skip({Skipped::Why::value, std::string(slug(Code::invalid_value)), std::string(place.file),
              place.line,
              "column " + std::string(column) + ": not valid of its kind, left out of its record"});
}

void Delivery::unknown_code(std::string_view table, std::string_view code) {
  std::string key(table);
  key.append("=").append(utf8_prefix(code, kLongestShownCode));
  const auto found = summary_.unknown_codes.find(key);
  if (found != summary_.unknown_codes.end()) {
    ++found->second;
  } else if (summary_.unknown_codes.size() < kMostUnknownCodes) {
    summary_.unknown_codes.emplace(std::move(key), 1);
  } else {
    ++summary_.unknown_codes["(others)"];
  }
}

Result<Delivery::Merge> Delivery::usable_merge(std::string_view old_id, std::string_view new_id,
                                               std::uint64_t line) const {
  if (!domain::parse_record_id(old_id) || !domain::parse_record_id(new_id)) {
    return fail(Code::invalid_value,
                "old_record_id and new_record_id must be record ids as this layout makes them");
  }
  if (old_id == new_id) {
    return fail(Code::invalid_value, "a record can't be merged into itself");
  }
  return Merge{std::string(new_id), line};
}

Outcome Delivery::read_merges() {
  if (!std::filesystem::exists(extract_.folder / "merges.csv")) {
    return {};
  }
  Result<Table> table =
      Table::open(extract_, "merges.csv", merge_columns::kNames, Table::Rows::joined, *this, nullptr);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const std::string_view old_id = table->row().text(merge_columns::old_record_id);
    Result<Merge> merge =
        usable_merge(old_id, table->row().text(merge_columns::new_record_id), table->line());
    if (!merge) {
      joined_unusable(table->place(), merge.error());
    } else if (merges_.insert_or_assign(std::string(old_id), std::move(*merge)).second) {
      merge_order_.emplace_back(old_id);
    }
  }
  return {};
}

Outcome Delivery::deliver_merges() {
  for (const std::string& old_id : merge_order_) {
    const Merge& merge = merges_.at(old_id);
    if (ids_.contains(old_id)) {
      joined_unusable({"merges.csv", merge.line},
                      fail(Code::conflict, "the record that was merged away still stands in the extract"));
      continue;
    }
    ++summary_.withdrawals;
    // The version is left to current_as_of: from then on the source says that the record is gone, whatever
    // an earlier extract may have held after the merge.
    const Outcome taken = sink_.take({domain::Withdrawal{old_id, merge.into}, {}});
    if (!taken) {
      return taken;
    }
  }
  return {};
}

bool is_absurd_birth(const domain::PartialDate& birth, CivilDate today, bool may_be_unborn) {
  const domain::PartialDate latest =
      domain::whole(may_be_unborn ? CivilDate{std::chrono::sys_days{today} + std::chrono::days{300}} : today);
  return birth > latest || birth.year < static_cast<int>(today.year()) - kOldest;
}

}  // namespace concord::adapters
