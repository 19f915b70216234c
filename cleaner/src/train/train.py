#!/usr/bin/env python3
"""Trains all models of the cleaner and prints how good they are on sites they have not seen.

usage: train.py DATA WORK [blocks] [pages] [lines] [sites]

DATA   folder with labelled sets: folders with gold.json and html/ID.html.gz
WORK   folder for what is made on the way; some gigabytes
Without further words all models are trained, and written to src/main/resources; sites trains nothing,
and prints what the memory of sites does by the judgements that training blocks leaves in WORK.

$CP is the class path of the cleaner and its tests, see README.md.
"""
import pathlib
import sys

import blocks
import lines
import judges
import sites
import tables

RESOURCES = pathlib.Path(__file__).parents[1] / "main/resources/io/broadsheet/cleaner"


def main():
    if len(sys.argv) < 3 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    data, work = map(pathlib.Path, sys.argv[1:3])
    wanted = sys.argv[3:] or ["blocks", "pages", "lines", "sites"]
    work.mkdir(parents=True, exist_ok=True)
    tables.export("html.ExportPages", "blocks", data, work)
    pages = [tables.Page(row) for row in tables.lines(work, "pages.jsonl")]
    if "blocks" in wanted:
        blocks.train(data, work, pages, RESOURCES / "html/block-model.txt")
    if "pages" in wanted:
        tables.export("html.ExportPages", "articles", data, work)
        tables.print_scores("Text of pages, sites not seen:", pages,
                            [row["text"] for row in tables.lines(work, "articles.jsonl")])
        judges.train(work, pages, RESOURCES / "reject")
    if "sites" in wanted:
        tables.export("html.ExportPages", "sites", data, work)
        sites.print_table(pages, tables.lines(work, "site-articles.jsonl"), "news-2011")
    if "lines" in wanted:
        tables.export("flat.ExportLines", "lines", data, work)
        lines.train(data, work, pages, RESOURCES / "flat/line-model.txt")
        tables.export("flat.ExportLines", "articles", data, work)
        texts = {(r["set"], r["id"]): r.get("text")
                 for r in tables.lines(work, "flat-articles.jsonl")}
        tables.print_scores("Text of flattened pages, sites not seen:", pages,
                            [texts.get((p.set, p.id)) for p in pages])


if __name__ == "__main__":
    main()
