// What the sanitizers are told, linked into the programs and the tests; without effect in other builds. They look for
// these functions by their names.

extern "C" {

// libxapian 1.4.22: Database::check() deletes an object of one size as another. The exit status is none of ours, so
// that a test which expects a program to fail does not take a finding for that.
const char* __asan_default_options();  // NOLINT(bugprone-reserved-identifier)
const char* __asan_default_options() { return "new_delete_type_mismatch=0:exitcode=86"; }

// libxapian 1.4.22: what the library allocated is not freed when an exception leaves Database::compact(), as when a run
// is ended by a signal, or the disk is full. What our code allocates is still looked for.
const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_suppressions() { return "leak:libxapian.so\n"; }

const char* __lsan_default_options();  // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_options() { return "print_suppressions=0"; }

const char* __tsan_default_options();  // NOLINT(bugprone-reserved-identifier)
const char* __tsan_default_options() { return "exitcode=86"; }
}
