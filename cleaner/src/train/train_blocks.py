#!/usr/bin/env python3
"""Trains the model that judges blocks.

usage: train_blocks.py DATA EXPORT MODEL [--cross-validate] [--without-held-out]

DATA    folder with articles-web, news-multilingual and not-articles, each with a gold.json
EXPORT  folder that ExportPages wrote
MODEL   where to write, block-model.txt of io.broadsheet.cleaner.html

--cross-validate    print the scores on sites that the model has not seen, and write the
                    judgements out of fold to EXPORT/scores.json, which ExportPages reads
--without-held-out  leave out every page whose crc32(id) % 3 == 0
"""
import json
import sys

import numpy as np

import boost
import context
import pages as data

FIRST_TREES, SECOND_TREES = 70, 100
TREES = dict(objective="cross_entropy", num_leaves=31, learning_rate=0.09, min_data_in_leaf=40,
             feature_fraction=0.5, max_bin=63, seed=1)
SET_WEIGHT = {"articles-web": 1.0, "news-multilingual": 3.5, "not-articles": 0.3}
CONTEXT = """SCORE BEFORE1 AFTER1 BEFORE2 AFTER2 BEFORE3 AFTER3 BEFORE4 AFTER4 NEAR WIDE SIX_BEFORE
SIX_AFTER SHARE_BEFORE SHARE_AFTER SCOPE0_MEAN SCOPE0_SHARE SCOPE1_MEAN SCOPE1_SHARE SCOPE2_MEAN
SCOPE2_SHARE SCOPE3_MEAN SCOPE3_SHARE SCOPE5_MEAN SCOPE5_SHARE CORE_OUTSIDE CORE_BELOW LOOK_MEAN
LOOK_SHARE RELATIVE SECTION_MEAN SECTION_WORDS SINCE_KEPT UNTIL_KEPT""".split()
USUAL_THRESHOLD = 0.45


def choose(pages, columns, random):
    """Keeps a fifth of the short links far from the text, each counted five times."""
    link, outside = columns.index("LINK_DENSITY"), columns.index("OUTSIDE_CORE")
    for page in pages:
        x = page.features
        easy = (page.shares == 0) & (x[:, link] > 0.8) & (page.words < 10) & (x[:, outside] > 1)
        page.chosen = ~easy | (random.random(len(easy)) < 0.2)
        weight = page.words ** 0.6
        scale = (weight * np.where(page.shares > 0, 1, 0.5)).sum()
        page.weights = (100 * weight / max(1e-6, scale) + 0.15) * np.where(easy, 5, 1)
        page.weights *= SET_WEIGHT[page.set]


def fit(pages, rows, trees):
    used = [page for page in pages if len(page.blocks)]
    return boost.fit(
        np.concatenate([rows(page)[page.chosen] for page in used]),
        np.concatenate([page.shares[page.chosen] for page in used]),
        np.concatenate([page.weights[page.chosen] for page in used]), trees, **TREES)


def add_context(page, scores):
    page.context = context.columns(
        page.words, np.array([b["heading"] for b in page.blocks]),
        [b["scopes"] for b in page.blocks], [b["look"] for b in page.blocks], scores)


def first_rows(page):
    return page.features


def second_rows(page):
    return np.column_stack([page.features, page.context])


def train(pages):
    """Both models; the second learns from judgements of pages that the first had not seen."""
    parts = boost.folds(pages, 3)
    for part in parts:
        others = [page for other in parts if other is not part for page in other]
        model = fit(others, first_rows, FIRST_TREES)
        for page in part:
            if len(page.blocks):
                add_context(page, model.predict(page.features))
    return fit(pages, first_rows, FIRST_TREES), fit(pages, second_rows, SECOND_TREES)


def judge(models, page):
    if not len(page.blocks):
        return np.zeros(0)
    add_context(page, models[0].predict(page.features))
    return models[1].predict(second_rows(page))


def cross_validate(pages, export):
    parts = boost.folds(pages, 3, seed=7)
    scores = {}
    for part in parts:
        models = train([page for other in parts if other is not part for page in other])
        for page in part:
            scores[f"{page.set}/{page.id}"] = judge(models, page)
    with open(f"{export}/scores.json", "w", encoding="utf-8") as file:
        json.dump({page: [round(float(s), 4) for s in own] for page, own in scores.items()}, file)
    data.print_scores(pages, lambda page: "\n".join(
        block["text"] for block, score in zip(page.blocks, scores[f"{page.set}/{page.id}"])
        if score > USUAL_THRESHOLD))


def main():
    folder, export, model = [a for a in sys.argv[1:] if not a.startswith("--")]
    pages, columns, _ = data.load(folder, export)
    choose(pages, columns, np.random.default_rng(0))
    if "--cross-validate" in sys.argv:
        cross_validate(pages, export)
    if "--without-held-out" in sys.argv:
        pages = [page for page in pages if not data.is_held_out(page.id)]
    first, second = train(pages)
    with open(model, "w", encoding="utf-8") as file:
        boost.write(file, first, columns)
        file.write("end\n")
        boost.write(file, second, columns + CONTEXT)


if __name__ == "__main__":
    main()
