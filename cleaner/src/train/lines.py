"""Trains line-model.txt, by which the lines of flattened pages are judged."""
import numpy as np

import boost
import tables

FIRST_TREES, SECOND_TREES, TITLE_TREES = 100, 120, 60
TREES = dict(objective="binary", num_leaves=31, learning_rate=0.09, min_data_in_leaf=60,
             feature_fraction=0.4, max_bin=63, seed=1)
TITLE = dict(TREES, num_leaves=15, min_data_in_leaf=20)
SET_WEIGHT = {"news-multilingual": 3.5}
FOLDS = 5


def train(data, work, pages, target):
    """
    Writes the model; prints the scores of texts of pages of sites that the models had not seen.
    """
    by_id = {(p.set, p.id): p for p in pages}
    flat = tables.lines(work, "flat-pages.jsonl")
    own = [by_id[(f["set"], f["id"])] for f in flat]
    counts = [f["lines"] for f in flat]
    columns, rows = tables.table(work, "lines")
    _, truth = tables.table(work, "line-labels")
    body, title, weight, above = truth.T
    parts = np.repeat(tables.folds([p.site for p in own], FOLDS, seed=7), counts)
    weight = weight * np.repeat([SET_WEIGHT.get(p.set, 1) * p.is_sound for p in own], counts)
    weight = weight / weight.mean()
    starts = np.cumsum([0] + counts[:-1])
    printed = np.repeat(np.add.reduceat(title * above, starts) > 0, counts) & (above > 0)
    share = np.repeat(np.maximum(1, np.add.reduceat(above, starts)), counts)

    def fit(rows, trees, among):
        among = among & (weight > 0)
        return boost.fit(rows[among], body[among], weight[among], trees, **TREES)

    def fit_title(rows, among):
        among = among & printed
        return boost.fit(rows[among], title[among], 10 / share[among], TITLE_TREES, **TITLE)

    def unseen(rows, fit):
        scores = np.zeros(len(rows))
        for part in range(FOLDS):
            scores[parts == part] = fit(rows, parts != part).predict(rows[parts == part])
        return scores

    everything = np.ones(len(rows), dtype=bool)
    tables.put(work, "line-scores-1", unseen(rows, lambda r, among: fit(r, FIRST_TREES, among)))
    tables.export("flat.ExportLines", "context", data, work)
    more, context = tables.table(work, "line-context")
    second = np.column_stack([rows, context])
    tables.put(work, "line-scores-2", unseen(second, lambda r, among: fit(r, SECOND_TREES, among)))
    tables.put(work, "line-scores-title", unseen(second, fit_title))
    with open(target, "w", encoding="utf-8") as file:
        boost.write(file, fit(rows, FIRST_TREES, everything), columns)
        file.write("end\n")
        boost.write(file, fit(second, SECOND_TREES, everything), columns + more)
        file.write("end\n")
        boost.write(file, fit_title(second, everything), columns + more)
