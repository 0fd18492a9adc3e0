#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::make_tar;
using testing::make_zip;
using testing::pack;
using testing::Packing;
using testing::read_bytes;
using testing::RecordingSink;
using ::testing::StartsWith;

const testing::Members kMembers{
    {"./b/2.txt", "نص ثان"}, {"a/1.jsonl", "{\"id\":\"1\",\"body\":\"x\"}\n"}, {"خبر.txt", "نص"}};

// Lines of random letters, so that packing leaves more than one block of them.
std::string many_lines(int count) {
  std::string lines;
  std::uint32_t state = 12345;
  for (int i = 0; i < count; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"";
    for (int j = 0; j < 100; ++j) {
      state = state * 1664525U + 1013904223U;
      lines += static_cast<char>('a' + (state >> 24) % 26);
    }
    lines += "\"}\n";
  }
  return lines;
}

TEST(Archives, GiveTheirMembersInTheirOrderWithPathsBehindAnExclamationMark) {
  for (const std::string& bytes :
       {make_tar(kMembers), make_zip(kMembers), make_tar(kMembers, Packing::kGzip), make_tar(kMembers, Packing::kBzip2),
        make_tar(kMembers, Packing::kXz), make_tar(kMembers, Packing::kZstd)}) {
    const RecordingSink sink = read_bytes(bytes, "news.archive");
    EXPECT_THAT(sink.ids(), ElementsAre("news.archive!b/2.txt", "1", "news.archive!خبر.txt"));
    ASSERT_EQ(sink.articles.size(), 3U);
    EXPECT_EQ(sink.articles[1].path, "news.archive!a/1.jsonl");
    EXPECT_THAT(sink.skipped, IsEmpty());
    EXPECT_EQ(sink.bytes, bytes.size());
  }
}

TEST(Archives, PassOverLinksAndDevicesAndCountThem) {
  const RecordingSink sink = read_bytes(testing::make_tar_with_links(kMembers), "news.tar");
  EXPECT_EQ(sink.articles.size(), kMembers.size());
  EXPECT_EQ(sink.passed_over, std::vector<std::string>(3, "links and devices in archives"));
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(Archives, ArePackedFilesWithoutMembersToo) {
  const std::string lines = many_lines(2000);
  for (const Packing packing : {Packing::kGzip, Packing::kBzip2, Packing::kXz, Packing::kZstd}) {
    const RecordingSink sink = read_bytes(pack(lines, packing), "news.jsonl.packed");
    ASSERT_EQ(sink.articles.size(), 2000U);
    EXPECT_EQ(sink.articles[1999].id, "1999");
    EXPECT_EQ(sink.articles[1999].path, "news.jsonl.packed");
    EXPECT_THAT(sink.skipped, IsEmpty());
  }
}

struct FormatCase {
  std::string format;
  std::string bytes;
};

TEST(Archives, HoldEveryFormatInEveryPacking) {
  const std::vector<FormatCase> formats = {
      {"plain text", "عنوان\nمتن"},
      {"JSON Lines", "{\"id\":\"1\",\"title\":\"عنوان\",\"body\":\"متن\"}\n"},
      {"JSON", "[\n  {\"id\":\"1\",\n  \"title\":\"عنوان\",\"body\":\"متن\"}\n]"},
      {"CSV", "title;text\nعنوان;متن\n"},
      {"TREC SGML", "<DOC><TITLE>عنوان</TITLE><TEXT>متن</TEXT></DOC>"},
  };
  for (const auto& [format, bytes] : formats) {
    std::vector<std::string> all{bytes, make_zip({{"a", bytes}})};
    for (const Packing packing : {Packing::kGzip, Packing::kBzip2, Packing::kXz, Packing::kZstd}) {
      all.push_back(pack(bytes, packing));
      all.push_back(make_tar({{"a", bytes}}, packing));
    }
    for (const std::string& packed : all) {
      const RecordingSink sink = read_bytes(packed);
      ASSERT_EQ(sink.articles.size(), 1U) << format;
      EXPECT_EQ(sink.articles[0].title, "عنوان") << format;
      EXPECT_EQ(sink.articles[0].body, "متن") << format;
      EXPECT_THAT(sink.formats, ElementsAre(format));
      EXPECT_THAT(sink.skipped, IsEmpty()) << format;
    }
  }
}

TEST(Archives, MayLieInsideArchives) {
  const std::string inner = make_zip({{"1.txt", "نص"}});
  const std::string packed = pack("{\"id\":\"2\",\"body\":\"x\"}", Packing::kGzip);
  const RecordingSink sink = read_bytes(make_tar({{"in.zip", inner}, {"2.jsonl.gz", packed}}), "out.tar");
  EXPECT_THAT(sink.ids(), ElementsAre("out.tar!in.zip!1.txt", "2"));
  EXPECT_EQ(sink.articles.at(1).path, "out.tar!2.jsonl.gz");
}

TEST(Archives, AreNotFollowedWithoutEnd) {
  std::string bytes = "{\"id\":\"2\",\"body\":\"x\"}";
  for (int i = 0; i < 20; ++i) bytes = pack(bytes, Packing::kGzip);
  const RecordingSink sink = read_bytes(bytes);
  EXPECT_THAT(sink.articles, IsEmpty());
  EXPECT_THAT(sink.reasons(), ElementsAre(HasSubstr("archives inside archives, more than 5 deep")));
}

TEST(Archives, LeaveOutHiddenMembersAndReadme) {
  const RecordingSink sink =
      read_bytes(make_tar({{"a/.hidden", "نص"}, {".git/x", "نص"}, {"a/README.md", "نص"}, {"a/1.txt", "نص"}}), "t.tar");
  EXPECT_THAT(sink.ids(), ElementsAre("t.tar!a/1.txt"));
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(Archives, ReportBadMembersByTheirPathAndGoOn) {
  const RecordingSink sink = read_bytes(
      make_tar({{"1.txt", ""}, {"2.jsonl", "{\"id\":1,\"body\":\"x\"}\n{\n"}, {"3.txt", "\xFF"}, {"4.txt", "نص"}}),
      "t.tar");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "t.tar!4.txt"));
  ASSERT_EQ(sink.skipped.size(), 3U);
  EXPECT_THAT(sink.skipped[0].path, EndsWith("/t.tar!1.txt"));
  EXPECT_EQ(sink.skipped[0].reason, "empty file");
  EXPECT_THAT(sink.skipped[1].path, EndsWith("/t.tar!2.jsonl"));
  EXPECT_EQ(sink.skipped[1].line, 2U);
  EXPECT_THAT(sink.skipped[2].path, EndsWith("/t.tar!3.txt"));
}

// The checksum of zip stands behind the member: lines are out by then, a text that is one article is not.
TEST(Archives, WithAWrongChecksumReportTheMember) {
  std::string bytes = make_zip({{"1.jsonl", many_lines(3)}, {"2.txt", "خبر\nنص"}, {"3.txt", "خبر\nنص آخر"}});
  for (const std::string name : {"1.jsonl", "2.txt"}) {
    // In the central directory and in the descriptor behind the member, or in its header.
    const std::string sum = bytes.substr(bytes.rfind(name) - 30, 4);
    for (std::size_t at = bytes.find(sum); at != std::string::npos; at = bytes.find(sum, at + 4)) bytes[at] ^= 1;
  }
  const RecordingSink sink = read_bytes(bytes, "a.zip");
  EXPECT_THAT(sink.ids(), ElementsAre("0", "1", "2", "a.zip!3.txt"));
  EXPECT_THAT(sink.reasons(),
              ElementsAre(StartsWith("0: the archive is damaged: "), StartsWith("0: the archive is damaged: ")));
  EXPECT_THAT(sink.skipped.at(0).path, EndsWith("a.zip!1.jsonl"));
  EXPECT_THAT(sink.skipped.at(1).path, EndsWith("a.zip!2.txt"));
}

TEST(Archives, ThatAreEmptyAreReported) {
  EXPECT_THAT(read_bytes(make_tar({}), "t.tar").reasons(), ElementsAre(HasSubstr("no files")));
  EXPECT_THAT(read_bytes(make_zip({}), "t.zip").reasons(), ElementsAre(HasSubstr("no files")));
  EXPECT_THAT(read_bytes(pack("", Packing::kGzip)).reasons(), ElementsAre("0: empty file"));
}

TEST(Archives, ThatAreOfficeDocumentsAreSkipped) {
  const RecordingSink sink = read_bytes(make_zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}}));
  EXPECT_THAT(sink.articles, IsEmpty());
  EXPECT_THAT(sink.reasons(), ElementsAre(HasSubstr("office")));
}

TEST(CutGzip, KeepsWhatCameBeforeAndReportsTheCutOnce) {
  for (const int count : {20, 5000}) {
    const std::string whole = pack(many_lines(count), Packing::kGzip);
    const RecordingSink sink = read_bytes(whole.substr(0, whole.size() / 2), "news.jsonl.gz");
    EXPECT_GT(sink.articles.size(), static_cast<std::size_t>(count) * 2 / 5) << count;
    EXPECT_LT(sink.articles.size(), static_cast<std::size_t>(count)) << count;
    EXPECT_THAT(sink.reasons(), ElementsAre("0: the gzip data are cut short"));
  }
}

TEST(CutGzip, WithoutItsLastBytesStillGivesEveryArticle) {
  const std::string whole = pack(many_lines(100), Packing::kGzip);
  const RecordingSink sink = read_bytes(whole.substr(0, whole.size() - 4), "news.jsonl.gz");
  EXPECT_EQ(sink.articles.size(), 100U);
  EXPECT_EQ(sink.skipped.size(), 1U);
}

TEST(CutGzip, OfATarKeepsTheMembersBeforeAndTheLinesOfTheCutOne) {
  const std::string whole = make_tar({{"1.jsonl", many_lines(100)}, {"2.jsonl", many_lines(200)}}, Packing::kGzip);
  const RecordingSink sink = read_bytes(whole.substr(0, whole.size() / 4), "t.tar.gz");
  EXPECT_GT(sink.articles.size(), 40U);
  EXPECT_THAT(sink.reasons(), ElementsAre("0: the gzip data are cut short"));
}

TEST(CutGzip, DoesNotTakeHalfATextForTheWhole) {
  const std::string whole = pack("عنوان\n" + many_lines(50), Packing::kGzip);
  const RecordingSink sink = read_bytes(whole.substr(0, whole.size() / 2), "a.txt.gz");
  EXPECT_THAT(sink.articles, IsEmpty());
  EXPECT_THAT(sink.reasons(), ElementsAre("0: the gzip data are cut short"));
}

TEST(DamagedGzip, IsReportedAndWhatCameBeforeKept) {
  std::string bytes = pack(many_lines(5000), Packing::kGzip);
  for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 100; ++i) bytes[i] = static_cast<char>(~bytes[i]);
  const RecordingSink sink = read_bytes(bytes, "news.jsonl.gz");
  EXPECT_GT(sink.articles.size(), 1000U);
  ASSERT_FALSE(sink.skipped.empty());
  EXPECT_THAT(sink.skipped.back().reason, StartsWith("the gzip data are "));
}

TEST(Gzip, OfSeveralMembersIsReadToTheEndAndPaddingIgnored) {
  const std::string bytes = pack("{\"id\":\"1\",\"body\":\"x\"}\n", Packing::kGzip) +
                            pack("{\"id\":\"2\",\"body\":\"x\"}\n", Packing::kGzip) + std::string(1024, '\0');
  const RecordingSink sink = read_bytes(bytes);
  EXPECT_THAT(sink.ids(), ElementsAre("1", "2"));
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(CutArchives, AreReported) {
  for (const std::string& whole : {make_tar({{"1.txt", many_lines(50)}, {"2.txt", many_lines(50)}}),
                                   make_zip({{"1.txt", many_lines(50)}, {"2.txt", many_lines(50)}}),
                                   pack(many_lines(50), Packing::kXz), pack(many_lines(50), Packing::kBzip2)}) {
    const RecordingSink sink = read_bytes(whole.substr(0, whole.size() * 2 / 3), "cut");
    ASSERT_EQ(sink.skipped.size(), 1U);
    EXPECT_THAT(sink.skipped[0].reason,
                AllOf(StartsWith("the archive is damaged: "), ::testing::Not(HasSubstr("unknown"))));
  }
}

TEST(Archives, OfNoiseDoNotCrash) {
  for (const std::string head : {"PK\x03\x04", "BZh9", "\x1f\x8b\x08", "\x28\xB5\x2F\xFD"}) {
    std::string bytes = head;
    std::uint32_t state = 1;
    for (int i = 0; i < 5000; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24);
    }
    const RecordingSink sink = read_bytes(bytes);
    EXPECT_THAT(sink.articles, IsEmpty());
    EXPECT_FALSE(sink.skipped.empty());
  }
}

}  // namespace
}  // namespace khabar
