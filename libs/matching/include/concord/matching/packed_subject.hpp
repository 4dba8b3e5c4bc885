// A subject in few bytes, for whoever keeps it: all but its key, its layout and whether it ceased, which the
// record's own row says. Pure; any thread.
#pragma once

#include <concord/base/packed.hpp>
#include <concord/matching/subject.hpp>

namespace concord::matching {

// Rises with every change of these bytes, or of what standardise() makes of any record: what was kept in
// another form is made anew. A test holds it (tests/unit/service/kept_subjects_test.cpp).
inline constexpr std::uint32_t kSubjectForm = 2;

void pack(const Subject& subject, Packer& out);
// `in` has failed if these are not the bytes of a subject.
void unpack(Unpacker& in, Subject& subject);

}  // namespace concord::matching
