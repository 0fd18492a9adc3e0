// The name of a source, a section or an author without what writers do not agree on: filters compare these.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// `name` is UTF-8. The same for names that differ in the case and the accents of letters, in hamza and madda on an
// alef, ى and ي, ة and ه, Persian and Arabic letters and digits, marks, tatweel, invisible characters, characters of
// compatibility, and in the kind and number of the spaces; spaces at both ends are left out. Empty if nothing is left.
std::string folded_name(std::string_view name);

}  // namespace khabar
