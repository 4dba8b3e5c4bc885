// Searching for a resident, and matching a candidate record: matching with a partial record over the
// fields that the asker may see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/service/view.hpp>

namespace concord::service {

// What was understood of a search, as names of fields: for the reply and the audit row, never the values.
struct Understood {
  matching::SearchQuery query;
  std::vector<std::string> fields;  // "name", "birth_date", "postcode", "nino", "phone" ...
  bool by_place = false;            // an address, phone or e-mail was used
};

// Reads "amina okafor 1984 e8", "12/03/1984", "JG 10 37 59 A", "07700 900982", "amina@example.org" in one
// box: dates, identifiers, contacts and postcodes by their form, all other words as names.
Result<Understood> understand(std::string_view text);

struct SearchFields {
  std::string name, given, family, birth_date, postcode, address, uprn, phone, email;
  std::vector<std::pair<std::string, std::string>> identifiers;  // type, value
};
Result<Understood> understand(const SearchFields& fields);

struct Found {
  ProfileView view;
  double score = 0;
  matching::Band band = matching::Band::none;
  domain::RecordKey best;  // the record that answers best
};

struct SearchAnswer {
  std::vector<Found> found;
  bool more = false;  // too many to show: say more
};

class Searcher {
 public:
  Searcher(const Resolver& resolver, const Viewer& viewer) : resolver_(resolver), viewer_(viewer) {}
  // `unavailable` until the index is ready.
  Result<SearchAnswer> search(store::Snapshot& snapshot, const Understood& asked, const Asker& asker,
                              std::size_t most) const;

  struct Match {
    Found found;
    matching::Evidence evidence;
  };
  // Nothing is stored.
  Result<std::vector<Match>> match(store::Snapshot& snapshot, const domain::Record& candidate,
                                   const Asker& asker, std::size_t most) const;

 private:
  const Resolver& resolver_;
  const Viewer& viewer_;
};

}  // namespace concord::service
