// Which warnings of a record may be shown. Pure: the day is given in.
#pragma once

#include <concord/domain/record.hpp>

namespace concord::policy {

// Ties those of an address to the home for which they were made (domain::tied_to_address), and leaves out
// those that no home is left for. It needs the record's addresses: to be done before the record is divided
// into categories, for who sees the warning may not see where it was.
void tie_markers(domain::Record& record);

// Leaves those that count on `day` (London's), as domain::shown_on gives them. Those of an address end with a
// record that has ceased: nobody says any more that the person lives there. Their own end is left out, since
// it may be the day on which the person moves. Doing it twice changes nothing.
void show_markers(domain::Record& record, bool ceased, CivilDate day);

}  // namespace concord::policy
