// Signing in through an identity provider: staff in a browser, programs with tokens of their own.
// Thread-safe. What may ask the provider, and so wait for it, says so: only on the provider lane.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <concord/base/hash.hpp>
#include <concord/outbound/http_client.hpp>
#include <concord/sign_on/refusal.hpp>
#include <concord/sign_on/settings.hpp>

namespace concord::service {

class Provider {
 public:
  // Reads the secret or key that Concord proves itself with; fails where its file can't be read, or can be
  // by everybody.
  static Result<std::unique_ptr<Provider>> open(sign_on::Settings settings,
                                                std::unique_ptr<outbound::HttpClient> http,
                                                const Clock& clock);
  ~Provider();
  Provider(const Provider&) = delete;
  Provider& operator=(const Provider&) = delete;

  const sign_on::Settings& settings() const;

  // A person's sign-in. `browser` is for a short-lived cookie: only who brings it back can finish.
  struct Begun {
    std::string url, browser;
  };
  // Of somebody who is here already, and is to show the provider anew who they are: their session.
  struct Again {
    Digest token{};
    std::string subject;
  };
  sign_on::Accepted<Begun> begin(std::optional<Again> again = {});  // waits

  // What the provider sent the browser back with. A sign-in is finished once, well or not.
  struct Returned {
    std::string state, code, error, issuer;
  };
  struct Finished {
    sign_on::SignedInPerson person;
    std::optional<Again> again;  // as it was begun; the person is the same
  };
  sign_on::Accepted<Finished> finish(const Returned& returned, std::string_view browser);  // waits

  // Whom a logout token of the provider's signs out.
  sign_on::Accepted<sign_on::SignedOut> signed_out(std::string_view token);  // waits

  // A program by its access token: from those that were found good before, else by the keys that are kept.
  sign_on::Accepted<domain::Principal> program(std::string_view token);
  // Whether fetching the provider's keys first may let the token in. Seldom: keys are fetched for an
  // unknown one at most once in ten seconds.
  bool wants_keys(std::string_view token) const;
  void fetch_keys(std::string_view token);  // waits

 private:
  struct Parts;
  explicit Provider(std::unique_ptr<Parts> parts);
  // The claims of a token, whose keys are fetched if need be.
  sign_on::Accepted<sign_on::Claims> verified(std::string_view token, const sign_on::Expected& expected);
  std::unique_ptr<Parts> parts_;
};

}  // namespace concord::service
