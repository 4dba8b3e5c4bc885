#include <string>

#include <catch2/catch.hpp>

#include <concord/framing/chunks.hpp>

using namespace concord::framing;

namespace {

struct Outcome {
  std::string content;
  int status = 200;  // 200 whole, 0 wants more, else refused
  std::size_t used = 0;
};

// Feeds `bytes` in pieces of `piece`.
Outcome read(const std::string& bytes, std::size_t piece) {
  ChunkReader reader;
  Outcome outcome;
  while (outcome.used < bytes.size() && !reader.done()) {
    const auto step = reader.next(std::string_view(bytes).substr(outcome.used, piece));
    if (!step) return {outcome.content, step.error().status, outcome.used};
    outcome.content += step->data;
    outcome.used += step->used;
  }
  outcome.status = reader.done() ? 200 : 0;
  return outcome;
}

}  // namespace

TEST_CASE("chunks give the same content however they arrive") {
  const std::string body = "5\r\nhello\r\nA;note=\"x\"\r\n, council!!\r\n0\r\nX-Trailer: 1\r\n\r\n";
  const std::string fixed = "5\r\nhello\r\nA;note=\"x\"\r\n, council!\r\n0\r\nX-Trailer: 1\r\n\r\n";
  CHECK(read(body, 1).status == 400);
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    const auto outcome = read(fixed + "GET", piece);
    CHECK(outcome.status == 200);
    CHECK(outcome.content == "hello, council!");
    CHECK(outcome.used == fixed.size());
  }
}

TEST_CASE("chunks that servers read differently are refused") {
  CHECK(read("0x3\r\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("3\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("3\r\nabc\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("3\r\nabcd\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("3 \r\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read(" 3\r\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("+3\r\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("-1\r\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("\r\n", 1000).status == 400);
  CHECK(read(";x\r\n", 1000).status == 400);
  CHECK(read("10000000000000003\r\nabc\r\n0\r\n\r\n", 1000).status == 400);
  CHECK(read("0\r\nX: 1\n\r\n", 1000).status == 400);
  CHECK(read("0\r\n\n", 1000).status == 400);
  CHECK(read("3;a\x01\r\nabc\r\n0\r\n\r\n", 1000).status == 400);
}

TEST_CASE("chunk extensions and trailers are bounded") {
  CHECK(read("3;" + std::string(20'000, 'x') + "\r\nabc\r\n0\r\n\r\n", 1000).status == 431);
  CHECK(read("0\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", 1000).status == 431);
}

TEST_CASE("a body that is cut off wants more") {
  CHECK(read("3\r\nab", 1000).status == 0);
  CHECK(read("3\r\nabc\r\n0\r\n", 1000).status == 0);
}
