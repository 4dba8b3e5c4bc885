#include <fmt/format.h>

#include <concord/service/extracts.hpp>

namespace concord::service {
namespace {

void note(store::Transaction& transaction, const store::ExtractRow& extract, std::string kind,
          const std::string& by, Instant now) {
  store::ChangeRow change;
  change.at = now;
  change.kind = std::move(kind);
  change.by = by;
  change.detail = fmt::format(R"({{"extract":"{}"}})", to_string(extract.id));
  transaction.change_writer().add(change);
}

void cease_missing(store::Transaction& transaction, store::ExtractRow& extract, Instant now) {
  for (const store::RecordNumber number :
       transaction.record_writer().not_sighted_since(extract.source, extract.layout, extract.current_as_of)) {
    const auto row = transaction.records().find(number);
    store::Receipt receipt;
    receipt.kind = store::SightingKind::absence;
    receipt.source = extract.source;
    receipt.layout = extract.layout;
    receipt.record_id = row->key.record_id;
    receipt.version.as_of = extract.current_as_of;
    receipt.extract = extract.number;
    receipt.received = now;
    if (transaction.record_writer().take(receipt).matters) {
      ++extract.ceased;
    }
  }
}

store::ExtractRow finish(store::Transaction& transaction, store::ExtractRow extract, const std::string& by,
                         Instant now) {
  if (extract.full) {
    cease_missing(transaction, extract, now);
  }
  extract.would_cease = 0;
  extract.state = store::ExtractState::completed;
  extract.completed = now;
  transaction.extract_writer().update(extract);
  note(transaction, extract, "extract.completed", by, now);
  return extract;
}

Outcome reconcile(const store::ExtractRow& extract, const Expected& expected) {
  if (expected.records && *expected.records != extract.tally.received) {
    return error_at("/records", Code::conflict,
                    fmt::format("{} records were received; send the missing batches, then complete again",
                                extract.tally.received));
  }
  if (expected.batches && *expected.batches != extract.batches) {
    return error_at(
        "/batches", Code::conflict,
        fmt::format("{} batches were received; send the missing ones, then complete again", extract.batches));
  }
  return {};
}

}  // namespace

Result<OpenedExtract> open_extract(store::Transaction& transaction, const OpenRequest& request) {
  const Digest hash = sha256(request.manifest_json);
  if (auto before = transaction.extracts().extract_like(request.manifest.source, hash)) {
    return OpenedExtract{*before, true};
  }
  store::ExtractRow extract;
  extract.id = make_uuid(request.now);
  extract.source = request.manifest.source;
  extract.layout = request.manifest.layout;
  extract.full = request.manifest.full;
  extract.current_as_of = request.manifest.current_as_of;
  extract.manifest = request.manifest_json;
  extract.manifest_hash = hash;
  extract.opened = request.now;
  extract.number = transaction.extract_writer().open(extract);
  return OpenedExtract{extract, false};
}

Result<store::ExtractRow> complete_extract(store::Transaction& transaction, const Uuid& id,
                                           const Expected& expected, const HoldRule& rule, Instant now) {
  auto found = transaction.extracts().extract(id);
  if (!found) {
    return fail(Code::not_found, "there is no such extract");
  }
  store::ExtractRow extract = *found;
  if (extract.state != store::ExtractState::open) {
    return extract;
  }
  if (auto counted = reconcile(extract, expected); !counted) {
    return counted.error();
  }
  if (extract.full) {
    const std::uint64_t missing =
        transaction.record_writer()
            .not_sighted_since(extract.source, extract.layout, extract.current_as_of)
            .size();
    extract.known = transaction.records().current_of(extract.source, extract.layout);
    if (missing >= rule.least &&
        static_cast<double>(missing) > rule.share * static_cast<double>(extract.known)) {
      extract.state = store::ExtractState::held;
      extract.would_cease = missing;
      transaction.extract_writer().update(extract);
      note(transaction, extract, "extract.held", "", now);
      return extract;
    }
  }
  return finish(transaction, extract, "", now);
}

Result<store::ExtractRow> approve_extract(store::Transaction& transaction, const Uuid& id,
                                          const std::string& by, Instant now) {
  auto extract = transaction.extracts().extract(id);
  if (!extract) {
    return fail(Code::not_found, "there is no such extract");
  }
  if (extract->state != store::ExtractState::held) {
    return fail(Code::conflict, "only a held extract waits for approval");
  }
  extract->approved_by = by;
  return finish(transaction, *extract, by, now);
}

std::vector<SourceStatus> source_statuses(store::Snapshot& snapshot) {
  std::vector<SourceStatus> statuses;
  for (const std::string& source : snapshot.records().sources()) {
    SourceStatus status;
    status.source = source;
    status.records = snapshot.records().counts(source);
    status.rejected = snapshot.extracts().rejected_of(source);
    for (const std::string& layout : snapshot.extracts().layouts(source)) {
      if (auto extract = snapshot.extracts().last_extract(source, layout)) {
        status.last_extracts.push_back(*extract);
      }
    }
    statuses.push_back(std::move(status));
  }
  return statuses;
}

}  // namespace concord::service
