// Mailboxes that belong to an office and not to a person.
#pragma once

#include <string_view>

namespace concord::domain {

// Whether what stands before the @ names an office, a service or a duty: the names of RFC 2142 (info, sales,
// support, postmaster ...) and the usual ones of British offices (enquiries, reception, housing, counciltax,
// duty.manager), with up to two digits or a +tag behind. Several words, joined by `.`, `-` or `_`, must all
// be such: `housing.benefit@`, but not `housing.smith@`. `email` in lower case.
bool is_office_mailbox(std::string_view email);

}  // namespace concord::domain
