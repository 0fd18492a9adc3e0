// The templates of real news sites and of the systems that run them, with all that stands around an article there. As
// in news_pages.h all tell one invented story, and kNoise stands in everything that is no part of it.
#pragma once

#include <string>
#include <vector>

namespace khabar::testing {

struct SitePage {
  std::string what;
  std::string html;  // $T is the title, $1 to $4 are the paragraphs of the story
  std::string date;  // what must come out of it: 2017-03-14T10:35:00Z
  std::string section;
  std::string author;
  std::string source;
  std::string body;  // with the same marks; "$1\n$2\n$3\n$4" if it is empty
};

std::vector<SitePage> system_pages();    // of WordPress, Drupal, Joomla, Blogger, ASP.NET, AMP
std::vector<SitePage> newsroom_pages();  // of large newsrooms with software of their own
std::vector<SitePage> handmade_pages();  // of the years before, and of sites without any metadata

}  // namespace khabar::testing
