// Certificates and keys made for a test, as files in a folder of its own.
#pragma once

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <concord/http/server.hpp>

class Certificates {
 public:
  Certificates()
      : folder_(std::filesystem::temp_directory_path() /
                ("concord-certificates-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Certificates() { std::filesystem::remove_all(folder_); }
  Certificates(const Certificates&) = delete;
  Certificates& operator=(const Certificates&) = delete;

  // A certificate of its own key for localhost, good from `from` to `to`, in seconds from now.
  concord::http::TlsFiles make(const std::string& name, long from = -60, long to = 3600) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial_);
    X509_gmtime_adj(X509_getm_notBefore(certificate), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate), to);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_set_pubkey(certificate, key);
    X509_EXTENSION* names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    X509_add_ext(certificate, names, -1);
    X509_sign(certificate, key, EVP_sha256());
    const concord::http::TlsFiles files{(folder_ / (name + ".crt")).string(),
                                        (folder_ / (name + ".key")).string()};
    write(files.certificate, [&](FILE* out) { PEM_write_X509(out, certificate); });
    write(files.key,
          [&](FILE* out) { PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
    ::chmod(files.key.c_str(), S_IRUSR | S_IWUSR);
    X509_EXTENSION_free(names);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return files;
  }

  template <class Writes>
  static void write(const std::string& path, Writes writes) {
    FILE* out = std::fopen(path.c_str(), "w");
    REQUIRE(out != nullptr);
    writes(out);
    std::fclose(out);
  }

 private:
  std::filesystem::path folder_;
  long serial_ = 0;
};
