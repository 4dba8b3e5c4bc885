#include <algorithm>

#include <fmt/format.h>

#include "../report_page/markup.hpp"
#include "record_lines.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

using Lines = std::vector<RecordLine>;

std::string table_of(const std::string& caption, const Lines& lines) {
  Table table(caption, 2);
  table.heading({"What", "Value"});
  for (const RecordLine& line : lines) {
    table.row({escape(line.what), from_outside(line.value)});
  }
  return table.take();
}

std::string when(const std::optional<Instant>& as_of, Instant received) {
  return as_of ? moment_in_words(*as_of) : moment_in_words(received);
}

// What an earlier content said that the one after it didn't.
Lines no_longer_said(const domain::Record& earlier, const domain::Record& later) {
  Lines lines = lines_of(earlier);
  const Lines now = lines_of(later);
  std::erase_if(lines,
                [&](const RecordLine& line) { return std::find(now.begin(), now.end(), line) != now.end(); });
  return lines;
}

std::string earlier_of(const BundleRecord& record, const std::string& name) {
  Table table(fmt::format("What {} said earlier, and no longer does", name), 3);
  table.heading({"As of", "What", "Value"});
  const domain::Record* later = &record.record;
  bool any = false;
  for (const BundleVersion& version : record.earlier) {
    for (const RecordLine& line : no_longer_said(version.record, *later)) {
      table.row({when(version.as_of, version.received), escape(line.what), from_outside(line.value)});
      any = true;
    }
    later = &version.record;
  }
  std::string text = any ? table.take() : "";
  if (record.more_earlier) {
    text += paragraph(
        fmt::format("There are more than {} earlier contents; ask us for the rest.", kMostBundleVersions));
  }
  return text;
}

std::string record_markup(const BundleRecord& record) {
  const std::string name = escape(domain::to_string(record.key));
  std::string text = fmt::format("<h3>{}: record {}</h3>\n", escape(service_in_words(record.part)), name);
  text += paragraph(fmt::format(
      "{}{}", record.state == "ceased" ? "The service no longer lists it." : "The service lists it now.",
      record.as_of ? " As of " + moment_in_words(*record.as_of) + "." : ""));
  text += table_of(fmt::format("What {} says", name), lines_of(record.record));
  return text + earlier_of(record, name);
}

template <class T, class Show>
void add_golden(Table& table, std::string_view what, const std::optional<policy::Golden<T>>& golden,
                Show show) {
  if (golden) {
    table.row(
        {std::string(what), from_outside(show(golden->value)), escape(domain::to_string(golden->from))});
  }
}

std::string home(const domain::Address& address) {
  std::string text;
  for (const std::string& line : address.lines) {
    text += line + ", ";
  }
  return text + address.postcode;
}

}  // namespace

std::string summary_section(const Bundle& bundle) {
  const policy::GoldenProfile& golden = bundle.view.golden;
  Table table("What we go by, and the record that it comes from", 3);
  table.heading({"What", "Value", "From"});
  add_golden(table, "Name", golden.name, [](const auto& name) { return domain::display(name); });
  add_golden(table, "Date of birth", golden.birth_date,
             [](const auto& date) { return domain::to_string(date); });
  add_golden(table, "Sex", golden.sex, [](auto sex) { return std::string(to_string(sex)); });
  add_golden(table, "Home", golden.address, home);
  for (const auto& identifier : golden.identifiers) {
    table.row({escape(in_words(identifier.value.type)), from_outside(identifier.value.value),
               escape(domain::to_string(identifier.from))});
  }
  for (const auto& contact : golden.contacts) {
    table.row({in_words(to_string(contact.value.kind)), from_outside(contact.value.value),
               escape(domain::to_string(contact.from))});
  }
  for (const auto& marker : golden.markers) {
    const std::string until = " until " + domain::to_string(*marker.value.review);
    table.row({"Warning to staff", from_outside(marker.value.code + until),
               escape(domain::to_string(marker.from))});
  }
  std::string known;
  for (const Involvement& one : bundle.view.involvement) {
    known += fmt::format("<li>{}: {}{}</li>\n", escape(service_in_words(one.part)),
                         one.current ? "knows you now" : "knew you",
                         one.since ? ", since " + domain::to_string(*one.since) : "");
  }
  return table.take() + (known.empty() ? "" : "<h3>Which services know you</h3>\n<ul>\n" + known + "</ul>\n");
}

std::string records_section(const Bundle& bundle) {
  std::string text =
      paragraph("Each service keeps its own records. This is what they sent us, as they sent it.");
  for (const BundleRecord& record : bundle.records) {
    text += record_markup(record);
  }
  return text;
}

}  // namespace concord::service::page
