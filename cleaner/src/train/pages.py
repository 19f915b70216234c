"""Pages with their blocks and measurements, as the exporter (ExportPages) wrote them."""
import collections
import json
import pathlib
import zlib
from urllib.parse import urlparse

import numpy as np

from labels import WORD, label

SETS = ("articles-web", "news-multilingual", "not-articles")


class Page:
    """
    blocks    {"text", "heading", "kept", "scopes", "look"} each
    features  one row a block
    cleaned   the text that the exporter made of the page
    language  of that text, or None
    """

    def __init__(self, name, row, features, cleaned, gold):
        self.set = name
        self.id = row["id"]
        self.title = row["title"]
        self.url = row["url"]
        self.description = row["description"]
        self.language = row["language"]
        self.blocks = row["blocks"]
        self.features = features
        self.cleaned = cleaned
        self.measures = np.array(row["measures"], dtype=np.float32)
        self.gold = gold["articleBody"] or ""
        self.type = gold.get("type") if name == "not-articles" else "article"
        host = urlparse(gold.get("url") or "").netloc.removeprefix("www.")
        self.site = ".".join(host.split(".")[-2:])
        shares = label(self.gold, [block["text"] for block in self.blocks])
        self.shares = np.array([share or 0.0 for share in shares])
        self.words = np.maximum(1, features[:, 0]) if len(features) else np.zeros(0)


def load(data, export):
    """(pages, names of the features, names of the page measures)"""
    export = pathlib.Path(export)
    columns = (export / "features.txt").read_text().split()
    measures = (export / "measures.txt").read_text().split()
    pages = []
    for name in SETS:
        gold = json.loads((pathlib.Path(data) / name / "gold.json").read_text())
        rows = np.fromfile(export / f"{name}.f32", dtype="<f4").reshape(-1, len(columns))
        at = 0
        with open(export / f"{name}.jsonl", encoding="utf-8") as lines, \
                open(export / f"{name}.cleaned.jsonl", encoding="utf-8") as texts:
            for line, text in zip(lines, texts):
                row = json.loads(line)
                end = at + len(row["blocks"])
                cleaned = json.loads(text)["text"]
                pages.append(Page(name, row, rows[at:end], cleaned, gold[row["id"]]))
                at = end
    return pages, columns, measures


def score(pages, text_of):
    """F1, precision, recall and share of exact pages, as score_extraction.py counts them."""
    precision, recall, exact = [], [], []
    for page in pages:
        gold, found = WORD.findall(page.gold), WORD.findall(text_of(page))
        hits = sum((_shingles(gold) & _shingles(found)).values())
        if found:
            precision.append(hits / sum(_shingles(found).values()))
        if gold:
            recall.append(hits / sum(_shingles(gold).values()))
        exact.append(gold == found)
    p, r = np.mean(precision), np.mean(recall)
    return 2 * p * r / (p + r), p, r, np.mean(exact)


def print_scores(pages, text_of):
    for name in SETS[:2]:
        for part in (False, True):
            some = [p for p in pages if p.set == name and is_held_out(p.id) == part]
            print(f"{name:18} {'held out' if part else 'looked at':9} "
                  "F1 %.4f P %.4f R %.4f exact %.3f" % score(some, text_of), flush=True)


def is_held_out(page_id):
    return zlib.crc32(page_id.encode()) % 3 == 0


def _shingles(words):
    if not words:
        return collections.Counter()
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))
