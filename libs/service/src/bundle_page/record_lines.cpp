#include "record_lines.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace concord::service::page {
namespace {

std::string between(const std::optional<domain::PartialDate>& from,
                    const std::optional<domain::PartialDate>& to) {
  std::string text = from ? fmt::format(", from {}", domain::to_string(*from)) : "";
  return text + (to ? fmt::format(", until {}", domain::to_string(*to)) : "");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += (all.empty() || text.empty() ? "" : ", ") + text;
  }
  return all;
}

class Lines {
 public:
  std::vector<RecordLine> take() { return std::move(lines_); }

  void add(std::string what, std::string value) {
    if (!value.empty()) {
      lines_.push_back({std::move(what), std::move(value)});
    }
  }

  void add_person(const domain::Record& record) {
    for (const domain::PersonName& name : record.names) {
      add(fmt::format("Name ({})", in_words(to_string(name.use))),
          domain::display(name) + between(name.from, name.to));
    }
    if (record.birth_date) {
      const std::string_view more = record.birth_expected    ? ", expected"
                                    : record.birth_estimated ? ", estimated"
                                                             : "";
      add("Date of birth", fmt::format("{}{}", domain::to_string(*record.birth_date), more));
    }
    if (record.sex != domain::Sex::unknown) {
      add("Sex", std::string(to_string(record.sex)));
    }
    if (record.death) {
      add("Death", std::string(to_string(record.death->state)) +
                       (record.death->date ? ", " + domain::to_string(*record.death->date) : ""));
    }
    for (const domain::Identifier& identifier : record.identifiers) {
      add(in_words(identifier.type), identifier.value + (identifier.verified ? ", checked" : ""));
    }
  }

  void add_contact(const domain::Record& record) {
    for (const domain::Address& address : record.addresses) {
      std::vector<std::string> texts = address.lines;
      texts.push_back(address.postcode);
      add(fmt::format("Address ({})", to_string(address.use)),
          joined(texts) + between(address.from, address.to));
      add("Number of the property", address.uprn);
    }
    for (const domain::ContactPoint& contact : record.contacts) {
      add(in_words(to_string(contact.kind)), joined({contact.value, contact.extension, contact.use}));
    }
    for (const domain::Relationship& one : record.relationships) {
      add("Somebody who is recorded with you", one.type + between(one.from, one.to));
    }
  }

  void add_service(const domain::Record& record) {
    for (const domain::Engagement& one : record.engagements) {
      add(in_words(one.kind), joined({one.reference, one.role, one.status}) + between(one.from, one.to));
      for (const auto& [name, value] : one.details) {
        add(fmt::format("{}: {}", in_words(one.kind), name), value);
      }
    }
    for (const domain::Restriction& one : record.restrictions) {
      add("Kept from others", one.reason + between(one.from, one.to));
    }
    for (const domain::Attribute& one : record.attributes) {
      add(in_words(one.name), one.value);
    }
  }

  void add_warnings(const domain::Record& record) {
    for (const domain::Marker& one : record.markers) {
      add("Warning to staff", joined({one.code, "of the " + one.scope}) + between(one.from, one.to));
      if (one.incident) {
        add("Warning to staff: what happened",
            joined({one.incident->kind, domain::to_string(one.incident->date), one.incident->reference}));
      }
      add("Warning to staff: decided by", one.decided_by);
      add("Warning to staff: last looked at", one.reviewed ? domain::to_string(*one.reviewed) : "");
      add("Warning to staff: looked at again by", one.review ? domain::to_string(*one.review) : "");
      if (one.told) {
        add("Warning to staff: you were told", joined({domain::to_string(one.told->on), one.told->how}));
      }
    }
  }

 private:
  std::vector<RecordLine> lines_;
};

}  // namespace

std::vector<RecordLine> lines_of(const domain::Record& record) {
  Lines lines;
  lines.add_person(record);
  lines.add_contact(record);
  lines.add_service(record);
  lines.add_warnings(record);
  return lines.take();
}

std::string in_words(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '-', ' ');
  std::replace(text.begin(), text.end(), '_', ' ');
  if (text == "nino") {
    return "National Insurance number";
  }
  if (text == "nhs number") {
    return "NHS number";
  }
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string service_in_words(domain::Part part) {
  return part == domain::Part::adults     ? "Adult social care"
         : part == domain::Part::children ? "Children's social care"
         : part == domain::Part::concord  ? "Concord itself"
                                          : in_words(to_string(part));
}

std::string day_in_words(CivilDate date) {
  static constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()));
}

std::string moment_in_words(Instant at) {
  const CivilDate day = london_date(at);
  const auto minutes =
      std::chrono::floor<std::chrono::minutes>(at - london_to_utc(day, std::chrono::seconds(0)));
  return fmt::format("{}, {:02}:{:02}", day_in_words(day), minutes.count() / 60, minutes.count() % 60);
}

}  // namespace concord::service::page
