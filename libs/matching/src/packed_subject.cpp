#include <concord/matching/packed_subject.hpp>

namespace concord::matching {
namespace {

using domain::PartialDate;

// Each kind of value, written and read in one place: `Way` is Writing or Reading.
struct Writing {
  Packer& out;
  void text(const std::string& value) { out.text(value); }
  void flag(bool value) { out.number(value ? 1 : 0); }
  template <class Number>
  void number(const Number& value) {
    out.number(static_cast<std::uint64_t>(value));
  }
  template <class T, class Each>
  void list(const std::vector<T>& values, Each each) {
    out.number(values.size());
    for (const T& value : values) {
      each(value);
    }
  }
};

struct Reading {
  Unpacker& in;
  void text(std::string& value) { value = in.text(); }
  void flag(bool& value) { value = in.number() != 0; }
  template <class Number>
  void number(Number& value) {
    value = static_cast<Number>(in.number());
  }
  template <class T, class Each>
  void list(std::vector<T>& values, Each each) {
    values.resize(in.count());
    for (T& value : values) {
      each(value);
    }
  }
};

// `Of` is Subject, const where it is written.
template <class Way, class Of>
void walk(Way way, Of& subject) {
  const auto date = [&](auto& value) {
    way.number(value.year);
    way.number(value.month);
    way.number(value.day);
  };
  way.number(subject.part);
  way.list(subject.names, [&](auto& name) {
    way.text(name.given);
    way.text(name.middle);
    way.text(name.family);
    way.flag(name.given_cut);
    way.flag(name.family_cut);
  });
  way.list(subject.generations, [&](auto& generation) { way.number(generation); });
  way.list(subject.birth_dates, date);
  way.list(subject.sexes, [&](auto& sex) { way.number(sex); });
  way.list(subject.addresses, [&](auto& address) {
    way.text(address.postcode);
    way.text(address.uprn);
    way.text(address.flat);
    way.text(address.house);
    way.text(address.street);
    way.text(address.town);
    way.flag(address.shared);
  });
  way.list(subject.identifiers, [&](auto& identifier) {
    way.text(identifier.type);
    way.text(identifier.value);
    way.flag(identifier.verified);
    way.flag(identifier.weak);
  });
  way.list(subject.phones, [&](auto& phone) { way.text(phone); });
  way.list(subject.emails, [&](auto& email) { way.text(email); });
  way.list(subject.attributes, [&](auto& attribute) {
    way.text(attribute.first);
    way.text(attribute.second);
  });
}

}  // namespace

void pack(const Subject& subject, Packer& out) {
  walk(Writing{out}, subject);
  const PartialDate adult = subject.adult_since.value_or(PartialDate{});
  out.number(static_cast<std::uint64_t>(adult.year)).number(adult.month).number(adult.day);
}

void unpack(Unpacker& in, Subject& subject) {
  walk(Reading{in}, subject);
  PartialDate adult;
  adult.year = static_cast<std::int16_t>(in.number());
  adult.month = static_cast<std::uint8_t>(in.number());
  adult.day = static_cast<std::uint8_t>(in.number());
  subject.adult_since = adult.year == 0 ? std::nullopt : std::optional(adult);
}

}  // namespace concord::matching
