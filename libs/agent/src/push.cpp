#include <fstream>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include <concord/agent/push.hpp>
#include <concord/base/hash.hpp>
#include <concord/wire/record_json.hpp>

#include "progress_file.hpp"
#include "service_link.hpp"
#include "skipped_file.hpp"

namespace concord::agent {
namespace {

constexpr std::size_t kMostBatchBytes = 8U << 20U;
constexpr std::size_t kMostBatchRecords = 5000;

std::string line_of(const adapters::Delivered& delivered) {
  return std::visit([&](const auto& what) { return wire::to_json(what, delivered.version); }, delivered.what);
}

std::string manifest_json(const wire::Manifest& manifest) {
  JsonWriter out;
  wire::write_manifest(out, manifest);
  return out.take();
}

// One reading of the extract, its batches sent as they fill.
class Run {
 public:
  // `begin` opens the extract and says how far it got before. It is called when the layout hands over its
  // first record, or at the end of the files: by then their headers are known to be right, and an extract
  // that can't be read is never opened.
  using Begin = std::function<Result<Progress>()>;
  Run(ServiceLink& link, const ProgressFile& file, Begin begin, bool resume, SkippedFile& skipped,
      const std::function<void(const PushProgress&)>& tell)
      : link_(link), file_(file), begin_(std::move(begin)), resume_(resume), skipped_(skipped), tell_(tell) {}

  Outcome read(const adapters::Extract& extract, const adapters::Layout& layout) {
    const adapters::Sink sink{
        [this](const adapters::Delivered& delivered) { return take(line_of(delivered)); },
        [this](const adapters::Skipped& skip) { skipped_.add(skip); }};
    const Outcome read = layout.read(extract, sink, rows_);
    if (!read) {
      return read;
    }
    if (const Outcome begun = begin(); !begun) {
      return begun;
    }
    return lines_.empty() ? Outcome{} : send();
  }

  const adapters::Summary& rows() const { return rows_; }
  std::uint64_t batches() const { return batches_; }
  std::uint64_t records() const { return records_; }

 private:
  Outcome begin() {
    if (begun_) {
      return {};
    }
    Result<Progress> progress = begin_();
    if (!progress) {
      return progress.error();
    }
    known_ = std::move(*progress);
    begun_ = true;
    return {};
  }

  Outcome take(const std::string& line) {
    if (const Outcome begun = begin(); !begun) {
      return begun;
    }
    if (!lines_.empty() && lines_.size() + line.size() >= kMostBatchBytes) {
      const Outcome sent = send();
      if (!sent) {
        return sent;
      }
    }
    lines_ += line;
    lines_ += '\n';
    return ++in_batch_ == known_.batch_records ? send() : Outcome{};
  }

  Outcome send() {
    const std::string lines = std::exchange(lines_, {});
    records_ += std::exchange(in_batch_, 0);
    ++batches_;
    chain_ = chained(chain_, lines);
    if (resume_ && batches_ <= known_.acknowledged) {
      return check_resumed();
    }
    const Result<ServerBatch> sent = link_.send(known_.extract, batches_, lines);
    if (!sent) {
      return sent.error();
    }
    if (sent->tally.rejected > 0) {
      keep_rejections(sent->id);
    }
    file_.write({known_.extract, known_.batch_records, batches_, chain_});
    if (tell_) {
      tell_({batches_, records_});
    }
    return {};
  }

  Outcome check_resumed() const {
    if (batches_ != known_.acknowledged || chain_ == known_.chain) {
      return {};
    }
    return fail(
        Code::conflict,
        "the extract's files, or the layout that reads them, are not what they were when its push began; "
        "deliver it anew, with a later current_as_of");
  }

  void keep_rejections(const std::string& batch) {
    for (const Rejection& rejection : link_.rejections(batch)) {
      skipped_.add_rejected(batches_, rejection.line, rejection.record_id, rejection.code, rejection.detail);
    }
  }

  ServiceLink& link_;
  const ProgressFile& file_;
  Begin begin_;
  bool begun_ = false;
  Progress known_;
  bool resume_;
  SkippedFile& skipped_;
  const std::function<void(const PushProgress&)>& tell_;
  adapters::Summary rows_;
  std::string lines_;
  std::size_t in_batch_ = 0;
  std::uint64_t batches_ = 0;
  std::uint64_t records_ = 0;
  std::string chain_;
};

class Push {
 public:
  Push(const adapters::Extract& extract, const adapters::Layout& layout, outbound::HttpClient& http,
       const PushOptions& options, const std::function<void(const PushProgress&)>& tell)
      : extract_(extract),
        layout_(layout),
        options_(options),
        tell_(tell),
        link_(http, options),
        manifest_(manifest_json(extract.manifest)),
        name_(to_hex(sha256(options.server + "\n" + manifest_)).substr(0, 24)),
        file_(options.state, name_) {}

  Result<PushReport> run() {
    Result<PushReport> pushed = attempt(true);
    const bool lost =
        !pushed && pushed.error().code == Code::conflict && completing_ && progress_.acknowledged > 0;
    // The service lacks what an earlier run saw acknowledged: it was restored from a copy. Send it all.
    return lost ? attempt(false) : pushed;
  }

 private:
  Result<Progress> begin() {
    if (!opened_) {
      Result<ServerExtract> opened = link_.open(manifest_);
      if (!opened) {
        return opened.error();
      }
      opened_ = std::move(*opened);
      progress_ = known_progress(opened_->id);
    }
    if (is_in_already()) {
      return fail(Code::conflict, "the service has the whole of it already");  // stops the reading
    }
    return progress_;
  }
  bool is_in_already() const { return opened_ && opened_->state != "open"; }

  Progress known_progress(const std::string& extract) const {
    const auto kept = file_.read();
    if (kept && kept->extract == extract) {
      return *kept;
    }
    return {extract, options_.batch_records, 0, {}};
  }

  Result<PushReport> attempt(bool resume) {
    SkippedFile skipped(options_.state / (name_ + ".skipped.csv"));
    Run run(
        link_, file_, [this] { return begin(); }, resume, skipped, tell_);
    completing_ = false;
    const Outcome read = run.read(extract_, layout_);
    if (is_in_already()) {
      file_.remove();
      return report(*opened_, nullptr);
    }
    const std::filesystem::path kept = skipped.finish();
    if (!read) {
      return read.error();
    }
    completing_ = true;
    const Result<ServerExtract> completed = link_.complete(progress_.extract, run.records(), run.batches());
    if (!completed) {
      return completed.error();
    }
    file_.remove();
    PushReport made = report(*completed, &run);
    made.resumed_after = resume ? progress_.acknowledged : 0;
    made.skipped = kept;
    return made;
  }

  static PushReport report(const ServerExtract& extract, const Run* run) {
    PushReport report;
    report.extract = extract.id;
    report.state = extract.state;
    report.already = run == nullptr;
    report.tally = extract.tally;
    report.batches = run == nullptr ? extract.batches : run->batches();
    report.records = run == nullptr ? extract.tally.received : run->records();
    if (run != nullptr) {
      report.rows = run->rows();
    }
    return report;
  }

  const adapters::Extract& extract_;
  const adapters::Layout& layout_;
  const PushOptions& options_;
  const std::function<void(const PushProgress&)>& tell_;
  ServiceLink link_;
  std::string manifest_;
  std::string name_;
  ProgressFile file_;
  std::optional<ServerExtract> opened_;
  Progress progress_;
  bool completing_ = false;
};

Outcome check(const adapters::Extract& extract, const adapters::Layout& layout, const PushOptions& options) {
  if (options.batch_records == 0 || options.batch_records > kMostBatchRecords) {
    return fail(Code::invalid_value, fmt::format("a batch holds 1 to {} records", kMostBatchRecords));
  }
  if (extract.manifest.source != options.source) {
    return fail(Code::conflict, fmt::format("the manifest is of source '{}', not '{}'",
                                            extract.manifest.source, options.source));
  }
  if (extract.manifest.layout != layout.name()) {
    return fail(Code::conflict, fmt::format("the manifest is of layout '{}', not '{}'",
                                            extract.manifest.layout, layout.name()));
  }
  return adapters::check_files(extract);
}

}  // namespace

Result<PushReport> push(const adapters::Extract& extract, const adapters::Layout& layout,
                        outbound::HttpClient& http, const PushOptions& options,
                        const std::function<void(const PushProgress&)>& progress) {
  const Outcome checked = check(extract, layout, options);
  if (!checked) {
    return checked.error();
  }
  return Push(extract, layout, http, options, progress).run();
}

Result<PushReport> rehearse(const adapters::Extract& extract, const adapters::Layout& layout,
                            const std::filesystem::path& skipped_file,
                            const std::filesystem::path& records_file) {
  const Outcome checked = adapters::check_files(extract);
  if (!checked) {
    return checked.error();
  }
  PushReport report;
  report.state = "rehearsed";
  SkippedFile skipped(skipped_file);
  std::ofstream records;
  if (!records_file.empty()) {
    records.open(records_file, std::ios::binary | std::ios::trunc);
  }
  const adapters::Sink sink{[&](const adapters::Delivered& delivered) -> Outcome {
                              ++report.records;
                              if (records.is_open()) {
                                records << line_of(delivered) << '\n';
                              }
                              return {};
                            },
                            [&](const adapters::Skipped& skip) { skipped.add(skip); }};
  const Outcome read = layout.read(extract, sink, report.rows);
  if (!read) {
    return read.error();
  }
  records.flush();
  if (!records) {
    return fail(Code::unavailable, "the records can't be written to their file");
  }
  report.skipped = skipped.finish();
  return report;
}

}  // namespace concord::agent
