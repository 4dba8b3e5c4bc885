#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include <concord/base/ip.hpp>
#include <concord/base/text.hpp>

#include "commands.hpp"

namespace concord::adapter {
namespace {

std::filesystem::path state_folder(const Common& common) {
  const char* given = std::getenv("CONCORD_DATA_DIR");
  const std::string data = !common.data_dir.empty()             ? common.data_dir
                           : given != nullptr && *given != '\0' ? given
                                                                : "var";
  return std::filesystem::path(data) / "agent";
}

Result<std::string> read_key(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!file || !std::getline(file, line) || trim(line).empty()) {
    return fail(Code::not_found, "the key file can't be read, or its first line is empty");
  }
  return std::string(trim(line));
}

// A key and residents' records in the clear: only within this machine.
Outcome check_server(std::string_view server) {
  constexpr std::string_view kPlain = "http://";
  if (!server.starts_with(kPlain)) {
    return {};
  }
  std::string_view host = server.substr(kPlain.size());
  host = host.substr(0, host.find('/'));
  host = host.starts_with('[') ? host.substr(1, host.find(']') - 1) : host.substr(0, host.find(':'));
  const auto ip = parse_ip(host);
  if (host == "localhost" || (ip && is_loopback(*ip))) {
    return {};
  }
  return error_at(
      "--server", Code::invalid_value,
      "plain http:// is for this machine alone: the key would cross the network in the clear; use https://");
}

}  // namespace

void add_target(CLI::App& command, Target& target) {
  command.add_option("--source", target.source, "The source whose records these are: housing, benefits, ...")
      ->required();
  command
      .add_option("--server", target.server,
                  "The service: https://host:port, http://host:port, or unix:/path/to.sock")
      ->required();
  command.add_option("--cacert", target.trusted_certificates,
                     "A PEM file of certificates to trust, beside those that the system trusts");
  command.add_option("--key-file", target.key_file, "A file with the adapter's key on its first line")
      ->required();
  command.add_option("--batch", target.batch_records, "Records in a batch")
      ->capture_default_str()
      ->check(CLI::Range(1, 5000));
}

Result<agent::PushOptions> push_options(const Common& common, const Target& target) {
  const Result<std::string> source = domain::parse_source(target.source);
  if (!source) {
    return source.error();
  }
  if (auto sound = check_server(target.server); !sound) {
    return sound.error();
  }
  Result<std::string> key = read_key(target.key_file);
  if (!key) {
    return key.error();
  }
  agent::PushOptions options;
  options.source = *source;
  options.server = target.server;
  options.key = std::move(*key);
  options.state = state_folder(common);
  options.batch_records = target.batch_records;
  return options;
}

int report(const Error& error) {
  fmt::print(stderr, "concord-adapter: {}\n", error.detail);
  switch (error.code) {
    case Code::unavailable:
    case Code::timeout:
    case Code::busy:
    case Code::internal:
    case Code::storage_full:
      return kFailed;
    default:
      return kBadUse;
  }
}

}  // namespace concord::adapter
