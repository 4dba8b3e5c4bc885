// The audit log, read: each of these reads leaves an entry too.
#include <concord/service/accountability.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {

// The owner names files by their paths: through the owner-only socket it is the same account that reads them.
Step prove_audit(const Asked& asked) {
  auto json = parse_json(asked->request.body.empty() ? "{}" : asked->request.body);
  if (!json || !json->IsObject()) {
    return fail(Code::malformed, "the body must be an object of `heads` and `public_key`");
  }
  const store::ProofOptions options{std::string(text_of(*json, "heads")), text_of(*json, "heads").empty(),
                                    std::string(text_of(*json, "public_key"))};
  const auto proof = asked->core.audit->prove(options);
  if (!proof) {
    return proof.error();
  }
  JsonWriter out;
  service::write_proof(out, *proof);
  return Finished{json_reply(200, out.take()), {{}, "audit", {}, proof->fault ? "not-whole" : "whole"}};
}

}  // namespace concord::api
