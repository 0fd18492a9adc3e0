// What tests do otherwise, or cannot do, where a sanitizer is in the programs.
#pragma once

namespace khabar::testing {

#ifdef KHABAR_SANITIZE
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// What is repeated often is repeated so many times less: a step takes twenty to fifty times as long.
inline constexpr int kFewer = kSanitized ? 10 : 1;

// The runtime of a sanitizer wants to be first, and replaces the same calls.
inline constexpr const char* kNoPreload = "a sanitizer allows no preloaded library";

// The shadow of a sanitizer takes terabytes of addresses, and some of it counts as memory in use.
inline constexpr const char* kNoMemoryLimit = "a sanitizer needs memory of its own";

}  // namespace khabar::testing
