// A warning to staff, about a person or an address, and until when it counts. Pure: the day is given in.
//
// After the Information Commissioner's advice on violent warning markers: each stands on one incident,
// somebody answers for it, and it is looked at again within twelve months, or it shows nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/domain/contact.hpp>
#include <concord/domain/partial_date.hpp>

namespace concord::domain {

// What happened, by which the source finds its own account of it. No free text: that speaks of others too.
struct Incident {
  std::string reference;
  PartialDate date;
  std::string kind;  // verbal-abuse, assault ...: a code, or empty
  bool operator==(const Incident&) const = default;
};

// That the person knows of the marker.
struct Told {
  PartialDate on;
  std::string how;  // letter, visit ...: a code, or empty
  bool operator==(const Told&) const = default;
};

struct Marker {
  std::string code;              // violence, or the source's own letters
  std::string scope = "person";  // person or address
  std::optional<PartialDate> from{};
  std::optional<PartialDate> review{};
  std::optional<PartialDate> reviewed{};  // when it was last looked at
  std::optional<PartialDate> to{};
  std::optional<Incident> incident{};
  std::string decided_by{};  // a post, or an officer's id in the source; never a name
  std::optional<Told> told{};
  std::string not_told{};  // why the person wasn't told: a code, or empty
  bool operator==(const Marker&) const = default;
};

// Twelve months after it began or was last looked at: no marker counts longer, whatever review it gives.
inline constexpr std::chrono::months kLongestMarker{12};

// Whether it says anything of when it counts: a start (its own, its incident's, a review that was held) or a
// review to come. A marker that doesn't is never shown.
bool has_its_time(const Marker& marker);

// The marker as it is shown on `day` (London's), `review` being the day by which it has to be looked at
// again; nothing before it begins and after its review or end. It begins on its `from`, else with its
// incident, else on the day that it was reviewed, else twelve months before its review. The review counts if
// it is within twelve months of the later of the beginning and the last review held, else those twelve months
// do. Of a date that is a month or a year, the first day counts where the date begins something, else the
// last.
std::optional<Marker> shown_on(const Marker& marker, CivilDate day);

// One of scope `address` tied to the address for which it was made, `addresses` being those of its record:
// the one that was lived in when it began, and where several were, the one moved into last. It ends with that
// address, so that it says nothing of the person elsewhere, nor of who lives there after them. Nothing where
// the record has no such address, or has left it at a time that isn't known. One of scope `person` as it is.
std::optional<Marker> tied_to_address(const Marker& marker, const std::vector<Address>& addresses);

}  // namespace concord::domain
