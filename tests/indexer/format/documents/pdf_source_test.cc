#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/format/documents/child_output.h"
#include "tests/indexer/format/sample_page.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The bytes of a PDF file, with the places of its objects.
std::string pdf_of(const std::vector<std::string>& objects, const std::string& trailer) {
  std::string bytes = "%PDF-1.4\n";
  std::string places = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places += fmt::format("{:010} 00000 n \n", bytes.size());
    bytes += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t at = bytes.size();
  return bytes + places +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, trailer, at);
}

std::string drawn(const std::string& commands) {
  return fmt::format("<< /Length {} >>\nstream\n{}\nendstream", commands.size(), commands);
}

std::vector<std::string> page_with(const std::string& commands) {
  return {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
      drawn(commands),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /CreationDate (D:20240301223000Z) >>"};
}

const std::string kPdf = pdf_of(page_with("BT /F 12 Tf 72 760 Td (The sesame season) Tj 0 -40 Td "
                                          "(The harvest began in Gedaref.) Tj ET"),
                                "/Info 6 0 R");

// $PATH for one test.
class SearchPath {
 public:
  explicit SearchPath(const std::string& path) : before_(std::getenv("PATH")) { ::setenv("PATH", path.c_str(), 1); }
  ~SearchPath() { ::setenv("PATH", before_.c_str(), 1); }
  SearchPath(const SearchPath&) = delete;
  SearchPath& operator=(const SearchPath&) = delete;

 private:
  std::string before_;
};

struct Pdf : ::testing::Test {
  void SetUp() override {
    if (find_program("pdftotext").empty()) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  }
};

TEST_F(Pdf, IsReadAsPlainTextWithItsDate) {
  const RecordingSink sink = read_bytes(kPdf, "a.pdf");
  ASSERT_THAT(sink.ids(), ElementsAre("a.pdf"));
  EXPECT_EQ(sink.articles[0].title, "The sesame season");
  EXPECT_EQ(sink.articles[0].body, "The harvest began in Gedaref.");
  EXPECT_EQ(sink.formats, std::vector<std::string>{"PDF"});
  EXPECT_EQ(day_of(sink), find_program("pdfinfo").empty() ? "" : "2024-03-01");
}

TEST_F(Pdf, ThatIsDamagedIsNamedAndCostsNoNeighbour) {
  const TempDir dir;
  dir.write("1.txt", "خبر\nنص");
  dir.write("2.pdf", kPdf.substr(0, 200));
  dir.write("3.pdf", "%PDF-1.4\nnothing of a document");
  dir.write("4.txt", "خبر\nنص");
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("1.txt", "4.txt"));
  EXPECT_THAT(sink.reasons(), ElementsAre("0: a damaged PDF document", "0: a damaged PDF document"));
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("2.pdf"));
}

TEST_F(Pdf, WithoutTheListOfItsObjectsIsRead) {
  const RecordingSink sink = read_bytes(kPdf.substr(0, kPdf.find("xref")) + "trailer << /Root 1 0 R >>\n", "a.pdf");
  ASSERT_THAT(sink.ids(), ElementsAre("a.pdf"));
  EXPECT_EQ(sink.articles[0].title, "The sesame season");
}

TEST_F(Pdf, ThatIsEncryptedIsNamed) {
  std::vector<std::string> objects = page_with("BT ET");
  const std::string hash = "<" + std::string(64, 'A') + ">";
  objects.push_back("<< /Filter /Standard /V 1 /R 2 /P -4 /O " + hash + " /U " + hash + " >>");
  const std::string id = "<" + std::string(32, 'B') + ">";
  const RecordingSink sink = read_bytes(pdf_of(objects, "/Encrypt 7 0 R /ID [" + id + id + "]"), "a.pdf");
  EXPECT_THAT(sink.ids(), IsEmpty());
  EXPECT_THAT(sink.reasons(), ElementsAre("0: an encrypted PDF document"));
}

TEST_F(Pdf, OfPicturesHasNoText) {
  EXPECT_THAT(read_bytes(pdf_of(page_with("0 0 100 100 re f"), ""), "a.pdf").reasons(),
              ElementsAre("0: a PDF document without text: its pages may be pictures"));
}

TEST_F(Pdf, WithMoreTextThanAnArticleIsNotRead) {
  std::string commands = "BT /F 1 Tf 1 TL 72 760 Td ";
  for (int i = 0; i < 200; ++i) commands += "(The harvest began in Gedaref.) Tj T* ";
  SourceOptions options;
  options.max_article_bytes = 2000;
  EXPECT_THAT(read_bytes(pdf_of(page_with(commands + "ET"), ""), "a.pdf", options).reasons(),
              ElementsAre("0: a PDF document that takes too much text"));
}

TEST(PdfWithoutItsProgram, IsRefusedByName) {
  const TempDir empty;
  const SearchPath path(empty.path().string());
  EXPECT_THAT(read_bytes(kPdf, "a.pdf").reasons(),
              ElementsAre("0: a PDF document, which is read where pdftotext (poppler-utils) is installed"));
}

TEST(PdfWithoutItsProgram, HasTheOtherProgramWhereOneIsThere) {
  const TempDir dir;
  const std::string program = dir.write("pdftotext", "#!/bin/sh\nprintf 'Title\\n\\nText\\n'\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const SearchPath path(dir.path().string());
  const RecordingSink sink = read_bytes("%PDF-1.4\n", "a.pdf");
  ASSERT_THAT(sink.ids(), ElementsAre("a.pdf"));
  EXPECT_FALSE(sink.articles[0].date) << "pdfinfo is not there";
}

}  // namespace
}  // namespace khabar::testing
