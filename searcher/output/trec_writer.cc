#include <ostream>

#include "searcher/output/hit_writer.h"
#include "searcher/output/run_file.h"

namespace khabar {
namespace {

class TrecHits : public HitWriter {
 public:
  explicit TrecHits(std::ostream& out) : out_(out) {}

  void begin(const SearchResults&) override {}
  void hit(const Hit& hit) override { out_ << lines_.line(hit.id, hit.score); }
  void end() override {}

 private:
  std::ostream& out_;
  RunLines lines_{"1"};
};

}  // namespace

std::unique_ptr<HitWriter> trec_hits(std::ostream& out) { return std::make_unique<TrecHits>(out); }

}  // namespace khabar
