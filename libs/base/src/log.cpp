#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <concord/base/clock.hpp>
#include <concord/base/json.hpp>
#include <concord/base/log.hpp>

namespace concord::log {
namespace {

spdlog::level::level_enum native(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::shared_ptr<spdlog::logger> make_logger(Level least, const std::filesystem::path& file) {
  spdlog::sink_ptr sink;
  if (file.empty()) {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  } else {
    sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string());
  }
  auto made = std::make_shared<spdlog::logger>("concord", std::move(sink));
  made->set_pattern("%v");
  made->set_level(native(least));
  made->flush_on(spdlog::level::debug);
  return made;
}

std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> current = make_logger(Level::info, {});
  return current;
}

struct WriteValue {
  JsonWriter& out;
  void operator()(std::string_view value) const { out.text(value); }
  void operator()(std::int64_t value) const { out.integer(value); }
  void operator()(double value) const { std::isfinite(value) ? out.number(value) : out.null(); }
  void operator()(bool value) const { out.boolean(value); }
};

}  // namespace

std::optional<Level> level_named(std::string_view word) {
  const auto* const found = std::find(kLevels.begin(), kLevels.end(), word);
  if (found == kLevels.end()) return std::nullopt;
  return static_cast<Level>(found - kLevels.begin());
}

void start(Level least, const std::filesystem::path& file) { logger() = make_logger(least, file); }

void event(Level level, std::string_view event, std::initializer_list<Field> fields) {
  spdlog::logger& out = *logger();
  if (!out.should_log(native(level))) return;
  JsonWriter line;
  line.begin_object().field("at", to_rfc3339(SystemClock().now()));
  line.field("level", kLevels[static_cast<std::size_t>(level)]).field("event", event);
  for (const Field& field : fields) {
    line.key(field.name);
    std::visit(WriteValue{line}, field.value);
  }
  line.end_object();
  out.log(native(level), "{}", line.take());
}

}  // namespace concord::log
