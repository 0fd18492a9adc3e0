// An e-book (EPUB): a zip archive of chapters, and of a page (OPF) that says what book they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_draft.h"
#include "indexer/article/article_sink.h"
#include "indexer/article/source_file.h"
#include "indexer/format/documents/epub_metadata.h"

namespace khabar {

// Gives each chapter to the sink as an article: its first heading, or else its title, is the title, all its text the
// body; author, date, language, section and publisher are those of the book. A chapter without text is passed over:
// covers and lists of contents are.
class EpubBook {
 public:
  // `packed` is the archive; all of them must outlive it.
  EpubBook(ByteInput& packed, const SourceOptions& options, ArticleSink& sink)
      : packed_(packed), options_(options), sink_(sink) {}

  // One member of the archive. Chapters that stand before the metadata wait for them, up to kMaxHeldChapters bytes.
  void read_member(SourceFile& file);

  // After the last member, or the last that can be read.
  void finish();

 private:
  struct Chapter {
    std::string shown;
    std::string relative;
    ArticleDraft draft;
  };

  static std::size_t bytes_of(const Chapter& chapter);
  void read_chapter(SourceFile& file);
  void read_metadata(SourceFile& file);
  void give_held();
  void give(Chapter&& chapter);

  ByteInput& packed_;
  const SourceOptions& options_;
  ArticleSink& sink_;
  EpubMetadata metadata_;
  bool has_metadata_ = false;
  std::vector<Chapter> held_;
  std::size_t held_bytes_ = 0;
  std::uint64_t given_without_ = 0;  // chapters that could not wait
};

}  // namespace khabar
