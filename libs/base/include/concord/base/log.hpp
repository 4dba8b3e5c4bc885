// One JSON line an event, on stderr or a file. An event is a fixed word and fields of numbers, ids and
// fixed words: no free text from outside, so nothing personal and no forged line can get in.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <variant>

namespace concord::log {

enum class Level { debug, info, warning, error };

// The words of the levels, least first, and the level of one; nothing for any other word.
inline constexpr std::array<std::string_view, 4> kLevels{"debug", "info", "warning", "error"};
std::optional<Level> level_named(std::string_view word);

struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double, bool> value;
};

// Once, before the first event; without it events of level info and above go to stderr. Thread-safe
// afterwards.
void start(Level least, const std::filesystem::path& file = {});

// {"at":"…","level":"info","event":"extract.completed","extract":"…","rows":18234}
void event(Level level, std::string_view event, std::initializer_list<Field> fields = {});

inline void info(std::string_view name, std::initializer_list<Field> fields = {}) {
  event(Level::info, name, fields);
}
inline void warning(std::string_view name, std::initializer_list<Field> fields = {}) {
  event(Level::warning, name, fields);
}
inline void error(std::string_view name, std::initializer_list<Field> fields = {}) {
  event(Level::error, name, fields);
}

}  // namespace concord::log
