#include "tests/support/make_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace khabar::testing {

namespace {

struct Closer {
  void operator()(archive* a) const { archive_write_free(a); }
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

la_ssize_t append(archive*, void* target, const void* bytes, size_t count) {
  static_cast<std::string*>(target)->append(static_cast<const char*>(bytes), count);
  return static_cast<la_ssize_t>(count);
}

void check(int status) {
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) throw std::runtime_error("the test cannot write its archive");
}

void add_filter(archive* out, Packing packing) {
  switch (packing) {
    case Packing::kNone:
      return check(archive_write_add_filter_none(out));
    case Packing::kGzip:
      return check(archive_write_add_filter_gzip(out));
    case Packing::kBzip2:
      return check(archive_write_add_filter_bzip2(out));
    case Packing::kXz:
      return check(archive_write_add_filter_xz(out));
    case Packing::kZstd:
      return check(archive_write_add_filter_zstd(out));
  }
}

// Links of both kinds, and a device.
void add_links(archive* out) {
  const std::unique_ptr<archive_entry, Closer> entry(archive_entry_new());
  for (const char* name : {"symbolic", "hard", "device"}) {
    archive_entry_clear(entry.get());
    archive_entry_set_pathname(entry.get(), name);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    if (*name == 's') archive_entry_set_filetype(entry.get(), AE_IFLNK);
    if (*name == 's') archive_entry_set_symlink(entry.get(), "/etc/passwd");
    if (*name == 'h') archive_entry_set_hardlink(entry.get(), "/etc/passwd");
    if (*name == 'd') archive_entry_set_filetype(entry.get(), AE_IFCHR);
    check(archive_write_header(out, entry.get()));
  }
}

std::string write_archive(int (*set_format)(archive*), Packing packing, const Members& members,
                          bool with_links = false) {
  std::string result;
  const std::unique_ptr<archive, Closer> out(archive_write_new());
  check(set_format(out.get()));
  add_filter(out.get(), packing);
  check(archive_write_set_bytes_in_last_block(out.get(), 1));
  check(archive_write_open(out.get(), &result, nullptr, append, nullptr));
  if (with_links) add_links(out.get());
  for (const auto& [name, bytes] : members) {
    const std::unique_ptr<archive_entry, Closer> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    check(archive_write_header(out.get(), entry.get()));
    if (archive_write_data(out.get(), bytes.data(), bytes.size()) < 0) check(ARCHIVE_FATAL);
  }
  check(archive_write_close(out.get()));
  return result;
}

}  // namespace

std::string make_tar(const Members& members, Packing packing) {
  return write_archive(archive_write_set_format_gnutar, packing, members);
}

std::string make_tar_with_links(const Members& members) {
  return write_archive(archive_write_set_format_gnutar, Packing::kNone, members, true);
}

std::string make_zip(const Members& members) {
  return write_archive(archive_write_set_format_zip, Packing::kNone, members);
}

std::string make_quick_zip(const Members& members) {
  const auto set_format = [](archive* out) {
    const int status = archive_write_set_format_zip(out);
    return status == ARCHIVE_OK ? archive_write_set_format_option(out, "zip", "compression-level", "1") : status;
  };
  return write_archive(set_format, Packing::kNone, members);
}

std::string pack(const std::string& bytes, Packing packing) {
  return write_archive(archive_write_set_format_raw, packing, {{"bytes", bytes}});
}

}  // namespace khabar::testing
