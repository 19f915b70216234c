"""Columns of the second judgement; must equal io.broadsheet.cleaner.html.ScoreContext."""
import numpy as np

LEVELS = (0, 1, 2, 3, 5)
FAR = 99
CORE = 0.6


def columns(words, headings, chains, looks, scores):
    """
    words     of each block
    headings  whether each block is a heading
    chains    numbers of the scopes around each block, innermost first
    looks     signature of each block's scope
    scores    first judgement of each block
    """
    n = len(scores)
    i = np.arange(n)
    w = np.maximum(1, words)
    mass = w * scores
    out = [scores]
    for distance in (1, 2, 3, 4):
        out += [_shifted(scores, -distance), _shifted(scores, distance)]
    words_before = _sums(w)
    mass_before = _sums(mass)
    scores_before = _sums(scores)
    for radius in (3, 8):
        a, b = np.maximum(0, i - radius), np.minimum(n, i + radius + 1)
        out.append((scores_before[b] - scores_before[a]) / (b - a))
    for a, b in ((np.maximum(0, i - 6), i), (i + 1, np.minimum(n, i + 7))):
        b = np.maximum(a, b)
        out.append((mass_before[b] - mass_before[a])
                   / np.maximum(1, words_before[b] - words_before[a]))
    total = max(1e-6, mass_before[-1])
    out += [mass_before[:-1] / total, (mass_before[-1] - mass_before[1:]) / total]
    scope_mass, scope_words = {}, {}
    for chain, m, k in zip(chains, mass, w):
        for scope in chain:
            scope_mass[scope] = scope_mass.get(scope, 0) + m
            scope_words[scope] = scope_words.get(scope, 0) + k
    for level in LEVELS:
        at = [chain[min(level, len(chain) - 1)] for chain in chains]
        out.append(np.array([scope_mass[s] / scope_words[s] for s in at]))
        out.append(np.array([scope_mass[s] / total for s in at]))
    out += _core(chains, scope_mass, CORE * total)
    out += _looks(looks, mass, w, total)
    typical = (mass * scores).sum() / max(1e-6, mass.sum())
    out.append(scores / max(typical, 1e-6))
    out += _sections(headings, mass, w)
    kept = scores > 0.5
    out += [_since(kept), _since(kept[::-1])[::-1]]
    return np.column_stack(out)


def _shifted(values, by):
    out = np.full(len(values), -1.0)
    if abs(by) < len(values):
        if by < 0:
            out[-by:] = values[:by]
        else:
            out[:-by] = values[by:]
    return out


def _sums(values):
    return np.concatenate([[0], np.cumsum(values)])


def _core(chains, scope_mass, least):
    """Levels up to the core, the innermost scope with so much mass, and from there to the block."""
    core = max((s for s, m in scope_mass.items() if m >= least), default=0)
    around = next((chain[chain.index(core):] for chain in chains if core in chain), [])
    level = {scope: i for i, scope in enumerate(around)}
    below = [next(i for i, scope in enumerate(chain) if scope in level) for chain in chains]
    return [np.array([level[chain[i]] for chain, i in zip(chains, below)]), np.array(below)]


def _looks(looks, mass, words, total):
    m, w = {}, {}
    for look, a, b in zip(looks, mass, words):
        m[look] = m.get(look, 0) + a
        w[look] = w.get(look, 0) + b
    return [np.array([m[k] / w[k] for k in looks]), np.array([m[k] / total for k in looks])]


def _sections(headings, mass, words):
    section = np.cumsum(headings)
    m = np.bincount(section, mass * ~headings)
    w = np.bincount(section, words * ~headings)
    return [(m / np.maximum(1, w))[section], np.log1p(w)[section]]


def _since(kept):
    i = np.arange(len(kept))
    last = np.maximum.accumulate(np.where(kept, i, -FAR * 10))
    return np.minimum(FAR, i - np.concatenate([[-FAR * 10], last[:-1]]))
