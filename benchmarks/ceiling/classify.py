"""Weighs pairs of records with gradient-boosted trees that were trained on the truth, never on the pair itself.

    python classify.py train FOLDER    pairs.* -> scores.f64, and the trees, kept in the folder
    python classify.py score FOLDER    more.*  -> more-scores.f64, with the trees kept

Of each list of pairs there are NAME.features.f32 (a row a pair, NaN for what is missing) and NAME.folds.u8 (the fold of each pair's first and
second record); pairs.labels.u8 is 1 for a true pair. shape.json has the number of columns and of folds. The trees of a fold see no pair that
touches it, and a pair is weighed by those of its first record's fold. Scores are log2 odds.
"""

import json
import sys
from pathlib import Path

import joblib
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

folder = Path(sys.argv[2])
shape = json.loads((folder / "shape.json").read_text())


def read(name):
    features = np.fromfile(folder / f"{name}.features.f32", dtype=np.float32).reshape(-1, shape["columns"])
    folds = np.fromfile(folder / f"{name}.folds.u8", dtype=np.uint8).reshape(-1, 2)
    return features, folds


def score(trees, features, folds):
    bits = np.zeros(len(features))
    for fold, own in enumerate(trees):
        mine = folds[:, 0] == fold
        if mine.any():
            bits[mine] = own.decision_function(features[mine]) / np.log(2)
    return bits


if sys.argv[1] == "train":
    features, folds = read("pairs")
    labels = np.fromfile(folder / "pairs.labels.u8", dtype=np.uint8)
    trees = []
    for fold in range(shape["folds"]):
        seen = (folds != fold).all(axis=1)
        # Stops by itself once a tenth of its own pairs, held back, gains no more.
        model = HistGradientBoostingClassifier(
            max_iter=300, learning_rate=0.1, min_samples_leaf=20, early_stopping=True, random_state=1
        )
        trees.append(model.fit(features[seen], labels[seen]))
    joblib.dump(trees, folder / "trees.joblib")
    score(trees, features, folds).astype(np.float64).tofile(folder / "scores.f64")
else:
    features, folds = read("more")
    score(joblib.load(folder / "trees.joblib"), features, folds).astype(np.float64).tofile(folder / "more-scores.f64")
