#include <charconv>

#include <concord/base/text.hpp>
#include <concord/framing/characters.hpp>
#include <concord/framing/head.hpp>

namespace concord::framing {
namespace {

constexpr std::size_t longest_besides_target = 64;  // method, blanks and version of any sane request line

struct Facts {
  std::size_t fields = 0;
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  std::size_t codings = 0;
  std::size_t expectations = 0;
  std::string_view host;
  std::string_view length;
  std::string_view coding;
  std::string_view expectation;
  bool says_close = false;
  bool says_keep_alive = false;
};

Checked<unsigned> check_version(std::string_view version) {
  const auto digit = [&](std::size_t at) { return version[at] >= '0' && version[at] <= '9'; };
  if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !digit(5) || version[6] != '.' || !digit(7)) {
    return refuse(400, "The request line does not end with an HTTP version.");
  }
  if (version == "HTTP/1.1") return 1U;
  if (version == "HTTP/1.0") return 0U;
  return refuse(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
}

template <class Each>
void for_each_in_list(std::string_view list, Each each) {
  while (true) {
    const auto comma = list.find(',');
    each(trim_blanks(list.substr(0, comma)));
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

void note_connection(std::string_view value, Facts& facts) {
  for_each_in_list(value, [&](std::string_view option) {
    facts.says_close |= equal_ignoring_case(option, "close");
    facts.says_keep_alive |= equal_ignoring_case(option, "keep-alive");
  });
}

// `value` keeps a trailing tab here: some servers take `chunked<TAB>` for chunked and some do not.
void note_field(std::string_view name, std::string_view value, Facts& facts) {
  const auto once = [&](std::size_t& count, std::string_view& slot) {
    ++count;
    slot = value;
  };
  switch (name.size()) {
    case 4:
      if (equal_ignoring_case(name, "host")) once(facts.hosts, facts.host);
      break;
    case 6:
      if (equal_ignoring_case(name, "expect")) once(facts.expectations, facts.expectation);
      break;
    case 10:
      if (equal_ignoring_case(name, "connection")) note_connection(value, facts);
      break;
    case 14:
      if (equal_ignoring_case(name, "content-length")) once(facts.lengths, facts.length);
      break;
    case 17:
      if (equal_ignoring_case(name, "transfer-encoding")) once(facts.codings, facts.coding);
      break;
    default:
      break;
  }
}

Checked<void> check_field(std::string_view line, Facts& facts) {
  if (line.front() == ' ' || line.front() == '\t')
    return refuse(400, "A header field is folded over two lines.");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return refuse(400, "A header field has no colon.");
  const auto name = line.substr(0, colon);
  if (!is_token(name))
    return refuse(400, "A header field's name is empty or has a character that is not allowed.");
  auto value = line.substr(colon + 1);
  if (!is_field_text(value)) return refuse(400, "A header field has a control character.");
  if (!is_utf8(value)) return refuse(400, "A header field is not UTF-8.");
  const auto first = value.find_first_not_of(' ');
  value = first == std::string_view::npos ? std::string_view{}
                                          : value.substr(first, value.find_last_not_of(' ') - first + 1);
  note_field(name, value, facts);
  return {};
}

bool is_host(std::string_view host) {
  return !host.empty() && host.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789-._~%!$&'()*+;=:[]") == std::string_view::npos;
}

Checked<void> check_host(const Facts& facts, unsigned minor) {
  if (facts.hosts > 1) return refuse(400, "The request has more than one Host.");
  if (facts.hosts == 0) {
    return minor == 0 ? Checked<void>{} : refuse(400, "The request has no Host.");
  }
  if (!is_host(facts.host)) return refuse(400, "Host is not a name or address.");
  return {};
}

Checked<void> check_coding(std::string_view value) {
  if (equal_ignoring_case(value, "chunked")) return {};
  std::size_t chunked = 0;
  bool tokens = value.find('\t') == std::string_view::npos;
  for_each_in_list(value, [&](std::string_view coding) {
    tokens &= is_token(coding);
    if (equal_ignoring_case(coding, "chunked")) ++chunked;
  });
  if (!tokens) return refuse(400, "Transfer-Encoding is malformed.");
  if (chunked > 1) return refuse(400, "Transfer-Encoding names chunked twice.");
  return refuse(501, "The only Transfer-Encoding taken is chunked.");
}

Checked<std::uint64_t> check_length(std::string_view value, std::uint64_t limit) {
  std::uint64_t length = 0;
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), length);
  if (!digits || read.ec != std::errc{}) return refuse(400, "Content-Length is not one number.");
  if (length > limit) return refuse(413, "The body is larger than is taken.");
  return length;
}

Checked<void> settle_body(const Facts& facts, unsigned minor, const HeadLimits& limits, Framing& framing) {
  if (facts.codings > 0 && facts.lengths > 0) {
    return refuse(400, "The request has both Transfer-Encoding and Content-Length.");
  }
  if (facts.codings > 1) return refuse(400, "The request has more than one Transfer-Encoding.");
  if (facts.lengths > 1) return refuse(400, "The request has more than one Content-Length.");
  if (facts.codings == 1) {
    if (minor == 0) return refuse(400, "HTTP/1.0 has no Transfer-Encoding.");
    if (auto coding = check_coding(facts.coding); !coding) return coding;
    framing.chunked = true;
  }
  if (facts.lengths == 1) {
    const auto length = check_length(facts.length, limits.body);
    if (!length) return tl::unexpected(length.error());
    framing.content_length = *length;
  }
  return {};
}

Checked<Framing> settle(const Facts& facts, unsigned minor, const HeadLimits& limits) {
  if (auto host = check_host(facts, minor); !host) return tl::unexpected(host.error());
  Framing framing;
  framing.host = facts.host;
  if (auto body = settle_body(facts, minor, limits, framing); !body) return tl::unexpected(body.error());
  if (facts.expectations > 0) {
    if (facts.expectations > 1 || !equal_ignoring_case(facts.expectation, "100-continue")) {
      return refuse(417, "The only expectation met is 100-continue.");
    }
    framing.expects_continue = minor == 1;
  }
  framing.keep_alive = !facts.says_close && (minor == 1 || facts.says_keep_alive);
  return framing;
}

}  // namespace

Checked<RequestLine> check_request_line(std::string_view line, const HeadLimits& limits) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return refuse(400, "The request line is not a method, a target and a version.");
  }
  RequestLine parts{line.substr(0, first), line.substr(first + 1, last - first - 1), 1};
  if (!is_token(parts.method)) return refuse(400, "The method has a character that is not allowed.");
  if (parts.target.size() > limits.target) return refuse(414, "The target is longer than is taken.");
  for (const char c : parts.target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f) return refuse(400, "The target has a character that must be encoded.");
  }
  if (parts.target.empty()) return refuse(400, "The target is empty.");
  const auto minor = check_version(line.substr(last + 1));
  if (!minor) return tl::unexpected(minor.error());
  parts.minor = *minor;
  return parts;
}

Checked<bool> HeadScanner::scan(std::string_view bytes) {
  if (!bytes.empty() && bytes.front() == '\x16') return refuse(0, "This is a TLS hello on a plain port.");
  while (scanned_ < bytes.size()) {
    const auto feed = bytes.find('\n', scanned_);
    if (feed == std::string_view::npos) break;
    const auto whole = take_line(bytes, feed);
    if (!whole || *whole) return whole;
  }
  scanned_ = bytes.size();
  if (!request_line_seen_ && bytes.size() - line_ > limits_->target + longest_besides_target) {
    return refuse(414, "The request line is longer than is taken.");
  }
  if (bytes.size() - begin_ > limits_->bytes) return refuse(431, "The head is larger than is taken.");
  return false;
}

Checked<bool> HeadScanner::take_line(std::string_view bytes, std::size_t line_feed) {
  if (line_feed == line_ || bytes[line_feed - 1] != '\r') {
    return refuse(400, "A line ends without a carriage return.");
  }
  const auto line = bytes.substr(line_, line_feed - 1 - line_);
  scanned_ = line_ = line_feed + 1;
  if (!request_line_seen_) {
    if (line.empty() && begin_ == 0) {
      begin_ = line_;
      return false;
    }
    request_line_seen_ = true;
    if (auto checked = check_request_line(line, *limits_); !checked) return tl::unexpected(checked.error());
  } else if (line.empty()) {
    end_ = line_;
    if (end_ - begin_ > limits_->bytes) return refuse(431, "The head is larger than is taken.");
    return true;
  }
  return false;
}

Checked<Framing> check_head(std::string_view head, const HeadLimits& limits) {
  Facts facts;
  unsigned minor = 1;
  bool request_line = true;
  while (true) {
    const auto end = head.find("\r\n");
    if (end == std::string_view::npos) return refuse(400, "The head does not end with an empty line.");
    const auto line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.find_first_of("\r\n") != std::string_view::npos)
      return refuse(400, "A line has a stray line end.");
    if (request_line) {
      const auto parts = check_request_line(line, limits);
      if (!parts) return tl::unexpected(parts.error());
      minor = parts->minor;
      request_line = false;
      continue;
    }
    if (line.empty()) break;
    if (++facts.fields > limits.fields) return refuse(431, "There are more header fields than are taken.");
    if (auto field = check_field(line, facts); !field) return tl::unexpected(field.error());
  }
  if (!head.empty()) return refuse(400, "The head goes on after its empty line.");
  return settle(facts, minor, limits);
}

}  // namespace concord::framing
