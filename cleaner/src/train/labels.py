"""Which blocks of a page are in its gold text: a monotone alignment of words."""
import bisect
import collections

from tables import WORD

SHORT = 14  # blocks of at most this many words can stand in several places


def label(gold, texts):
    """For each block the share of it that is gold, from 0 to 1; None for a block without words."""
    gold_words = WORD.findall(gold or "")
    blocks = [WORD.findall(text) for text in texts]
    triples = collections.Counter(zip(gold_words, gold_words[1:], gold_words[2:]))
    shares = _chain(gold_words, blocks, triples)
    _add_displaced(shares, blocks, triples)
    _prefer_company(shares, blocks)
    return [share if block else None for share, block in zip(shares, blocks)]


def _triples(words):
    return list(zip(words, words[1:], words[2:]))


def _candidates(block, gold, places, triples, first):
    """Places of the block in the gold text: (start, end, words found, share found)."""
    rare = min(block, key=lambda word: len(places.get(word, ())))
    offset = block.index(rare)
    found = []
    for place in places.get(rare, ())[:40]:
        start = place - offset
        if start >= 0 and gold[start:start + len(block)] == block:
            found.append((start, start + len(block), len(block), 1.0))
    if not found and len(block) >= 6:
        own = _triples(block)
        hits = [t for t in own if t in triples]
        share = len(hits) / len(own)
        if share >= 0.3:
            start = first[hits[0]]
            end = min(len(gold), start + max(1, int(len(block) * share)))
            found.append((start, end, len(block) * share, share))
    return found


def _chain(gold, blocks, triples):
    """The heaviest chain of blocks that occur in the gold text in the order of the page."""
    places = collections.defaultdict(list)
    for i, word in enumerate(gold):
        places[word].append(i)
    first = {}
    for i in range(len(gold) - 3, -1, -1):
        first[tuple(gold[i:i + 3])] = i
    best = _BestSoFar(len(gold) + 2)
    items = []
    for b, block in enumerate(blocks):
        found = _candidates(block, gold, places, triples, first) if block else []
        added = []
        for start, end, weight, share in found:
            before, previous = best.upto(min(start + 2, len(gold)))
            total = before + weight + 0.0001 * start / (len(gold) + 1)
            items.append((b, previous, share))
            added.append((end, (total, len(items) - 1)))
        for end, value in added:
            best.put(end, value)
    shares = [0.0] * len(blocks)
    at = best.upto(len(gold))[1]
    while at >= 0:
        b, at, share = items[at][0], items[at][1], items[at][2]
        shares[b] = share
    return shares


class _BestSoFar:
    """Maximum over all positions up to one (a Fenwick tree)."""

    def __init__(self, size):
        self.values = [(0, -1)] * (size + 1)

    def put(self, position, value):
        position += 1
        while position < len(self.values):
            if self.values[position][0] < value[0]:
                self.values[position] = value
            position += position & -position

    def upto(self, position):
        position += 1
        best = (0, -1)
        while position > 0:
            if self.values[position][0] > best[0]:
                best = self.values[position]
            position -= position & -position
        return best


def _add_displaced(shares, blocks, triples):
    """Longer blocks whose words are gold but stand in another order there."""
    used = collections.Counter()
    for share, block in zip(shares, blocks):
        if share:
            used.update(_triples(block))
    rest = triples - used
    for b, block in enumerate(blocks):
        if shares[b] == 0 and len(block) >= 6:
            own = _triples(block)
            share = sum(t in rest for t in own) / len(own)
            if share >= 0.6:
                shares[b] = share
                rest -= collections.Counter(own)


def _gap(block, others):
    """Blocks between this one and the nearest of the others."""
    at = bisect.bisect_left(others, block)
    near = [abs(o - block) for o in others[max(0, at - 1):at + 2] if o != block]
    return min(near, default=999)


def _prefer_company(shares, blocks):
    """A short text that occurs twice is the one beside other gold; a lonely word is chance."""
    chosen = [b for b in range(len(blocks)) if shares[b] > 0.5]
    solid = [b for b in chosen if len(blocks[b]) >= 8]
    same = collections.defaultdict(list)
    for b, block in enumerate(blocks):
        if 0 < len(block) <= SHORT:
            same[tuple(block)].append(b)
    for b in chosen:
        size = len(blocks[b])
        if size > SHORT:
            continue
        gap = _gap(b, solid)
        others = [o for o in same[tuple(blocks[b])] if shares[o] <= 0.5]
        nearest = min(others, key=lambda o: _gap(o, solid), default=None)
        if nearest is not None and _gap(nearest, solid) < gap - 1:
            shares[nearest], shares[b] = shares[b], 0.0
        elif size <= 3 and gap > 12 and len(solid) >= 3:
            if _gap(b, [o for o in chosen if shares[o] > 0.5]) > 5:
                shares[b] = 0.0
