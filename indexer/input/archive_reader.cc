#include "indexer/input/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "common/ascii.h"
#include "indexer/stream/file_names.h"
#include "indexer/stream/held_exception.h"

namespace khabar {

namespace {

struct ArchiveCloser {
  void operator()(archive* a) const { archive_read_free(a); }
};

}  // namespace

struct ArchiveReader::Internal : public ByteStream {
  explicit Internal(ByteInput& packed_input) : packed(packed_input), handle(archive_read_new()) {
    if (handle == nullptr) throw std::bad_alloc();
    archive_read_support_filter_bzip2(handle.get());
    archive_read_support_filter_xz(handle.get());
    archive_read_support_filter_zstd(handle.get());
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_zip_streamable(handle.get());
    archive_read_support_format_raw(handle.get());
    archive_read_support_format_empty(handle.get());
    const int status = archive_read_open(handle.get(), this, nullptr, &Internal::give, nullptr);
    held.rethrow();
    if (status != ARCHIVE_OK) fail();
  }

  // libarchive wants a block to stay where it is until it asks for the next one.
  static la_ssize_t give(archive*, void* self, const void** block) noexcept {
    auto& internal = *static_cast<Internal*>(self);
    const bool is_given = internal.held.hold([&] {
      internal.packed.consume(std::exchange(internal.given, 0));
      const std::string_view ahead = internal.packed.peek();
      internal.given = ahead.size();
      *block = ahead.data();
    });
    return is_given ? static_cast<la_ssize_t>(internal.given) : ARCHIVE_FATAL;
  }

  std::string error() const {
    const std::string below = packed.failure();
    if (!below.empty()) return below;
    const char* text = archive_error_string(handle.get());
    if (text != nullptr && std::string_view(text).find("assphrase") != std::string_view::npos) {
      return "the archive is encrypted";
    }
    return std::string("the archive is damaged: ") + (text != nullptr ? text : "unknown error");
  }

  void fail() { archive_failure = error(); }

  // Block by block: archive_read_data() loses what it has of a buffer if the archive is cut.
  std::size_t read(std::span<char> buffer) override {
    if (!member_failure.empty() || !archive_failure.empty()) return 0;
    while (block.empty()) {
      if (!late_failure.empty()) {
        member_failure = std::exchange(late_failure, {});
        return 0;
      }
      const void* bytes = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(handle.get(), &bytes, &size, &offset);
      held.rethrow();
      if (status == ARCHIVE_EOF) return 0;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        (status == ARCHIVE_FATAL ? archive_failure : member_failure) = error();
        return 0;
      }
      block = {static_cast<const char*>(bytes), size};
      if (status == ARCHIVE_WARN) late_failure = error();  // a wrong checksum or length, found with the last block
    }
    const std::size_t count = std::min(buffer.size(), block.size());
    std::memcpy(buffer.data(), block.data(), count);
    block.remove_prefix(count);
    return count;
  }

  std::string failure() const override { return member_failure.empty() ? archive_failure : member_failure; }

  ByteInput& packed;
  std::unique_ptr<archive, ArchiveCloser> handle;
  std::size_t given = 0;
  HeldException held;      // of give(): thrown after each call of libarchive
  std::string_view block;  // what is left of the last block
  std::uint64_t passed_over = 0;
  std::string name;
  std::string late_failure;  // of the member, behind the bytes of `block`
  std::string member_failure;
  std::string archive_failure;
};

bool is_zipped_document(std::string_view head) {
  constexpr std::size_t kNameAt = 30;  // APPNOTE.TXT 4.3.7: fixed part of a local file header
  if (!head.starts_with("PK\x03\x04") || head.size() < kNameAt) return false;
  const std::string_view name = head.substr(kNameAt);
  return name.starts_with("[Content_Types].xml") || name.starts_with("mimetype") || name.starts_with("_rels/");
}

bool is_epub(std::string_view head, std::string_view path) {
  const bool is_named = ascii::ends_with_ignoring_case(path, ".epub");
  return is_zipped_document(head) && (is_named || head.find("application/epub+zip") != std::string_view::npos);
}

bool is_encrypted_zip(std::string_view head) {
  constexpr std::size_t kFlagsAt = 6;  // APPNOTE.TXT 4.4.4
  return head.starts_with("PK\x03\x04") && head.size() > kFlagsAt && (head[kFlagsAt] & 1) != 0;
}

bool is_archive(std::string_view head, std::string_view path) {
  constexpr std::size_t kTarMagicAt = 257;  // POSIX ustar header
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return true;
  if (head.starts_with("BZh") || head.starts_with(std::string_view("\xFD"
                                                                   "7zXZ\0",
                                                                   6))) {
    return true;
  }
  if (head.starts_with("\x28\xB5\x2F\xFD")) return true;
  if (head.size() < kArchiveHead) return false;
  return head.substr(kTarMagicAt).starts_with("ustar") || path.ends_with(".tar");
}

ArchiveReader::ArchiveReader(ByteInput& packed) : internal_(std::make_unique<Internal>(packed)) {}
ArchiveReader::~ArchiveReader() = default;

bool ArchiveReader::next() {
  Internal& in = *internal_;
  in.member_failure.clear();
  in.late_failure.clear();
  in.block = {};
  while (in.archive_failure.empty()) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(in.handle.get(), &entry);
    in.held.rethrow();
    if (status == ARCHIVE_EOF) return false;
    if (status == ARCHIVE_RETRY) continue;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      in.fail();
      return false;
    }
    const auto type = archive_entry_filetype(entry);
    if (type != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
      if (type != AE_IFDIR) ++in.passed_over;
      continue;
    }
    in.name.clear();
    if (archive_format(in.handle.get()) != ARCHIVE_FORMAT_RAW) {
      // The UTF-8 name first: pathname() answers null in the C locale for names that libarchive had to convert.
      const char* name = archive_entry_pathname_utf8(entry);
      if (name == nullptr) name = archive_entry_pathname(entry);
      in.name = clean_member_name(name == nullptr ? "unnamed" : name);
    }
    return true;
  }
  return false;
}

const std::string& ArchiveReader::member() const { return internal_->name; }
ByteStream& ArchiveReader::data() { return *internal_; }
std::uint64_t ArchiveReader::passed_over() const { return internal_->passed_over; }
std::string ArchiveReader::failure() const { return internal_->archive_failure; }

}  // namespace khabar
