"""Trains page-model.txt and page-words.txt, which tell articles from other pages.

Five judges learn: one knows all pages, the others articles and one kind of other pages each.
Documentation is neither taken for an article nor for something else in training.
"""
import collections
import re

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import Normalizer

import boost
import tables

TREES = dict(objective="binary", num_leaves=8, min_data_in_leaf=20, feature_fraction=0.3,
             extra_trees="true")
JUDGES = (  # of what each knows besides articles, how many trees it has and how fast they learn
    (("collection", "forum", "listing", "product", "service"), 300, 0.06),
    (("collection", "listing"), 100, 0.1),
    (("product",), 100, 0.1),
    (("service",), 100, 0.1),
    (("forum",), 100, 0.1),
)
WORDS_COUNT = 1.0  # PageJudges.WORDS_COUNT
BOUND = 0.55  # PageClassifier.THRESHOLD
BOUND_OF_MEASURES = 0.35  # PageClassifier.THRESHOLD_OF_MEASURES
LEAST_SITES = 10
GROUPS = ("thb", "n", "u", "d")  # of kinds of words, each as loud as any other; see PageWords
OTHERS = ("collection", "listing", "product", "service")  # what shall be rejected


def words_of(page):
    """Words with their kind and an underscore before them, as PageWords finds them."""
    found = {f"t_{w}" for w in _words(page.title)[:30]}
    found |= {f"d_{w}" for w in _words(page.description)[:40]}
    path = re.sub(r"^[^/]*//[^/]*|[?#].*", "", page.url or "")
    found |= {f"u_{w}" for w in re.findall("[a-z]+", path.lower())}
    for block, kept in zip(page.blocks, page.kept):
        words = _words(block["text"])
        if 1 <= len(words) <= 4:
            found.add("b_" + "_".join(words))
        if block["heading"]:
            found |= {f"h_{w}" for w in words[:30]}
        if not kept and len(words) <= 25:
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


def fit(pages):
    """The trees of each judge, the words that all of them know, and their weights for each."""
    sites = collections.defaultdict(set)
    for page in pages:
        for word in page.found:
            sites[word].add(page.site)
    common = sorted(w for w, s in sites.items() if len(s) >= LEAST_SITES)
    vocabulary = {w: i for i, w in enumerate(common)}
    trees, words = [], []
    for kinds, count, rate in JUDGES:
        known = [p for p in pages if p.type in kinds or p.type == "article"]
        others = np.array([p.type != "article" for p in known], dtype=float)
        rows = np.array([p.measures for p in known])
        trees.append(boost.fit(rows, others, None, count, seed=5, learning_rate=rate, **TREES))
        model = LogisticRegression(C=5, solver="liblinear", class_weight="balanced")
        words.append(model.fit(matrix(known, vocabulary), others))
    return trees, vocabulary, words


def log_odds(pages, trees, vocabulary, words):
    """
    The mean of what the first judge says and what the most doubtful of the others says; by measures
    alone, so much more that one bound does for all.
    """
    rows, found = np.array([p.measures for p in pages]), matrix(pages, vocabulary)
    read = np.array([p.found_language in (None, "en") for p in pages])  # see PageClassifier
    odds = [t.predict(rows, raw_score=True) + WORDS_COUNT * w.decision_function(found) * read
            for t, w in zip(trees, words)]
    higher = np.log(BOUND / (1 - BOUND)) - np.log(BOUND_OF_MEASURES / (1 - BOUND_OF_MEASURES))
    return (odds[0] + np.max(odds[1:], axis=0)) / 2 + higher * ~read


def cross_validate(pages):
    """Prints shares of pages rejected, by several partings into folds: one alone is off by .02."""
    odds = [_odds(pages, seed) for seed in range(5)]
    for threshold in (0.4, 0.5, BOUND, 0.6, 0.7, 0.8):
        bound = np.log(threshold / (1 - threshold))
        print(threshold, {t: round(float(np.mean([np.mean(o[t] > bound) for o in odds])), 4)
                          for t in sorted(odds[0])})
    for share in (0.005, 0.01, 0.019):
        rejected = [np.mean(_others(o) > np.quantile(o["article"], 1 - share)) for o in odds]
        print("at %.3f of articles: %.3f" % (share, np.mean(rejected)), np.round(rejected, 3))
    rejected = [np.mean(_others(o) > np.log(BOUND / (1 - BOUND))) for o in odds]
    print("at the bound: %.3f" % np.mean(rejected), np.round(rejected, 3))


def _odds(pages, seed):
    """By type of page, log-odds from models that have not seen the site."""
    odds = collections.defaultdict(list)
    parts = tables.folds([p.site for p in pages], 5, seed)
    for number in range(5):
        part = [p for p, own in zip(pages, parts) if own == number]
        others = [p for p, own in zip(pages, parts)
                  if own != number and p.type != "documentation"]
        for page, value in zip(part, log_odds(part, *fit(others))):
            odds[page.type].append(value)
            if page.type == "article" and page.found_language not in (None, "en"):
                odds["article, not English"].append(value)
    return {kind: np.array(values) for kind, values in odds.items()}


def _others(odds):
    return np.concatenate([odds[kind] for kind in OTHERS])


def train(work, pages, target):
    """Writes both files; prints which share of each type of page is rejected on sites not seen."""
    columns, measures = tables.table(work, "measures")
    for page, row, article in zip(pages, measures, tables.lines(work, "articles.jsonl")):
        page.measures, page.kept = row, article["kept"]
        page.title, page.description, page.url = (
            article["title"], article["description"], article["url"])
        page.found_language = article["language"]
        page.found = words_of(page)
    cross_validate(pages)
    known = [p for p in pages if p.type != "documentation"]
    trees, vocabulary, words = fit(known)
    with open(f"{target}/page-model.txt", "w", encoding="utf-8") as file:
        for model in trees:
            boost.write(file, model, columns)
            file.write("end\n")
    with open(f"{target}/page-words.txt", "w", encoding="utf-8") as file:
        file.write("# Words that tell articles from other pages, learned: t in the title, h in a heading,"
                   " b a whole short block,\n# n in a short block that was removed, u in the address,"
                   " d in the description. A weight for each judge.\n")
        file.write(" ".join(["intercept"] + ["%.4g" % w.intercept_[0] for w in words]) + "\n")
        for word, at in sorted(vocabulary.items()):
            file.write(" ".join([word] + ["%.2g" % w.coef_[0][at] for w in words]) + "\n")

