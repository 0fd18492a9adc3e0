// What AddressSanitizer must overlook in libxapian 1.4.22; linked into each unit test, without effect in other builds.
// The sanitizers look for these functions by their names.

extern "C" {

// Database::check() deletes an object of one size as another.
const char* __asan_default_options();  // NOLINT(bugprone-reserved-identifier)
const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }

// What the library allocated is not freed when an exception leaves Database::compact(), as when a run is ended by a
// signal, or the disk is full. What our code allocates is still looked for.
const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_suppressions() { return "leak:libxapian.so\n"; }

const char* __lsan_default_options();  // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_options() { return "print_suppressions=0"; }
}
