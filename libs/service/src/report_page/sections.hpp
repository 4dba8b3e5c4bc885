// The parts of the report, each a whole section of markup; empty where there is nothing to show.
#pragma once

#include <string>

#include <concord/service/link_files.hpp>

namespace concord::service::page {

std::string run_section(const LinkReport& report);
std::string weights_section(const LinkMeasures& measures);
std::string chances_section(const LinkMeasures& measures);
std::string thresholds_section(const LinkReport& report);
std::string unlinkable_section(const LinkMeasures& measures);
std::string scores_section(const LinkReport& report);
std::string groups_section(const LinkReport& report);
std::string clusters_section(const LinkReport& report);
std::string calibration_section(const LinkMeasures& measures);
std::string examples_section(const LinkReport& report);
std::string training_section(const LinkReport& report);

}  // namespace concord::service::page
