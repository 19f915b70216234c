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

TREES = dict(objective="binary", num_leaves=5, learning_rate=0.03, min_data_in_leaf=20,
             feature_fraction=0.3)
COUNT = 300
WORDS_COUNT = 0.5  # PageClassifier.WORDS_COUNT
LEAST_SITES = 6
NAMES = {"b_usa_gov", "h_sam"}  # words that name a site or a person are no signs of a kind of page


def words_of(page):
    found = {f"t_{w}" for w in re.findall(r"\w+", (page.title or "").lower())}
    for block in page.blocks:
        words = re.findall(r"\w+", block["text"].lower())
        if 1 <= len(words) <= 4:
            found.add("b_" + "_".join(words))
        if block["heading"]:
            found |= {f"h_{w}" for w in words[:30]}
    return {w for w in found if not re.search(r"_\d{3,}(_|$)", w) and w not in NAMES}


def matrix(pages, vocabulary):
    cells = [(i, vocabulary[w]) for i, p in enumerate(pages) for w in p.found if w in vocabulary]
    i, j = zip(*cells)
    rows = scipy.sparse.csr_matrix((np.ones(len(i)), (i, j)), (len(pages), len(vocabulary)))
    return Normalizer().fit_transform(rows)


def logistic(pages, vocabulary, penalty, c):
    model = LogisticRegression(C=c, penalty=penalty, solver="liblinear", class_weight="balanced")
    return model.fit(matrix(pages, vocabulary), [p.other for p in pages])


def fit_words(pages):
    """Few words, chosen by an L1 penalty, then weighed anew."""
    sites = collections.defaultdict(set)
    for page in pages:
        for word in page.found:
            sites[word].add(page.site)
    common = sorted(w for w, s in sites.items() if len(s) >= LEAST_SITES)
    chosen = logistic(pages, {w: i for i, w in enumerate(common)}, "l1", 5).coef_[0] != 0
    vocabulary = {w: i for i, w in enumerate(np.array(common)[chosen])}
    return vocabulary, logistic(pages, vocabulary, "l2", 3)


def fit_trees(pages, seed=5):
    rows = np.array([p.measures for p in pages])
    return boost.fit(rows, np.array([p.other for p in pages]), None, COUNT, seed=seed, **TREES)


def log_odds(pages, trees, vocabulary, words):
    by_measures = trees.predict(np.array([p.measures for p in pages]), raw_score=True)
    return by_measures + WORDS_COUNT * words.decision_function(matrix(pages, vocabulary))


def cross_validate(pages):
    """Prints shares of pages rejected, by several partings into folds: one alone is off by .02."""
    odds = collections.defaultdict(list)
    for seed in range(3):
        parts = boost.folds(pages, 5, seed)
        for part in parts:
            train = [p for other in parts if other is not part for p in other
                     if p.type != "documentation"]
            values = log_odds(part, fit_trees(train), *fit_words(train))
            for page, value in zip(part, values):
                odds[page.type].append(value)
    for threshold in (0.5, 0.6, 0.66, 0.7, 0.8):
        bound = np.log(threshold / (1 - threshold))
        print(threshold, {t: round(float(np.mean(np.array(o) > bound)), 4)
                          for t, o in sorted(odds.items())})


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
        file.write("# Words that tell articles from other pages, learned: t in the title,"
                   " h in a heading, b a whole short block.\n")
        file.write("intercept %.4g\n" % model.intercept_[0])
        for word, at in sorted(vocabulary.items()):
            file.write("%s %.4g\n" % (word, model.coef_[0][at]))


if __name__ == "__main__":
    main()
