"""Trains block-model.txt, by which the blocks of a page are judged."""
import numpy as np

import boost
import labels
import tables

FIRST_TREES, SECOND_TREES = 70, 100
TREES = dict(objective="cross_entropy", num_leaves=31, learning_rate=0.09, min_data_in_leaf=40,
             feature_fraction=0.5, max_bin=63, seed=1)
SET_WEIGHT = {"news-multilingual": 3.5, "not-articles": 0.3}  # of each page; others count 1
FOLDS = 5


class Blocks:
    """The blocks of all pages, one row each."""

    def __init__(self, work, pages):
        self.columns, self.rows = tables.table(work, "blocks")
        self.page = np.repeat(np.arange(len(pages)), [len(p.blocks) for p in pages])
        self.words = np.maximum(1, self.rows[:, self.columns.index("WORDS")])
        self.shares = np.concatenate(
            [[share or 0 for share in labels.label(p.gold, [b["text"] for b in p.blocks])]
             for p in pages if p.blocks])
        self.part = tables.folds([p.site for p in pages], FOLDS, seed=7)[self.page]
        self.weights = self._weights(pages)

    def _weights(self, pages):
        """A fifth of the short links far from the text counts five times, the others not at all."""
        links = self.rows[:, self.columns.index("LINK_DENSITY")]
        outside = self.rows[:, self.columns.index("OUTSIDE_CORE")]
        easy = (self.shares == 0) & (links > 0.8) & (self.words < 10) & (outside > 1)
        taken = ~easy | (np.random.default_rng(0).random(len(easy)) < 0.2)
        weight = self.words ** 0.6
        of_page = np.bincount(self.page, weight * np.where(self.shares > 0, 1, 0.5), len(pages))
        weight = (100 * weight / np.maximum(1e-6, of_page[self.page]) + 0.15)
        weight *= np.where(easy, 5, 1) * taken
        has_gold = np.bincount(self.page, self.shares, len(pages)) > 0
        counts = [SET_WEIGHT.get(p.set, 1) * (p.is_sound and (found or p.type != "article"))
                  for p, found in zip(pages, has_gold)]
        return weight * np.array(counts)[self.page]

    def fit(self, rows, trees, among):
        used = among & (self.weights > 0)
        return boost.fit(rows[used], self.shares[used], self.weights[used], trees, **TREES)

    def unseen(self, rows, trees):
        """Judgements of each block by a model that has not seen its site."""
        scores = np.zeros(len(rows))
        for part in range(FOLDS):
            own = self.part == part
            scores[own] = self.fit(rows, trees, ~own).predict(rows[own])
        return scores


def train(data, work, pages, target):
    """
    Writes the model, and block-scores-2.f32: judgements of blocks on sites that the models had not
    seen. The second judgement learns from first judgements of that kind.
    """
    blocks = Blocks(work, pages)
    everything = np.ones(len(blocks.rows), dtype=bool)
    tables.put(work, "block-scores-1", blocks.unseen(blocks.rows, FIRST_TREES))
    tables.export("html.ExportPages", "context", data, work)
    more, context = tables.table(work, "block-context")
    second = np.column_stack([blocks.rows, context])
    tables.put(work, "block-scores-2", blocks.unseen(second, SECOND_TREES))
    with open(target, "w", encoding="utf-8") as file:
        boost.write(file, blocks.fit(blocks.rows, FIRST_TREES, everything), blocks.columns)
        file.write("end\n")
        boost.write(file, blocks.fit(second, SECOND_TREES, everything), blocks.columns + more)
