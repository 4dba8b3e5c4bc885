// The sections of a bundle's page, each as markup; empty where there is nothing to say.
#pragma once

#include <string>

#include <concord/service/bundle.hpp>

namespace concord::service::page {

std::string summary_section(const Bundle& bundle);
std::string records_section(const Bundle& bundle);
std::string joins_section(const Bundle& bundle);
std::string sharing_section(const Bundle& bundle);
std::string looks_section(const Bundle& bundle);
std::string gaps_section(const Bundle& bundle);
std::string keeping_section(const Bundle& bundle);
std::string ask_section(const Bundle& bundle, const policy::Parts& parts);

}  // namespace concord::service::page
