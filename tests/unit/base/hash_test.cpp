#include <catch2/catch.hpp>

#include <concord/base/hash.hpp>

using namespace concord;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("HMAC-SHA-256 gives the digests of RFC 4231") {
  CHECK(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(to_hex(hmac_sha256(std::string(131, '\xaa'),
                           "Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("a stream hashed in pieces gives the digest of the whole, and can start again") {
  Sha256 stream;
  stream.update("a");
  stream.update("");
  stream.update("bc");
  CHECK(stream.finish() == sha256("abc"));
  stream.update("abc");
  CHECK(stream.finish() == sha256("abc"));
}

TEST_CASE("hex reads back, and what is not hex gives nothing") {
  CHECK(to_hex(std::string_view("\x00\xff\x10", 3)) == "00ff10");
  CHECK(from_hex("00FF10") == std::string("\x00\xff\x10", 3));
  CHECK(from_hex("0").empty());
  CHECK(from_hex("0g").empty());
}

TEST_CASE("texts are compared in constant time and by their whole length") {
  CHECK(equal_in_constant_time("secret", "secret"));
  CHECK_FALSE(equal_in_constant_time("secret", "secres"));
  CHECK_FALSE(equal_in_constant_time("secret", "secret "));
  CHECK(equal_in_constant_time("", ""));
}

TEST_CASE("hash64 is frozen: models and samples depend on its values") {
  static_assert(hash64("") == 0xefd01f60ba992926ULL);
  CHECK(hash64("smith") != hash64("smith", 1));
  CHECK(hash64("smith") != hash64("smiti"));
}
