"""Prints what site memory does to the texts of pages, by the n-th page of each site."""
import collections

import numpy as np

import tables

RANGES = [("1st", 1, 1), ("2nd and 3rd", 2, 3), ("4th to 9th", 4, 9), ("from the 10th on", 10, 10**9),
          ("from the 4th on", 4, 10**9)]


def print_table(pages, rows, wanted):
    """
    Mean over sites of the mean over pages, of the sound pages of one set, in the order of their ids.

    rows    {"alone", "remembered"} for each page: its text without memory and with it
    """
    seen = collections.Counter()
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for page, row in zip(pages, rows):
        if page.set != wanted or page.type != "article":
            continue
        seen[page.site] += 1
        if not page.is_sound:
            continue
        scores = [tables.score(page, row[name])[:2] for name in ("alone", "remembered")]
        if None in scores[0] + scores[1]:
            continue
        for name, first, last in RANGES:
            if first <= seen[page.site] <= last:
                found[name][page.site].append(scores)
    print(f"Pages of {wanted} without and with the memory of their sites:")
    for name, _, _ in RANGES:
        means = np.array([np.mean(scores, axis=0) for scores in found[name].values()])
        (p, r), (p2, r2) = means.mean(axis=0)
        print(f"  {name:17} {len(means):4} sites  P {p:.4f} {p2:.4f}  R {r:.4f} {r2:.4f}", flush=True)
