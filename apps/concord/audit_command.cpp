#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include <concord/service/accountability.hpp>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

struct AuditCommand {
  std::string heads, public_key;
  int segment = 0;
};

struct Place {
  service::Configuration configuration;
  std::filesystem::path data_dir;
};

Result<Place> place_of(const Common& common) {
  auto configuration = service::read_configuration(common.config_file);
  if (!configuration) {
    return configuration.error();
  }
  const auto data_dir = service::data_directory(common.data_dir, *configuration);
  if (!std::filesystem::exists(data_dir / "audit.sqlite")) {
    return fail(Code::not_found,
                fmt::format("there is no audit log in '{}'", std::filesystem::absolute(data_dir).string()));
  }
  return Place{std::move(*configuration), data_dir};
}

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int print_proof(const Result<Json>& proof) {
  if (!proof) {
    return report(proof.error(), kFailed);
  }
  fmt::print("{}\n", JsonWriter().value(*proof).take());
  return (*proof)["whole"].IsTrue() ? kDone : kNo;
}

Result<Json> prove_running(Door& door, const store::ProofOptions& options) {
  JsonWriter body;
  body.begin_object().field("heads", options.heads.string()).field("public_key", options.public_key);
  return door.call("POST", "/owner/audit/proof", body.end_object().take());
}

// Without the service nothing is opened to write: a log that is being proved is not to be changed by it.
Result<Json> prove_here(const Place& place, store::ProofOptions options) {
  if (options.heads.empty()) {
    options.heads = place.configuration.audit_heads;
  }
  const auto proof = store::prove_audit(place.data_dir, options);
  if (!proof) {
    return proof.error();
  }
  JsonWriter out;
  service::write_proof(out, *proof);
  return parse_json(out.take());
}

int verify(const Common& common, const AuditCommand& asked) {
  const auto place = place_of(common);
  if (!place) {
    return report(place.error(), kBadUse);
  }
  store::ProofOptions options;
  if (!asked.heads.empty()) {
    options.heads = std::filesystem::absolute(asked.heads);
    options.complete = false;
  }
  options.public_key = asked.public_key.empty() ? "" : content_of(asked.public_key);
  if (auto door = Door::of_running_service(place->data_dir)) {
    return print_proof(prove_running(*door, options));
  }
  return print_proof(prove_here(*place, options));
}

int print_public_key(const Common& common) {
  const auto place = place_of(common);
  const auto key = place ? store::audit_public_key(place->data_dir) : place.error();
  if (!key) {
    return report(key.error(), kFailed);
  }
  fmt::print("{}", *key);
  return kDone;
}

int drop(const Common& common, const AuditCommand& asked) {
  const auto place = place_of(common);
  if (!place) {
    return report(place.error(), kBadUse);
  }
  auto log = store::open_audit(place->data_dir, service::audit_options(place->configuration));
  if (!log) {
    return report(log.error(), kFailed);
  }
  store::AuditRow why;
  why.at = SystemClock().now();
  why.principal = why.role = "owner";
  why.purpose = "audit";
  if (auto dropped = (*log)->drop_segment(asked.segment, why); !dropped) {
    return report(dropped.error(), kNo);
  }
  fmt::print("segment {} is dropped; entry {} says so\n", asked.segment, (*log)->head().sequence);
  return kDone;
}

}  // namespace

void add_audit(CLI::App& app, const Common& common, int& exit_code) {
  auto asked = std::make_shared<AuditCommand>();
  CLI::App* audit = app.add_subcommand("audit", "Prove the audit log whole, and keep it");
  audit->require_subcommand(1);
  CLI::App* proof = audit->add_subcommand("verify",
                                          "Walk the whole log against its chain and its signed heads; exits "
                                          "with 1 and names the first bad entry");
  proof->add_option("--heads", asked->heads, "Heads that were kept elsewhere; may be of some age")
      ->check(CLI::ExistingFile);
  proof->add_option("--public-key", asked->public_key, "The log's public key, as it was kept elsewhere")
      ->check(CLI::ExistingFile);
  proof->callback([&common, &exit_code, asked] { exit_code = verify(common, *asked); });
  audit->add_subcommand("public-key", "Print the key that heads are signed with, in PEM form")
      ->callback([&common, &exit_code] { exit_code = print_public_key(common); });
  CLI::App* dropped = audit->add_subcommand(
      "drop-segment", "Delete the oldest closed month, for retention; the service must be stopped");
  dropped->add_option("segment", asked->segment, "The month, as 202611")->required();
  dropped->callback([&common, &exit_code, asked] { exit_code = drop(common, *asked); });
}

}  // namespace concord::owner
