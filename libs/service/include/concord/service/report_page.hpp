// The report of linking or training as one web page that needs nothing else: no script, no network, no other
// file. Whatever comes from the records or the model is escaped. Pure; any thread.
#pragma once

#include <string>

#include <concord/service/link_files.hpp>

namespace concord::service {

// `report` has measures (LinkOptions::measure).
std::string report_page(const LinkReport& report);

}  // namespace concord::service
