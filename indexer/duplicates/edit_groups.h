// The groups of near duplicates after an update: only what the changed articles touch is looked at again.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "common/program/check_point.h"

namespace khabar {

// Document -> what its Slot::kGroup must become; empty: it has no near duplicates any more.
using GroupChanges = std::map<Xapian::docid, std::string>;

// `edited` is `published` after the documents `changed` were written, replaced (and lost their group by that) or
// removed. With these changes the groups of `edited` are those that a build would make.
GroupChanges changed_groups(const Xapian::Database& published, const Xapian::Database& edited,
                            const std::vector<Xapian::docid>& changed, const CheckPoint& check_point);

}  // namespace khabar
