#include "tls.hpp"

#include <array>
#include <ctime>
#include <string_view>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

namespace concord::http {
namespace {

using Context = asio::ssl::context;
constexpr auto kCertificate = "tls_certificate";
constexpr auto kKey = "tls_key";
// Of TLS 1.2: ephemeral keys and authenticated encryption alone. Those of TLS 1.3 are so by its definition.
// The strongest first.
constexpr auto kCiphers =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr auto kSuites = "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr auto kGroups = "X25519:P-256:P-384";
// As the protocol writes it: each name after its length.
constexpr std::array<unsigned char, 9> kProtocols{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

int choose_protocol(SSL* /*tls*/, const unsigned char** chosen, unsigned char* size,
                    const unsigned char* offered, unsigned int offered_size, void* /*context*/) {
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, size, kProtocols.data(), kProtocols.size(), offered, offered_size) !=
      OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

// Else OpenSSL asks whoever sits at the terminal.
int no_passphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*context*/) { return 0; }

// No session is kept or handed out in a ticket: whoever takes a key later can open no session of before, and
// nothing need be rotated.
bool harden(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_security_level(context, 2);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  SSL_CTX_set_default_passwd_cb(context, no_passphrase);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1 &&
         SSL_CTX_set_num_tickets(context, 0) == 1 && SSL_CTX_set_cipher_list(context, kCiphers) == 1 &&
         SSL_CTX_set_ciphersuites(context, kSuites) == 1 && SSL_CTX_set1_groups_list(context, kGroups) == 1;
}

Outcome check_file(const char* setting, const std::string& path, bool secret) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || ::access(path.c_str(), R_OK) != 0) {
    return error_at(setting, Code::not_found, "the file can't be read by the service's user");
  }
  if (!S_ISREG(found.st_mode)) return error_at(setting, Code::invalid_value, "must be a file");
  if (secret && (found.st_mode & S_IRWXO) != 0) {
    return error_at(setting, Code::forbidden,
                    "the key's file is open to every user of this machine: `chmod 600` it, and if others "
                    "use the machine, make a new key");
  }
  return {};
}

Result<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
    return error_at(kCertificate, Code::malformed, "the certificate's dates can't be read");
  }
  return Instant(std::chrono::seconds(::timegm(&parts)));
}

Result<Instant> check_dates(const X509* certificate, Instant now) {
  const auto begins = instant_of(X509_get0_notBefore(certificate));
  const auto ends = instant_of(X509_get0_notAfter(certificate));
  if (!begins || !ends) return begins ? ends.error() : begins.error();
  if (*begins > now) {
    return error_at(kCertificate, Code::invalid_value,
                    "the certificate holds only from " + to_rfc3339(*begins) + " on");
  }
  if (*ends <= now) {
    return error_at(kCertificate, Code::invalid_value,
                    "the certificate has expired on " + to_rfc3339(*ends) + ": get a new one");
  }
  return *ends;
}

Outcome take_files(SSL_CTX* context, const TlsFiles& files) {
  if (auto readable = check_file(kCertificate, files.certificate, false); !readable) return readable;
  if (auto readable = check_file(kKey, files.key, true); !readable) return readable;
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1) {
    return error_at(
        kCertificate, Code::malformed,
        "must hold certificates in PEM, the server's own first, of RSA 2048 bits or more or ECDSA");
  }
  if (SSL_CTX_use_PrivateKey_file(context, files.key.c_str(), SSL_FILETYPE_PEM) == 1) return {};
  // OpenSSL says so of a key that it could read but that belongs to another certificate.
  if (ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH ||
      ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_TYPE_MISMATCH) {
    return error_at(kKey, Code::conflict, "the key is not that of the certificate in tls_certificate");
  }
  return error_at(kKey, Code::malformed, "must hold one private key in PEM, without a passphrase");
}

}  // namespace

Outcome Tls::read(Instant now) {
  auto made = std::make_shared<Context>(Context::tls_server);
  SSL_CTX* const native = made->native_handle();
  if (!harden(native)) return fail(Code::internal, "OpenSSL does not know the ciphers that are needed.");
  ERR_clear_error();
  const auto taken = take_files(native, files_);
  ERR_clear_error();
  if (!taken) return taken;
  const auto ends = check_dates(SSL_CTX_get0_certificate(native), now);
  if (!ends) return ends.error();
  const std::lock_guard lock(mutex_);
  context_ = std::move(made);
  expires_ = *ends;
  return {};
}

std::shared_ptr<Context> Tls::context() const {
  const std::lock_guard lock(mutex_);
  return context_;
}

Instant Tls::expires() const {
  const std::lock_guard lock(mutex_);
  return expires_;
}

}  // namespace concord::http
