// The configuration: `name = value` lines with # comments (config/concord.conf is complete and
// commented). A name that is not known stops the start and the nearest known one is given.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <concord/base/result.hpp>

namespace concord::service {

struct Configuration {
  std::filesystem::path data_dir = "var";
  std::string listen = "127.0.0.1:8080";
  std::string admin_listen = "127.0.0.1:8081";
  std::filesystem::path tls_certificate;  // PEM; empty: plain HTTP, on a loopback address alone
  std::filesystem::path tls_key;
  std::string trusted_proxies;                       // ranges of addresses whose X-Forwarded-For is believed
  std::filesystem::path model = "match_model.json";  // relative paths: to the configuration's folder
  std::filesystem::path roles = "roles.json";
  std::filesystem::path survivorship = "survivorship.json";
  std::filesystem::path parts = "parts.json";
  std::filesystem::path agreements = "agreements.json";
  std::filesystem::path identity_provider{};  // empty: local accounts and keys alone
  std::filesystem::path retention{};          // empty: no rules, so nothing is ever due
  std::uint64_t population = 300'000;         // residents that the model's prior is for
  double held_share = 0.2;                    // of the known records that a full extract may cease by itself
  std::uint64_t held_least = 20;              // fewer than this many never hold an extract
  std::uint64_t read_threads = 2;
  std::uint64_t rendered_megabytes = 64;  // of profiles as they were last rendered, kept in memory
  std::uint64_t queue_length = 1024;      // requests that may wait for a lane
  std::uint64_t body_bytes = 32U << 20U;
  std::uint64_t connections = 2048;
  std::uint64_t resolve_batch = 2000;  // records resolved in one go
  std::uint64_t put_wait_milliseconds = 1000;
  std::uint64_t session_idle_seconds = 15 * 60;  // a session without a request for so long ends
  std::uint64_t session_seconds = 10 * 60 * 60;  // and every session so long after signing in
  std::uint64_t one_time_password_hours = 72;
  std::uint64_t key_days_most = 400;  // that a new key may hold
  std::string password_words;         // that nobody's password may live by: the council's name and the like
  // Costs a minute, and what may be spent at once; a rate of 0 lifts the limit.
  std::uint64_t rate_principal = 12'000;
  std::uint64_t burst_principal = 12'000;
  std::uint64_t rate_search = 120;  // searches, by principal
  std::uint64_t burst_search = 600;
  std::uint64_t rate_address = 60'000;
  std::uint64_t burst_address = 60'000;
  std::uint64_t rate_sign_in = 60;  // tries to sign in, by address
  std::uint64_t burst_sign_in = 100;
  std::string log_level = "info";
  std::string node = "main";          // whose audit log it is
  std::filesystem::path audit_heads;  // empty: audit_heads.ndjson in the data folder
  std::uint64_t audit_head_seconds = 60;
  std::uint64_t audit_head_entries = 50'000;
  std::uint64_t snooping_minutes =
      15;                             // between two runs of the rules over the audit log; 0: when asked alone
  std::uint64_t many_residents = 60;  // more than so many, looked at by one principal ...
  std::uint64_t many_minutes = 10;    // ... in so long, raise a review
  std::string office_hours = "7-20";  // London's, on working days; empty: round the clock
  std::uint64_t contact_hours = 24;   // a contact so near goes with a look; 0: none is asked for
};

// Whether the admin port is behind the certificate too: wherever it listens beyond this machine.
bool admin_speaks_tls(const Configuration& configuration);

// Every setting with its value, in the form of a configuration file.
std::string dump(const Configuration& configuration);

// `folder` resolves relative paths of the model and policy files.
Result<Configuration> parse_configuration(std::string_view text, const std::filesystem::path& folder);
Result<Configuration> read_configuration(const std::filesystem::path& file);

// The data folder: the argument if given, else CONCORD_DATA_DIR, else what the configuration says.
std::filesystem::path data_directory(const std::string& argument, const Configuration& configuration);

}  // namespace concord::service
