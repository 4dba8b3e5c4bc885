#include <fmt/format.h>

#include <concord/agent/push.hpp>
#include <concord/base/json.hpp>

namespace concord::agent {
namespace {

std::string served(const PushReport& report) {
  const ServerTally& tally = report.tally;
  std::string text = fmt::format("extract {}: {}\n", report.extract, report.state);
  if (report.already) {
    text += "the service had the whole of it already; nothing was sent\n";
  }
  if (report.resumed_after > 0) {
    text += fmt::format("went on after batch {} of an earlier run\n", report.resumed_after);
  }
  text += fmt::format("{:>9}  records in {} batches received: {} stored, {} unchanged, {} rejected\n",
                      tally.received, report.batches, tally.stored, tally.unchanged, tally.rejected);
  if (tally.ceased > 0) {
    text += fmt::format("{:>9}  records ceased: no longer in the source\n", tally.ceased);
  }
  if (report.state == "held") {
    text += fmt::format("{:>9}  records would cease, more than is let through without approval\n",
                        tally.would_cease);
  }
  return text;
}

}  // namespace

std::string to_text(const PushReport& report) {
  std::string text;
  if (!report.already) {
    text += adapters::to_text(report.rows);
  }
  if (!report.extract.empty()) {
    text += served(report);
  }
  if (!report.skipped.empty()) {
    text += fmt::format("what was left out, and why: {}\n", report.skipped.string());
  }
  return text;
}

std::string to_json(const PushReport& report) {
  const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  JsonWriter out;
  out.begin_object()
      .maybe("extract", report.extract)
      .field("state", report.state)
      .field("already", report.already);
  out.field("resumed_after", count(report.resumed_after)).field("batches", count(report.batches));
  out.field("records", count(report.records));
  out.field("received", count(report.tally.received)).field("stored", count(report.tally.stored));
  out.field("unchanged", count(report.tally.unchanged)).field("rejected", count(report.tally.rejected));
  out.field("ceased", count(report.tally.ceased)).field("would_cease", count(report.tally.would_cease));
  out.key("rows");
  adapters::write(out, report.rows);
  out.maybe("skipped", report.skipped.string()).end_object();
  return out.take();
}

}  // namespace concord::agent
