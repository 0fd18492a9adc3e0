#include "indexer/article/field_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::read_bytes;

std::vector<std::string_view> fields_of(const FieldNames& names, std::string_view key) {
  std::vector<std::string_view> fields;
  for (const FieldSlot& slot : names.slots(key)) fields.push_back(article_field_names()[slot.field]);
  return fields;
}

TEST(FieldNames, KnowUsualKeysInEverySpelling) {
  const FieldNames names;
  EXPECT_THAT(fields_of(names, "headline"), ElementsAre("title"));
  EXPECT_THAT(fields_of(names, "Title "), ElementsAre("title"));
  for (const char* key : {"published", "publishedAt", "Published At", "published_at", "pub_date", "datePublished"}) {
    EXPECT_THAT(fields_of(names, key), ElementsAre("date")) << key;
  }
  EXPECT_THAT(fields_of(names, "العنوان"), ElementsAre("title"));
  EXPECT_THAT(fields_of(names, "likes"), ElementsAre());
  EXPECT_THAT(fields_of(names, ""), ElementsAre());
}

TEST(FieldNames, ThatAreMappedReplaceTheUsualOnesOfTheirFields) {
  const FieldNames names("title=kicker, body=long text,id=url");
  EXPECT_THAT(names.mapped(), ElementsAre("kicker", "long text", "url"));
  EXPECT_THAT(fields_of(names, "kicker"), ElementsAre("title"));
  EXPECT_THAT(fields_of(names, "Long_Text"), ElementsAre("body"));
  EXPECT_THAT(fields_of(names, "title"), ElementsAre());
  EXPECT_THAT(fields_of(names, "url"), ElementsAre("id", "url"));
}

struct MapError {
  const char* map;
  const char* message;
  const char* hint;
};

TEST(FieldNames, ThatAreNotUnderstoodSayWhatWasMeant) {
  for (const MapError& at :
       {MapError{"titel=a", "--map titel=...: no field of an article has this name", "did you mean title?"},
        MapError{"xyz=a", "--map xyz=...", "the fields are id, title, body"},
        MapError{"title", "--map: 'title' is not FIELD=NAME", "title=headline"},
        MapError{"title=", "--map: 'title=' is not FIELD=NAME", ""},
        MapError{"title=a,,body=b", "--map: '' is not FIELD=NAME", ""},
        MapError{"articles=a,articles=b", "--map names articles twice", "name one list"},
        MapError{"xyz=a", "--map xyz=...", "articles is their list in JSON"},
        MapError{"title=a,title=b", "--map names title twice", ""}}) {
    try {
      const FieldNames names(at.map);
      FAIL() << at.map;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(at.message));
      EXPECT_THAT(error.hint(), HasSubstr(at.hint));
    }
  }
}

TEST(FieldNames, ReachJsonKeys) {
  SourceOptions options;
  options.fields = FieldNames("title=kicker,body=story");
  const auto sink =
      read_bytes(R"({"id":"1","title":"no","kicker":"عنوان","text":"no","story":["أ","ب"]})", "a", options);
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "عنوان");
  EXPECT_EQ(sink.articles[0].body, "أ\n\nب");
}

TEST(FieldNames, KeepThePathOfAnArticleThatWasIndexedBefore) {
  const auto sink = read_bytes(R"({"id":"1","body":"x","path":"old.zip!a.txt"})", "a.jsonl");
  EXPECT_EQ(sink.articles.at(0).path, "old.zip!a.txt");
}

TEST(FieldNames, OfTwoKeysTheUpperOneCountsInEitherOrder) {
  for (const char* json :
       {R"({"id":"1","headline":"b","title":"a","body":"x"})", R"({"id":"1","title":"a","headline":"b","body":"x"})"}) {
    EXPECT_EQ(read_bytes(json).articles.at(0).title, "a");
  }
  EXPECT_EQ(read_bytes(R"({"id":"1","title":"","headline":"b","body":"x"})").articles.at(0).title, "b");
}

TEST(FieldNames, MayNameTheListOfArticles) {
  const FieldNames names("articles=data.items,title=kicker");
  EXPECT_EQ(names.articles(), "data.items");
  EXPECT_THAT(names.mapped(), ElementsAre("kicker"));
  EXPECT_FALSE(names.has_paths());
  EXPECT_EQ(FieldNames("title=a").articles(), "");
}

}  // namespace
}  // namespace khabar
