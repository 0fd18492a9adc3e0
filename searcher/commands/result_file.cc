#include "searcher/commands/result_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/program/error.h"

namespace khabar {

std::streamsize ResultFile::Digesting::xsputn(const char* text, std::streamsize count) {
  digester.add({text, static_cast<std::size_t>(count)});
  bytes += static_cast<std::uint64_t>(count);
  return target.write(text, count) ? count : 0;
}

ResultFile::Digesting::int_type ResultFile::Digesting::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

ResultFile::ResultFile(std::string path, std::ostream& standard_output, bool digested)
    : path_(std::move(path)),
      is_standard_(path_ == "-" || path_ == "/dev/stdout"),
      out_(is_standard_ ? standard_output : file_) {
  if (!is_standard_) file_.open(path_, std::ios::binary);
  if (!is_standard_ && !file_) fail();
  if (!digested) return;
  digesting_ = std::make_unique<Digesting>(out_);
  digested_ = std::make_unique<std::ostream>(digesting_.get());
}

void ResultFile::finish() {
  if (is_standard_) return;
  file_.close();
  if (!file_) fail("is the disk full?");
}

void ResultFile::fail(const std::string& hint) const {
  throw Error(fmt::format("cannot write {}: {}", path_, std::strerror(errno)), hint);
}

}  // namespace khabar
