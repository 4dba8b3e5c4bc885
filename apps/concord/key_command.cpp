#include <fmt/format.h>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

struct KeyOptions {
  std::string kind, role, source, purpose, label, id;
  int days = 0;            // that it holds; 0 for a year, or as long as it did
  int overlap_hours = 24;  // that the secret before holds yet
};

std::string request_body(const KeyOptions& options) {
  JsonWriter out;
  out.begin_object().field("kind", options.kind);
  out.maybe("role", options.role)
      .maybe("source", options.source)
      .maybe("purpose", options.purpose)
      .maybe("label", options.label);
  if (options.days > 0) {
    out.field("days", options.days);
  }
  return out.end_object().take();
}

// The secret alone goes to stdout, so that it can be caught in a file; it is not shown again.
int tell_secret(const Result<Json>& made, std::string_view deed) {
  if (!made) {
    return report(made.error(), kBadUse);
  }
  fmt::print("{}\n", text_of(*made, "secret"));
  fmt::print(stderr, "{} {}; keep the secret, it is not shown again\n", text_of(*made, "id"), deed);
  return kDone;
}

int create(Door& door, const KeyOptions& options) {
  return tell_secret(door.call("POST", "/owner/keys", request_body(options)), "made");
}

int rotate(Door& door, const KeyOptions& options) {
  JsonWriter out;
  out.begin_object().field("overlap_hours", options.overlap_hours);
  if (options.days > 0) {
    out.field("days", options.days);
  }
  return tell_secret(door.call("POST", "/owner/keys/" + options.id + "/rotation", out.end_object().take()),
                     fmt::format("rotated: the secret before holds for {} hours yet", options.overlap_hours));
}

int list(Door& door) {
  auto keys = door.call("GET", "/owner/keys");
  if (!keys) {
    return report(keys.error(), kFailed);
  }
  const auto cell = [](const JsonValue& key, const char* member) {
    const std::string_view text = text_of(key, member);
    return text.empty() ? std::string_view("-") : text;
  };
  std::string endless;
  for (const JsonValue& key : (*keys)["keys"].GetArray()) {
    if (text_of(key, "expires").empty() && text_of(key, "revoked").empty()) {
      endless += fmt::format(" {}", text_of(key, "id"));
    }
    fmt::print("{}  {:8} {:20} {:14} {:16} {}  {:7}  {:19.19}  {:19.19}  {}\n", text_of(key, "id"),
               cell(key, "kind"), cell(key, "role"), cell(key, "source"), cell(key, "purpose"),
               text_of(key, "created"), text_of(key, "revoked").empty() ? "-" : "revoked",
               cell(key, "expires"), cell(key, "used"), cell(key, "label"));
  }
  if (!endless.empty()) {
    fmt::print(stderr, "without an end:{}; `concord key rotate ID` gives one a new secret and a year\n",
               endless);
  }
  return kDone;
}

int revoke(Door& door, const KeyOptions& options) {
  auto revoked = door.call("DELETE", "/owner/keys/" + options.id);
  if (!revoked) {
    return report(revoked.error(), kNo);
  }
  fmt::print("{} revoked\n", options.id);
  return kDone;
}

}  // namespace

void add_key(CLI::App& app, const Common& common, int& exit_code) {
  auto options = std::make_shared<KeyOptions>();
  CLI::App* key = app.add_subcommand("key", "Bearer keys for staff and adapters");
  key->require_subcommand(1);
  CLI::App* create_key = key->add_subcommand("create", "Make a key and print its secret once");
  create_key->add_option("--kind", options->kind, "staff, adapter or partner")
      ->required()
      ->check(CLI::IsMember({"staff", "adapter", "partner"}));
  create_key->add_option("--role", options->role, "Of staff: a role of config/roles.json");
  create_key->add_option("--source", options->source, "Of an adapter: the source that it may write");
  create_key->add_option("--purpose", options->purpose,
                         "What requests are for that don't say; the role's first purpose without it");
  create_key->add_option("--label", options->label, "A note of what it is for; never a person's name");
  create_key->add_option("--days", options->days, "It ends so many days from now; 365 without it")
      ->check(CLI::Range(1, 3650));
  create_key->callback([&common, &exit_code, options] {
    exit_code = with_door(common, [&](Door& door) { return create(door, *options); });
  });
  key->add_subcommand(
         "list",
         "All keys, without secrets: id, kind, role, source, purpose, when made, whether revoked, when it "
         "ends, when it was last used, label")
      ->callback(
          [&common, &exit_code] { exit_code = with_door(common, [](Door& door) { return list(door); }); });
  CLI::App* rotate_key = key->add_subcommand(
      "rotate", "Give a key a new secret and print it once; the one before holds a while");
  rotate_key->add_option("id", options->id, "The key's id, as `key list` shows it")->required();
  rotate_key
      ->add_option("--overlap-hours", options->overlap_hours, "For how long the secret before holds yet")
      ->capture_default_str()
      ->check(CLI::Range(0, 8760));
  rotate_key->add_option("--days", options->days, "The key ends so many days from now; as it did without it")
      ->check(CLI::Range(1, 3650));
  rotate_key->callback([&common, &exit_code, options] {
    exit_code = with_door(common, [&](Door& door) { return rotate(door, *options); });
  });
  CLI::App* revoke_key = key->add_subcommand("revoke", "End a key at once");
  revoke_key->add_option("id", options->id, "The key's id, as `key list` shows it")->required();
  revoke_key->callback([&common, &exit_code, options] {
    exit_code = with_door(common, [&](Door& door) { return revoke(door, *options); });
  });
}

}  // namespace concord::owner
