// The indexes that a worker asks, open as long as they are the published ones.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/index/index_set.h"
#include "common/program/check_point.h"
#include "common/saved/sqlite_file.h"
#include "searcher/saved/saved_in_index.h"
#include "searcher/search/searcher.h"

namespace khabar {

// Not for two threads at once.
class WarmIndex {
 public:
  // `check_point`: see Collection::watch(). Opens nothing.
  WarmIndex(std::vector<std::string> places, CheckPoint check_point);

  // Opens what has been published since; an answer that is being made by another worker keeps its own. Sets and codes
  // are read again once their file was written. Throws Refusal `no_index` if there is none that can be opened.
  void refresh();

  // Needs refresh().
  IndexSet& indexes() { return open_->indexes; }
  Searcher& searcher() { return open_->searcher; }
  SavedInIndex& saved() { return *open_->saved; }

  // The published generation of the only index, or those of all with commas between.
  const std::string& generation() const { return generation_; }
  // Another text whenever answers may differ: other generations, or a desk file that was written since.
  const std::string& state() const { return state_; }
  bool is_one_directory() const { return one_directory_; }
  const std::vector<std::string>& places() const { return places_; }

  // Writes to the desk file of the indexes, which is made if it is not there. Throws Refusal: `busy` if another program
  // is writing, else `desk_file`; and the refusals of `write`.
  void write_to_desk(const std::function<void(SqliteFile&)>& write) const;

 private:
  struct Open {
    Open(const std::vector<std::string>& places, const CheckPoint& check_point);
    IndexSet indexes;
    std::shared_ptr<SavedInIndex> saved;
    Searcher searcher;
  };

  std::string published() const;  // of the directories
  void open_published();

  const std::vector<std::string> places_;
  const CheckPoint check_point_;
  bool one_directory_ = false;
  std::string seen_;
  std::string generation_;
  std::string state_;
  std::unique_ptr<Open> open_;
};

}  // namespace khabar
