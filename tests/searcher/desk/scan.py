#!/usr/bin/env python3
"""Reads all articles of an index as plain text, counts and reckons what the desk says of them in other ways than the
program, and compares.

    scan.py KHABAR_INDEX KHABAR_SEARCH INDEX    names each number that differs by more than 1e-9; ends with 1 if one does
"""
import collections
import json
import math
import statistics
import subprocess
import sys

TOLERANCE = 1e-9


def output_of(*command, **more):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, **more).stdout


class Corpus:
    """The lemmas of each article, by its own export and `analyze`, which reads no index."""

    def __init__(self, indexer, searcher, index):
        self.searcher, self.index = searcher, index
        self.articles = [json.loads(line) for line in
                         output_of(indexer, "export", "--quiet", "--index", index).splitlines()]
        lines = [line for article in self.articles for line in self.lines(article)]
        analyzed = output_of(searcher, "analyze", "--format", "tsv", input="\n".join(lines) + "\n").split("\n")
        lemmas = iter(line.rpartition("\t")[2].split() for line in analyzed)
        for article in self.articles:
            article["title_words"] = [w for _ in self.text_lines(article.get("title", "")) for w in next(lemmas)]
            article["body_words"] = [w for _ in self.text_lines(article.get("body", "")) for w in next(lemmas)]
            lead = article.get("title", "").rstrip("….")
            is_lead = bool(lead) and article.get("body", "").startswith(lead)
            article["words"] = article["body_words"] if is_lead else article["title_words"] + article["body_words"]
            article["parts"] = [article["body_words"]] if is_lead else [article["title_words"], article["body_words"]]

    @staticmethod
    def text_lines(text):
        return [line for line in text.replace("\r", "\n").replace("\t", " ").split("\n") if line.strip()]

    def lines(self, article):
        return self.text_lines(article.get("title", "")) + self.text_lines(article.get("body", ""))

    def rows(self, *arguments):
        command = [self.searcher, arguments[0], "--index", self.index, "--format", "jsonl", *arguments[1:]]
        done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if done.returncode > 1:
            raise SystemExit(f"{arguments} ended with {done.returncode}")
        return [json.loads(line) for line in done.stdout.splitlines()]


class Comparison:
    def __init__(self):
        self.numbers = self.wrong = 0

    def same(self, what, said, wanted):
        self.numbers += 1
        if said is None or wanted is None:
            right = said is wanted
        elif isinstance(wanted, float):
            right = math.isclose(said, wanted, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
        else:
            right = said == wanted
        if not right:
            self.wrong += 1
            print(f"{what}: {said}, not {wanted}")


def log_likelihood(table):
    """Dunning's, over the rows of a table of cells."""
    total = sum(map(sum, table))
    columns = [sum(column) for column in zip(*table)]
    return 2 * sum(cell * math.log(cell * total / sum(row) / column)
                   for row in table for cell, column in zip(row, columns) if cell)


def check_collocates(corpus, node, compare, before=5, after=5):
    hits, tokens, articles = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    sources = collections.defaultdict(set)
    node_hits = window = 0
    everywhere = collections.Counter(w for a in corpus.articles for w in a["body_words"])
    size = sum(everywhere.values())
    for number, article in enumerate(corpus.articles):
        words = article["body_words"]
        nodes = {i for i, word in enumerate(words) if word == node}
        union = set()
        for i in nodes:
            around = set(range(max(0, i - before), min(len(words), i + after + 1))) - nodes
            union |= around
            hits.update({words[j] for j in around})
        node_hits += len(nodes)
        window += len(union)
        tokens.update(words[j] for j in union)
        for j in union:
            articles[words[j]].add(number)
            if article.get("source"):
                sources[words[j]].add(article["source"])
    rows = corpus.rows("collocates", "--min", "1", "--limit", "100000", "--before", str(before), "--after", str(after),
                       node)
    compare.same(f"collocates of {node}", {row["collocate"] for row in rows}, set(hits))
    for row in rows:
        word = row["collocate"]
        o, f_b = tokens[word], everywhere[word]
        a = min(hits[word], f_b)
        table = [[o, window - o], [f_b - o, size - window - f_b + o]]
        expected = window * f_b / size
        wanted = {"hits": hits[word], "tokens": o, "occurrences": f_b, "articles": len(articles[word]),
                  "sources": len(sources[word]), "node_hits": node_hits, "window_words": window, "words": size,
                  "logdice": 14 + math.log(2 * a / (node_hits + f_b), 2), "t": (o - expected) / math.sqrt(o),
                  "mi": math.log(o / expected, 2), "mi3": math.log(o ** 3 / expected, 2),
                  "ll": math.copysign(log_likelihood(table), o - expected),
                  "delta_p_word": a / node_hits - (f_b - a) / (size - node_hits),
                  "delta_p_node": a / f_b - (node_hits - a) / (size - f_b)}
        for key, value in wanted.items():
            compare.same(f"{key} of {word} beside {node}", row[key], value)
        if row["logdice"] > 14 + TOLERANCE:
            compare.same(f"logdice of {word} beside {node}", row["logdice"], 14.0)
    order = [(-row["logdice"], -row["hits"], row["collocate"]) for row in rows]
    compare.same(f"order of the collocates of {node}", order, sorted(order))


def months_and_sources(articles):
    return [((article.get("date") or "9")[:7], article.get("source") or "\U0010ffff") for article in articles]


def check_words(corpus, compare):
    """All articles; dispersion with the distances between all places of a word, not in one pass."""
    order = sorted(range(len(corpus.articles)), key=lambda i: (months_and_sources(corpus.articles)[i],
                                                               corpus.articles[i].get("date") or "9",
                                                               corpus.articles[i]["id"]))
    text, parts = [], []
    for i in order:
        text += corpus.articles[i]["words"]
        parts += [months_and_sources(corpus.articles)[i]] * len(corpus.articles[i]["words"])
    size = len(text)
    shares = {part: count / size for part, count in collections.Counter(parts).items()}
    places = collections.defaultdict(list)
    for place, word in enumerate(text):
        places[word].append(place)
    rows = corpus.rows("words", "--limit", "1000000")
    compare.same("words", [row["word"] for row in rows], sorted(places, key=lambda word: (-len(places[word]), word)))
    for row in rows:
        word = row["word"]
        at = places[word]
        in_parts = collections.Counter(parts[place] for place in at)
        dp = sum(abs(in_parts[part] / len(at) - share) for part, share in shares.items()) / 2
        mean = size / len(at)
        distances = [(after - before) % size or size for before, after in zip(at, at[1:] + at[:1])]
        wanted = {"occurrences": len(at), "articles": sum(word in a["words"] for a in corpus.articles),
                  "per_million": len(at) / size * 1e6, "dp": dp, "dp_norm": dp / (1 - min(shares.values())),
                  "arf": sum(min(distance, mean) for distance in distances) / mean, "words": size}
        for key, value in wanted.items():
            compare.same(f"{key} of {word}", row[key], value)


def check_keywords(corpus, word, compare, constant=100):
    """The articles with a word against all others."""
    sets = [a for a in corpus.articles if word in a["words"]], [a for a in corpus.articles if word not in a["words"]]
    here, there = (collections.Counter(w for a in part for w in a["words"]) for part in sets)
    c, d = sum(here.values()), sum(there.values())
    rows = corpus.rows("keywords", "--limit", "1000000", "--constant", str(constant), word)
    compare.same(f"keywords of {word}", {row["word"] for row in rows}, set(here) | set(there))
    for row in rows:
        a, b = here[row["word"]], there[row["word"]]
        f1, f2 = a / c * 1e6, b / d * 1e6
        # As a table of two cells: what is expected of both, by their shares of the text.
        expected = [(a + b) * share / (c + d) for share in (c, d)]
        g2 = 2 * sum(o * math.log(o / e) for o, e in zip((a, b), expected) if o)
        wanted = {"occurrences": a, "reference_occurrences": b, "words": c, "reference_words": d, "per_million": f1,
                  "ll": math.copysign(g2, f1 - f2) if f1 != f2 else 0.0, "p": math.erfc(math.sqrt(abs(g2) / 2)),
                  "log_ratio": math.log2((a or 0.5) / c) - math.log2((b or 0.5) / d),
                  "diff": 100 * (f1 - f2) / (f2 or 1e-18), "simple": (f1 + constant) / (f2 + constant),
                  "din": 100 * (f1 - f2) / (f1 + f2),
                  "chi2": sum((o - e) ** 2 / e for o, e in zip((a, b), expected)), "bic": g2 - math.log(c + d),
                  "articles": sum(row["word"] in x["words"] for x in sets[0]),
                  "reference_articles": sum(row["word"] in x["words"] for x in sets[1])}
        for key, value in wanted.items():
            compare.same(f"{key} of {row['word']} where {word} is", row[key], value)
    order = [(-row["ll"], row["word"]) for row in rows]
    compare.same(f"order of the keywords of {word}", order, sorted(order))


def check_ngrams(corpus, size, compare, least=2):
    runs, articles = collections.Counter(), collections.Counter()
    for article in corpus.articles:
        found = [" ".join(part[i:i + size]) for part in article["parts"] for i in range(len(part) - size + 1)]
        runs.update(found)
        articles.update(set(found))
    rows = corpus.rows("ngrams", "--unit", "lemma", "--size", str(size), "--min", str(least), "--limit", "1000000")
    wanted = sorted((-count, run) for run, count in runs.items() if count >= least)
    compare.same(f"runs of {size}", [(-row["occurrences"], row["ngram"]) for row in rows], wanted)
    for row in rows:
        compare.same(f"articles of {row['ngram']}", row["articles"], articles[row["ngram"]])
        compare.same(f"frequency of {row['ngram']}", row["per_million"],
                     row["occurrences"] / sum(runs.values()) * 1e6)


def check_rising(corpus, compare, least=3):
    dated = [article for article in corpus.articles if article.get("date")]
    number = lambda article: int(article["date"][:4]) * 12 + int(article["date"][5:7])
    by_month = collections.defaultdict(collections.Counter)
    for article in dated:
        by_month[number(article)].update(article["words"])
    times = sorted(month for month, words in by_month.items() if words)
    everywhere = sum((by_month[month] for month in times), collections.Counter())
    rows = corpus.rows("rising", "--min", str(least), "--limit", "1000000")
    compare.same("rising", {row["word"] for row in rows}, {w for w, count in everywhere.items() if count >= least})
    for row in rows:
        x = [by_month[month][row["word"]] / sum(by_month[month].values()) * 1e6 for month in times]
        pairs = [(i, j) for j in range(len(x)) for i in range(j)]
        s = sum((x[j] > x[i]) - (x[j] < x[i]) for i, j in pairs)
        n, ties = len(x), collections.Counter(x).values()
        variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
        z = (s - math.copysign(1, s)) / math.sqrt(variance) if s else 0.0
        wanted = {"s": float(s), "z": z, "p": 2 * statistics.NormalDist().cdf(-abs(z)),
                  "slope": statistics.median((x[j] - x[i]) / (times[j] - times[i]) for i, j in pairs),
                  "occurrences": everywhere[row["word"]]}
        for key, value in wanted.items():
            compare.same(f"{key} of {row['word']} over time", row[key], value)


def main():
    corpus = Corpus(*sys.argv[1:4])
    compare = Comparison()
    frequent = collections.Counter(w for a in corpus.articles for w in a["body_words"] if len(w) > 3).most_common(50)
    for rank, (node, _) in enumerate(frequent):
        check_collocates(corpus, node, compare, *((5, 5) if rank % 3 else (0, 7)))
    check_words(corpus, compare)
    for word, _ in frequent[:3]:
        check_keywords(corpus, word, compare)
    for size in range(2, 6):
        check_ngrams(corpus, size, compare)
    check_rising(corpus, compare)
    print(f"{len(corpus.articles)} articles, {compare.numbers} numbers, {compare.wrong} differ")
    return 1 if compare.wrong or not compare.numbers else 0


if __name__ == "__main__":
    sys.exit(main())
