#include "indexer/input/read_inputs.h"

#include <memory>
#include <unordered_map>
#include <utility>

#include "common/digest.h"
#include "indexer/input/file_walk.h"
#include "indexer/input/read_stream.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/file_names.h"
#include "indexer/stream/file_stream.h"

namespace khabar {

namespace {

// Tells how much of the file was read before each call, so that no callback of a packing library ever meets an
// exception thrown by the sink.
class MeteredSink : public ArticleSink {
 public:
  MeteredSink(const FileStream& stream, ArticleSink& sink) : stream_(stream), sink_(sink) {}

  void add(Article&& article) override {
    report();
    sink_.add(std::move(article));
  }
  void found_as(std::string_view format, std::string_view encoding) override { sink_.found_as(format, encoding); }
  void skip(SkippedInput&& skipped) override {
    report();
    sink_.skip(std::move(skipped));
  }
  void remark(Remark remark, const std::vector<std::string>& details) override { sink_.remark(remark, details); }
  void pass_over(std::string_view kind) override {
    report();
    sink_.pass_over(kind);
  }
  void consumed(std::uint64_t bytes) override { sink_.consumed(bytes); }
  void check_point() override { sink_.check_point(); }

  void report() {
    const std::uint64_t read = stream_.bytes_read();
    if (read == reported_) return;
    sink_.consumed(read - reported_);
    reported_ = read;
  }

 private:
  const FileStream& stream_;
  ArticleSink& sink_;
  std::uint64_t reported_ = 0;
};

void read_file(FileStream& stream, const StreamNames& names, const SourceOptions& options, ArticleSink& sink) {
  MeteredSink metered(stream, sink);
  ByteInput input(stream);
  read_stream(input, names, options, metered);
  metered.report();
}

FollowLinks links_of(const SourceOptions& options) {
  return options.follow_links ? FollowLinks::kAnywhere : FollowLinks::kInside;
}

// Names of files that differ between inputs: two directories may both have a file 1.txt, and its name is its id.
class RelativeNames {
 public:
  // Of all files, before the first is asked for.
  void note(const FoundFile& file, std::size_t input) {
    const auto [known, is_new] = seen_.try_emplace(digest(file.relative), input);
    if (!is_new && known->second != input) known->second = kSeveral;
  }

  // `relative`, with as many directories before it as it takes to tell it from the files of other inputs.
  std::string name_of(const FoundFile& file, std::size_t input) {
    std::string name = file.relative;
    std::string_view above = std::string_view(file.path).substr(0, file.path.size() - file.relative.size());
    for (;;) {
      if (seen_.try_emplace(digest(name), input).first->second == input) return name;
      above = above.substr(0, above.find_last_not_of('/') + 1);
      if (above.empty()) return name;
      name = std::string(last_part(above)) + "/" + name;
      above.remove_suffix(last_part(above).size());
    }
  }

 private:
  static constexpr std::size_t kSeveral = 0;

  std::unordered_map<std::string, std::size_t> seen_;  // the input that has it, from 1, by the digest of the name
};

}  // namespace

void read_inputs(const std::vector<std::string>& inputs, const SourceOptions& options, ArticleSink& sink) {
  RelativeNames names;
  std::size_t number = 0;
  const WalkHandlers noting{[&](const FoundFile& file) { names.note(file, number); },
                            [](const std::string&, const std::string&) {}, [] {}};
  for (const std::string& input : inputs) {
    ++number;
    if (inputs.size() > 1 && input != kStandardInput) walk_input(input, links_of(options), noting);
  }
  number = 0;
  const auto read = [&](const FoundFile& file) {
    const std::string relative = inputs.size() == 1 ? file.relative : names.name_of(file, number);
    if (relative != file.relative) sink.remark(Remark::kRenamedPath, {utf8_name(relative)});
    const std::unique_ptr<FileStream> stream = FileStream::open(file.path, options.is_stopped);
    read_file(*stream, {utf8_name(file.path), utf8_name(relative)}, options, sink);
  };
  const auto skip = [&](const std::string& path, const std::string& reason) {
    sink.skip({utf8_name(path), 0, reason});
  };
  const WalkHandlers handlers{read, skip, [&] { sink.pass_over(kHiddenFiles); }};
  for (const std::string& input : inputs) {
    ++number;
    if (input == kStandardInput) {
      const std::unique_ptr<FileStream> stream = FileStream::standard_input(options.is_stopped);
      read_file(*stream, {kStandardInput, kStandardInput}, options, sink);
    } else {
      walk_input(input, links_of(options), handlers);
    }
  }
}

std::uint64_t input_bytes(const std::vector<std::string>& inputs, const SourceOptions& options) {
  std::uint64_t total = 0;
  const WalkHandlers handlers{[&](const FoundFile& file) { total += file.size; },
                              [](const std::string&, const std::string&) {}, [] {}};
  for (const std::string& input : inputs) {
    if (input != kStandardInput) walk_input(input, links_of(options), handlers);
  }
  return total;
}

}  // namespace khabar
