#include <ostream>

#include "searcher/output/hit_writer.h"
#include "searcher/output/run_file.h"

namespace khabar {

void write_trec(const SearchResults& results, const TextStyle&, std::ostream& out) {
  RunLines lines{"1"};
  for (const Hit& hit : results.hits) out << lines.line(hit.id, hit.score);
}

}  // namespace khabar
