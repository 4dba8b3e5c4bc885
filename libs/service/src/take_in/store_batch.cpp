
#include <concord/service/take_in.hpp>

namespace concord::service {
namespace {

struct Target {
  std::optional<store::ExtractRow> extract;
  std::string layout;  // empty outside an extract: a record keeps the layout that named it last
};

Result<Target> find_target(store::Transaction& transaction, const BatchRequest& request) {
  Target target;
  if (!request.extract) {
    return target;
  }
  target.extract = transaction.extracts().extract(*request.extract);
  if (!target.extract || target.extract->source != request.source) {
    return fail(Code::not_found, "this source has no such extract");
  }
  if (!request.number_in_extract) {
    return error_at("number", Code::missing_field, "a batch of an extract needs its number, from 1");
  }
  target.layout = target.extract->layout;
  return target;
}

store::Receipt receipt_of(const BatchRequest& request, const Target& target, const BatchLine& line) {
  store::Receipt receipt;
  receipt.source = request.source;
  receipt.layout = target.layout;
  receipt.record_id = line.read->record_id();
  receipt.version = line.read->version;
  receipt.received = request.received;
  if (target.extract) {
    receipt.extract = target.extract->number;
    if (receipt.version.empty()) {
      receipt.version.as_of = target.extract->current_as_of;
    }
  }
  if (const auto* record = std::get_if<domain::Record>(&line.read->what)) {
    receipt.record = record;
    receipt.as_received = line.text;
    receipt.canonical = line.canonical;
    receipt.content = line.content;
  } else {
    receipt.kind = store::SightingKind::withdrawal;
    receipt.merged_into = std::get<domain::Withdrawal>(line.read->what).merged_into;
  }
  return receipt;
}

Error erased() {
  return error_at("/record_id", Code::erased,
                  "this record was erased here and is not taken in again: erase it in the source too");
}

store::RejectionRow rejection_of(const BatchLine& line, const Error& error) {
  store::RejectionRow rejection;
  rejection.line = line.number;
  rejection.record_id = line.record_id;
  rejection.faults = error.faults;
  if (rejection.faults.empty()) {
    rejection.faults.push_back({"", error.code, error.detail});
  }
  if (error.code != Code::erased) {  // what was erased is not kept by another door
    rejection.as_received = line.text;
  }
  return rejection;
}

// A line that can't be used still says that its source has the record: a full extract must not cease it.
void note_presence(store::Transaction& transaction, const BatchRequest& request, const Target& target,
                   store::BatchNumber batch, const BatchLine& line) {
  if (!target.extract || line.record_id.empty() ||
      !transaction.records().find({request.source, line.record_id})) {
    return;
  }
  store::Receipt receipt;
  receipt.kind = store::SightingKind::presence;
  receipt.source = request.source;
  receipt.layout = target.layout;
  receipt.record_id = line.record_id;
  receipt.version.as_of = target.extract->current_as_of;
  receipt.extract = target.extract->number;
  receipt.batch = batch;
  receipt.received = request.received;
  transaction.record_writer().take(receipt);
}

// Stores one line or rejects it; its neighbours never notice.
void take_line(store::Transaction& transaction, const BatchRequest& request, const Target& target,
               store::BatchNumber batch, const BatchLine& line, store::Tally& tally) {
  ++tally.received;
  const auto reject = [&](const Error& error) {
    ++tally.rejected;
    transaction.extract_writer().reject(batch, rejection_of(line, error));
  };
  if (!line.read) {
    note_presence(transaction, request, target, batch, line);
    return reject(line.read.error());
  }
  store::Receipt receipt = receipt_of(request, target, line);
  if (receipt.version.empty()) {
    return reject(error_at("/as_of", Code::missing_field,
                           "a record outside an extract needs `as_of` or `source_version`"));
  }
  receipt.batch = batch;
  switch (transaction.record_writer().take(receipt).taken) {
    case store::Taken::stored:
      ++tally.stored;
      break;
    case store::Taken::unchanged:
      ++tally.unchanged;
      break;
    case store::Taken::refused:
      reject(erased());
      break;
  }
}

}  // namespace

Result<StoredBatch> store_batch(store::Transaction& transaction, const BatchRequest& request,
                                const ParsedBatch& parsed) {
  auto target = find_target(transaction, request);
  if (!target) {
    return target.error();
  }
  StoredBatch stored;
  stored.extract = request.extract;
  if (target->extract) {
    if (auto before = transaction.extracts().batch_in(target->extract->number, *request.number_in_extract)) {
      if (before->body != parsed.hash) {
        return fail(Code::conflict, "this number of the extract was taken by a batch with other bytes");
      }
      stored.batch = *before;
      stored.repeated = true;
      return stored;
    }
    if (target->extract->state != store::ExtractState::open) {
      return fail(Code::conflict, "the extract is completed: open a new one");
    }
  }
  stored.batch.id = make_uuid(request.received);
  stored.batch.source = request.source;
  if (target->extract) {
    stored.batch.extract = target->extract->number;
  }
  stored.batch.number_in_extract = request.number_in_extract;
  stored.batch.body = parsed.hash;
  stored.batch.received_at = request.received;
  stored.batch.number = transaction.extract_writer().add(stored.batch);
  for (const BatchLine& line : parsed.lines) {
    take_line(transaction, request, *target, stored.batch.number, line, stored.batch.tally);
  }
  transaction.extract_writer().set_tally(stored.batch.number, stored.batch.tally);
  if (auto row = transaction.extracts().batch(stored.batch.id)) {
    stored.batch = *row;
  }
  return stored;
}

namespace {

Result<store::TakenRecord> take_one(store::Transaction& transaction, const store::Receipt& receipt) {
  const store::TakenRecord taken = transaction.record_writer().take(receipt);
  if (taken.taken == store::Taken::refused) {
    return erased();
  }
  return taken;
}

store::Receipt single_receipt(const SingleRequest& request) {
  store::Receipt receipt;
  receipt.source = request.key.source;
  receipt.record_id = request.key.record_id;
  receipt.received = request.received;
  return receipt;
}

}  // namespace

Result<store::TakenRecord> store_single(store::Transaction& transaction, const SingleRequest& request,
                                        const BatchLine& line) {
  store::Receipt receipt = single_receipt(request);
  receipt.record = &std::get<domain::Record>(line.read->what);
  receipt.version = line.read->version;
  receipt.as_received = line.text;
  receipt.canonical = line.canonical;
  receipt.content = line.content;
  return take_one(transaction, receipt);
}

Result<store::TakenRecord> withdraw_single(store::Transaction& transaction, const SingleRequest& request,
                                           const domain::SourceVersion& version) {
  const auto known = transaction.records().find(request.key);
  if (!known) {
    return fail(Code::not_found, "this source has no such record");
  }
  store::Receipt receipt = single_receipt(request);
  receipt.kind = store::SightingKind::withdrawal;
  receipt.version = version;
  return take_one(transaction, receipt);
}

}  // namespace concord::service
