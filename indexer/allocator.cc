// What jemalloc is asked for, which takes the place of the C library's allocator in khabar-index: terms are many small
// strings, made and dropped in several threads. Measured on 59,226 articles, two threads: a build takes 40 s of
// processor time with it and 48 without.
//
// Four arenas however many processors there are, instead of four for each: an arena keeps some of what was freed in it,
// and the memory plan has to hold on large machines as well.
extern "C" {
extern const char* const malloc_conf;  // the name and its type are jemalloc's
const char* const malloc_conf = "narenas:4";
}
