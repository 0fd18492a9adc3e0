// Records in markup, and the ids of newswires.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/format/sample_page.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;

TEST(RecordsInMarkup, AreReadWithARootOrWithout) {
  const auto record = [](const std::string& name, const std::string& id) {
    return "<" + name + ">\n<ID>" + id + "</ID>\n<URL>http://x.test/" + id +
           "</URL>\n<Headline>موسم السمسم</Headline>\n" + "<Dateline>2010-05-13</Dateline>\n<Text>" + kSesame +
           "</Text>\n</" + name + ">\n";
  };
  for (const std::string& bytes : {record("Alittihad", "1") + record("Alittihad", "2"),
                                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Alittihads>" +
                                       record("Alittihad", "1") + record("Alittihad", "2") + "</Alittihads>"}) {
    const RecordingSink sink = read_bytes(bytes, "a.xml");
    ASSERT_THAT(sink.ids(), ElementsAre("1", "2"));
    EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
    EXPECT_EQ(sink.articles[0].body, kSesame);
    EXPECT_EQ(format_day(*sink.articles[0].date), "2010-05-13");
  }
  EXPECT_THAT(read_bytes("<svg><g><path d=\"M0\"/></g></svg>", "a.txt").reasons(),
              ElementsAre("0: XML, but neither a feed nor a page"));
}

TEST(TrecSgml, HasDateAndSourceInIdsOfNewswires) {
  for (const std::string id :
       {"<DOC id=\"AFP_ARB_20040301.0001\" type=\"story\">", "<DOC><DOCNO>20040301_AFP_ARB.0001</DOCNO>"}) {
    const RecordingSink sink = read_bytes(id + "\n<HEADLINE>أ</HEADLINE><TEXT><P>" + kSesame + "</P></TEXT>\n</DOC>\n");
    EXPECT_EQ(day_of(sink), "2004-03-01") << id;
    EXPECT_EQ(sink.articles.at(0).source, "AFP") << id;
  }
  const RecordingSink other = read_bytes("<DOC id=\"ART_99999999.1\">\n<TEXT>" + kSesame + "</TEXT>\n</DOC>\n");
  EXPECT_EQ(day_of(other), "");
  EXPECT_EQ(other.articles.at(0).source, "");
}

}  // namespace
}  // namespace khabar::testing
