#include <concord/service/accountability.hpp>

namespace concord::service {

store::AuditOptions audit_options(const Configuration& configuration) {
  store::AuditOptions options;
  options.node = configuration.node;
  options.heads = configuration.audit_heads;
  options.head_entries = static_cast<std::int64_t>(configuration.audit_head_entries);
  options.head_every = std::chrono::seconds(configuration.audit_head_seconds);
  return options;
}

void write_proof(JsonWriter& out, const store::AuditProof& proof) {
  out.begin_object().field("whole", !proof.fault).field("entries", proof.entries);
  out.field("first", proof.first).field("last", proof.last);
  out.field("heads", proof.heads).field("heads_outside", proof.heads_outside);
  if (proof.fault) {
    out.key("fault").begin_object().field("what", proof.fault->what);
    if (proof.fault->sequence != 0) {
      out.field("entry", proof.fault->sequence);
    }
    if (proof.fault->head != 0) {
      out.field("head", proof.fault->head);
    }
    out.end_object();
  }
  out.end_object();
}

}  // namespace concord::service
