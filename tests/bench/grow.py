#!/usr/bin/env python3
"""Makes a larger collection of a smaller one, for measuring growth.

    grow.py IN.jsonl FACTOR > OUT.jsonl

The first copy is IN itself. Each further one has new ids, its sentences in another order, names of its own, and a third
of its words of four letters or more taken from anywhere in IN, so that they are as frequent as there. Names: one word
in eight (the same ones throughout the copy, chosen by the hash of word and copy) is replaced by a made-up word where it
is rare in IN. So copies of an article are not nearly the same, and the vocabulary keeps growing, slower than the text,
as in real collections (Heaps' law). The result depends on IN and FACTOR only.
"""
import collections
import hashlib
import json
import random
import re
import sys

POOL = 100_000  # words to take others from
RARE = 20  # a word of so many articles or fewer may be a name
LETTERS = "ابتثجحخدذرزسشصضطعغفقكلمنهوي"
WORD = re.compile(r"[\u0621-\u064A]{4,}")
SENTENCE_END = re.compile(r"(?<=[.!؟\n])\s*")


def text_of(article):
    return article.get("title", "") + "\n" + article.get("body", "")


def read_words(path):
    """How many articles each word is in, and POOL words from anywhere."""
    counts = collections.Counter()
    pool = []
    chance = random.Random(0)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = WORD.findall(text_of(json.loads(line)))
            counts.update(set(words))
            for word in words:
                if len(pool) < POOL:
                    pool.append(word)
                elif chance.random() < 0.1:
                    pool[chance.randrange(POOL)] = word
    return counts, pool


def made_up(word, copy):
    """A word for `word` in this copy, or the word itself."""
    digest = hashlib.blake2b(f"{copy} {word}".encode(), digest_size=16).digest()
    if digest[0] % 8:
        return word
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[1:6 + digest[6] % 4])


def grown(article, copy, counts, pool):
    chance = random.Random(f"{copy} {article['id']}")

    def changed(match):
        word = match.group()
        draw = chance.random() * 3
        if draw < 1:
            word = pool[int(draw * len(pool))]
        return made_up(word, copy) if counts[word] <= RARE else word

    sentences = SENTENCE_END.split(article.get("body", ""))
    chance.shuffle(sentences)
    result = dict(article)
    result["id"] = f"{article['id']}-{copy}"
    result["title"] = WORD.sub(changed, article.get("title", ""))
    result["body"] = WORD.sub(changed, " ".join(sentences))
    return result


def main():
    if len(sys.argv) != 3 or not sys.argv[2].isdigit() or int(sys.argv[2]) < 1:
        sys.exit("usage: grow.py IN.jsonl FACTOR > OUT.jsonl")
    path, factor = sys.argv[1], int(sys.argv[2])
    counts, pool = read_words(path)
    for copy in range(factor):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if copy:
                    article = grown(article, copy, counts, pool)
                print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
