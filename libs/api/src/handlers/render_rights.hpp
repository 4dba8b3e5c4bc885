// Residents' rights as JSON.
#pragma once

#include <concord/api/route.hpp>
#include <concord/service/limits.hpp>
#include <concord/service/rectifications.hpp>
#include <concord/service/subject_requests.hpp>

#include "render.hpp"

namespace concord::api {

// `whole` to who answers requests; others are told what an opinion needs. Adds the profile that it names to
// `shown`.
void write_subject_request(JsonWriter& out, store::Snapshot& snapshot, const service::SubjectRequest& request,
                           const Context& context, bool whole, std::vector<std::string>& shown);
void write_rectification(JsonWriter& out, store::Snapshot& snapshot, const service::Rectification& one,
                         const Context& context, std::vector<std::string>& shown);
void write_limit(JsonWriter& out, store::Snapshot& snapshot, const store::ProcessingLimitRow& limit,
                 const Context& context, std::vector<std::string>& shown);

}  // namespace concord::api
