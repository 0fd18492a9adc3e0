// Articles by a name that they carry.
#pragma once

#include "common/index/collection.h"
#include "common/stored/field.h"
#include "searcher/desk/count/partition.h"

namespace khabar {

// Of the source, section or author: what folded_name() takes for one is a bucket. In alphabetical order; what has no
// name comes last, if there is any.
Partition name_partition(Field field, const Collection& collection);

// By the language as the articles give it, else by their script. Likewise.
Partition language_partition(const Collection& collection);

// Of articles without a value of the field.
Bucket missing_bucket(Field field);

}  // namespace khabar
