#include <memory>

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
  Run(ServiceLink& link, const PushOptions& options, const ProgressFile& file, Progress progress, bool resume,
      SkippedFile& skipped, const std::function<void(const PushProgress&)>& tell)
      : link_(link),
        options_(options),
        file_(file),
        known_(std::move(progress)),
        resume_(resume),
        skipped_(skipped),
        tell_(tell) {}

  Outcome read(const adapters::Extract& extract, const adapters::Layout& layout) {
    const adapters::Sink sink{
        [this](const adapters::Delivered& delivered) { return take(line_of(delivered)); },
        [this](const adapters::Skipped& skip) { skipped_.add(skip); }};
    const Outcome read = layout.read(extract, sink, rows_);
    if (!read) {
      return read;
    }
    return lines_.empty() ? Outcome{} : send();
  }

  const adapters::Summary& rows() const { return rows_; }
  std::uint64_t batches() const { return batches_; }
  std::uint64_t records() const { return records_; }

 private:
  Outcome take(const std::string& line) {
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
  const PushOptions& options_;
  const ProgressFile& file_;
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
    Result<ServerExtract> opened = link_.open(manifest_);
    if (!opened) {
      return opened.error();
    }
    if (opened->state != "open") {
      file_.remove();
      return report(*opened, nullptr);
    }
    const Progress progress = known_progress(opened->id);
    Result<PushReport> pushed = attempt(progress, true);
    const bool lost =
        !pushed && pushed.error().code == Code::conflict && completing_ && progress.acknowledged > 0;
    // The service lacks what an earlier run saw acknowledged: it was restored from a copy. Send it all.
    return lost ? attempt(progress, false) : pushed;
  }

 private:
  Progress known_progress(const std::string& extract) const {
    const auto kept = file_.read();
    if (kept && kept->extract == extract) {
      return *kept;
    }
    return {extract, options_.batch_records, 0, {}};
  }

  Result<PushReport> attempt(const Progress& progress, bool resume) {
    SkippedFile skipped(options_.state / (name_ + ".skipped.csv"));
    Run run(link_, options_, file_, progress, resume, skipped, tell_);
    completing_ = false;
    const Outcome read = run.read(extract_, layout_);
    const std::filesystem::path kept = skipped.finish();
    if (!read) {
      return read.error();
    }
    completing_ = true;
    const Result<ServerExtract> completed = link_.complete(progress.extract, run.records(), run.batches());
    if (!completed) {
      return completed.error();
    }
    file_.remove();
    PushReport made = report(*completed, &run);
    made.resumed_after = resume ? progress.acknowledged : 0;
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
                            const std::filesystem::path& skipped_file) {
  const Outcome checked = adapters::check_files(extract);
  if (!checked) {
    return checked.error();
  }
  PushReport report;
  report.state = "rehearsed";
  SkippedFile skipped(skipped_file);
  const adapters::Sink sink{[&](const adapters::Delivered&) -> Outcome {
                              ++report.records;
                              return {};
                            },
                            [&](const adapters::Skipped& skip) { skipped.add(skip); }};
  const Outcome read = layout.read(extract, sink, report.rows);
  if (!read) {
    return read.error();
  }
  report.skipped = skipped.finish();
  return report;
}

}  // namespace concord::agent
