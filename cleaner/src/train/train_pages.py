#!/usr/bin/env python3
"""Trains the models that tell articles from other pages.

usage: train_pages.py DATA EXPORT FOLDER

DATA    folder with articles-web, news-multilingual and not-articles, each with a gold.json
EXPORT  folder that ExportPages wrote a second time, after train_blocks.py --cross-validate, so that
        pages are measured by the blocks that were kept out of fold
FOLDER  where to write page-model.txt and page-words.txt of io.broadsheet.cleaner.reject

Documentation is neither taken for an article nor for something else in training. Prints, for sites
that the models have not seen, how good the cleaned texts are, and which share of each type of page
is rejected.
"""
import collections
import re
import sys

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import Normalizer

import boost
import pages as data

TREES = dict(objective="binary", num_leaves=8, learning_rate=0.03, min_data_in_leaf=20,
             feature_fraction=0.3, extra_trees="true")
COUNT = 600
WORDS_COUNT = 0.8  # PageClassifier.WORDS_COUNT
LEAST_SITES = 10
GROUPS = ("thb", "n", "u", "d")  # of kinds of words, each as loud as any other; see PageWords
OTHERS = ("collection", "listing", "product", "service")  # what shall be rejected


def words_of(page):
    """Words with their kind and an underscore before them, as PageWords finds them."""
    found = {f"t_{w}" for w in _words(page.title)[:30]}
    found |= {f"d_{w}" for w in _words(page.description)[:40]}
    path = re.sub(r"^[^/]*//[^/]*|[?#].*", "", page.url or "")
    found |= {f"u_{w}" for w in re.findall("[a-z]+", path.lower())}
    for block in page.blocks:
        words = _words(block["text"])
        if 1 <= len(words) <= 4:
            found.add("b_" + "_".join(words))
        if block["heading"]:
            found |= {f"h_{w}" for w in words[:30]}
        if not block["kept"] and len(words) <= 25:
            found |= {f"n_{w}" for w in words}
    return {w for w in found if not re.search(r"_\d{3,}(_|$)", w)}


def _words(text):
    return re.findall(r"\w+", (text or "").lower())


def matrix(pages, vocabulary):
    """A column a word; the words of a group make a vector of length one."""
    sums = 0
    for group in GROUPS:
        cells = [(i, vocabulary[w]) for i, p in enumerate(pages) for w in p.found
                 if w[0] in group and w in vocabulary]
        i, j = zip(*cells) if cells else ((), ())
        shape = (len(pages), len(vocabulary))
        sums += Normalizer().fit_transform(scipy.sparse.csr_matrix((np.ones(len(i)), (i, j)), shape))
    return sums


def fit_words(pages):
    sites = collections.defaultdict(set)
    for page in pages:
        for word in page.found:
            sites[word].add(page.site)
    common = sorted(w for w, s in sites.items() if len(s) >= LEAST_SITES)
    vocabulary = {w: i for i, w in enumerate(common)}
    model = LogisticRegression(C=5, solver="liblinear", class_weight="balanced")
    return vocabulary, model.fit(matrix(pages, vocabulary), [p.other for p in pages])


def fit_trees(pages, seed=5):
    rows = np.array([p.measures for p in pages])
    return boost.fit(rows, np.array([p.other for p in pages]), None, COUNT, seed=seed, **TREES)


def log_odds(pages, trees, vocabulary, words):
    by_measures = trees.predict(np.array([p.measures for p in pages]), raw_score=True)
    return by_measures + WORDS_COUNT * words.decision_function(matrix(pages, vocabulary))


def cross_validate(pages):
    """Prints shares of pages rejected, by several partings into folds: one alone is off by .02."""
    odds = [_odds(pages, seed) for seed in range(5)]
    for threshold in (0.5, 0.6, 0.66, 0.7, 0.8):
        bound = np.log(threshold / (1 - threshold))
        print(threshold, {t: round(float(np.mean([np.mean(o[t] > bound) for o in odds])), 4)
                          for t in sorted(odds[0])})
    for share in (0.01, 0.02):
        rejected = [np.mean(_others(o) > np.quantile(o["article"], 1 - share)) for o in odds]
        print("at %.2f of articles: %.3f" % (share, np.mean(rejected)), np.round(rejected, 3))
    rejected = [np.mean(_others(o) > np.log(0.66 / 0.34)) for o in odds]
    print("at .66: %.3f" % np.mean(rejected), np.round(rejected, 3))


def _odds(pages, seed):
    """By type of page, log-odds from models that have not seen the site."""
    odds = collections.defaultdict(list)
    parts = boost.folds(pages, 5, seed)
    for part in parts:
        train = [p for other in parts if other is not part for p in other
                 if p.type != "documentation"]
        for page, value in zip(part, log_odds(part, fit_trees(train), *fit_words(train))):
            odds[page.type].append(value)
    return {kind: np.array(values) for kind, values in odds.items()}


def _others(odds):
    return np.concatenate([odds[kind] for kind in OTHERS])


def main():
    folder, export, target = sys.argv[1:]
    pages, _, measures = data.load(folder, export)
    for page in pages:
        page.found = words_of(page)
        page.other = float(page.type != "article")
    data.print_scores(pages, lambda page: page.cleaned)
    cross_validate(pages)
    train = [p for p in pages if p.type != "documentation"]
    with open(f"{target}/page-model.txt", "w", encoding="utf-8") as file:
        boost.write(file, fit_trees(train), measures)
    vocabulary, model = fit_words(train)
    with open(f"{target}/page-words.txt", "w", encoding="utf-8") as file:
        file.write("# Words that tell articles from other pages, learned: t in the title, h in a heading,"
                   " b a whole short block,\n# n in a short block that was removed, u in the address,"
                   " d in the description.\n")
        file.write("intercept %.4g\n" % model.intercept_[0])
        for word, at in sorted(vocabulary.items()):
            file.write("%s %.3g\n" % (word, model.coef_[0][at]))


if __name__ == "__main__":
    main()
