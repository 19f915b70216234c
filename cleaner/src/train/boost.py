"""Fits boosted trees and writes them as io.broadsheet.cleaner.tree.TreeModel reads them."""
import os

import numpy as np

if "LIGHTGBM_LIBRARY" in os.environ:
    import native as lightgbm
else:
    import lightgbm

COMMON = dict(bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1)


def fit(rows, targets, weights, trees, **parameters):
    data = lightgbm.Dataset(rows, targets, weight=weights)
    return lightgbm.train({**COMMON, **parameters}, data, trees)


def write(file, model, columns):
    for tree in model.dump_model()["tree_info"]:
        nodes, leaves = [], []
        _walk(tree["tree_structure"], columns, nodes, leaves)
        if nodes:
            file.write("tree\n")
            file.writelines("%s %s %d %d\n" % node for node in nodes)
            file.write("leaves " + " ".join("%.5g" % leaf for leaf in leaves) + "\n")


def _walk(node, columns, nodes, leaves):
    if "split_feature" not in node:
        leaves.append(node["leaf_value"])
        return -len(leaves)
    at = len(nodes)
    nodes.append(None)
    left = _walk(node["left_child"], columns, nodes, leaves)
    right = _walk(node["right_child"], columns, nodes, leaves)
    nodes[at] = (columns[node["split_feature"]], _float(node["threshold"]), left, right)
    return at


def _float(threshold):
    """The greatest single-precision number that is not above the threshold."""
    value = np.float32(threshold)
    if float(value) > threshold:
        value = np.nextafter(value, np.float32(-np.inf))
    if 1e-4 < abs(value) < 1e7:
        return np.format_float_positional(value, unique=True, trim="0")
    return np.format_float_scientific(value, unique=True)
