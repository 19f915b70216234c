"""Pages and tables as the exporters (ExportPages, ExportLines) write them, and scores of texts."""
import collections
import json
import re
import subprocess
import zlib
from urllib.parse import urlparse

import numpy as np

# scripts that are written without spaces: each of their characters is a word
UNSPACED = ("\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
            "\U00020000-\U0003ffff")
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+", re.UNICODE)
PLAIN_WORD = re.compile(r"\w+", re.UNICODE)
BY_CHARACTERS = ("news-2011",)  # sets that are scored by the characters of such scripts
DOUBTFUL = 0.85  # a gold text of which less than this stands in the page is no lesson


class Page:
    """
    blocks  {"text", "heading"} each
    type    what the page is: article, or a kind of page that is none
    site    pages of one site are never on both sides of a parting
    """

    def __init__(self, row):
        gold = row["gold"]
        self.set, self.id, self.blocks = row["set"], row["id"], row["blocks"]
        self.gold = gold.get("articleBody") or ""
        self.type = gold.get("type", "article")
        host = urlparse(gold.get("url") or "").netloc.removeprefix("www.")
        self.site = gold.get("site") or ".".join(host.split(".")[-2:])
        self.language = gold.get("language")
        self.is_sound = float(gold.get("inPage", 1)) >= DOUBTFUL


def export(program, what, data, work):
    """Runs an exporter; $CP is the class path of the cleaner and its tests."""
    import os
    subprocess.run(["java", "-cp", os.environ["CP"], f"io.broadsheet.cleaner.{program}", what,
                    str(data), str(work)], check=True)


def lines(work, name):
    with open(work / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def table(work, name):
    """(names of the columns, rows)"""
    columns = (work / f"{name}.columns").read_text().split()
    return columns, np.fromfile(work / f"{name}.f32", dtype="<f4").reshape(-1, len(columns))


def put(work, name, scores):
    np.asarray(scores, dtype="<f4").tofile(work / f"{name}.f32")


def folds(sites, count, seed=0):
    """For each item the number of its part; those of one site are in the same."""
    return np.array([zlib.crc32(f"{site}{seed}".encode()) % count for site in sites])


def print_scores(title, pages, texts):
    """F1, precision, recall and share of exact pages of each set and language."""
    groups = collections.defaultdict(list)
    for page, text in zip(pages, texts):
        if page.type == "article":
            groups[page.set].append(score(page, text))
            if page.set in BY_CHARACTERS:
                groups[f"{page.set} {page.language}"].append(score(page, text))
    print(title)
    for name in sorted(groups):
        precision, recall, exact = zip(*groups[name])
        p = np.mean([v for v in precision if v is not None])
        r = np.mean([v for v in recall if v is not None])
        print(f"  {name:20} {len(exact):4} pages  F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}"
              f"  exact {np.mean(exact):.3f}", flush=True)


def score(page, text):
    """Precision, recall, and whether the text is the gold text, by runs of four words."""
    word = WORD if page.set in BY_CHARACTERS else PLAIN_WORD
    gold, found = word.findall(page.gold), word.findall(text or "")
    a, b = _shingles(gold), _shingles(found)
    hits = sum((a & b).values())
    return hits / sum(b.values()) if b else None, hits / sum(a.values()) if a else None, gold == found


def _shingles(words):
    if not words:
        return collections.Counter()
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))
