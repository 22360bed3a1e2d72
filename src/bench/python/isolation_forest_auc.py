#!/usr/bin/env python3
"""ROC AUC of scikit-learn's isolation forest on rows that Strayflow prepared.

usage: isolation_forest_auc.py FOLDER WIDTH SEED    with Debian's own python3 (apt-get install -y python3-sklearn)

FOLDER holds train.f32 and test.f32 (row-major little-endian floats, WIDTH a row) and test.labels (one byte a row, 1 for an attack).
"""
import pathlib
import sys

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

folder, width, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
train = np.fromfile(folder / "train.f32", "<f4").reshape(-1, width)
test = np.fromfile(folder / "test.f32", "<f4").reshape(-1, width)
attack = np.fromfile(folder / "test.labels", "u1")
forest = IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(train)
print(f"{roc_auc_score(attack, -forest.score_samples(test)):.4f}")
