#include "common/forms/word_list_edit.h"

#include <utility>

namespace khabar {

WordListEdit::WordListEdit(Xapian::WritableDatabase& database, const WordListSpec& list)
    : database_(database), list_(list), cutter_(kChunkBytes, [this](const std::string& last, const std::string& bytes) {
        database_.set_metadata(std::string{list_.prefix} + last, bytes);
        kept_key_ = kept_key_ || last == last_;
      }) {}

bool WordListEdit::covers(std::string_view word) const { return open_ && (takes_all_ || word <= last_); }

// A word behind all others goes into the last chunk.
void WordListEdit::open(std::string_view word) {
  open_ = true;
  cursor_.emplace(database_, list_);
  takes_all_ = !cursor_->seek(word);
  if (takes_all_) {
    ChunkCursor all(database_, list_);
    last_.clear();
    while (all.next()) last_ = all.last();
    cursor_.emplace(database_, list_);
    if (last_.empty() || !cursor_->seek(last_)) return;
  }
  last_ = cursor_->last();
  bytes_ = cursor_->read();
  has_word_ = reader_.emplace(bytes_).next();
}

void WordListEdit::copy_one() {
  cutter_.add(reader_->word(), reader_->value());
  has_word_ = reader_->next();
}

void WordListEdit::copy_before(std::string_view word) {
  while (has_word_ && reader_->word() < word) copy_one();
}

void WordListEdit::change(std::string_view word, const std::function<std::string(std::string_view value)>& make) {
  if (!covers(word)) {
    close();
    open(word);
  }
  copy_before(word);
  const bool is_there = has_word_ && reader_->word() == word;
  const std::string value = make(is_there ? reader_->value() : std::string_view{});
  if (is_there) has_word_ = reader_->next();
  if (!value.empty()) cutter_.add(word, value);
}

void WordListEdit::close() {
  if (!open_) return;
  while (has_word_) copy_one();
  if (reader_ && (reader_->is_damaged() || reader_->word() != last_)) throw cursor_->damage();
  cutter_.finish();
  if (reader_ && !kept_key_) database_.set_metadata(std::string{list_.prefix} + last_, {});
  reader_.reset();
  last_.clear();
  open_ = kept_key_ = false;
}

void WordListEdit::finish() { close(); }

}  // namespace khabar
