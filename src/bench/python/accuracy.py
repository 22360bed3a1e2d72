#!/usr/bin/env python3
"""What xgboost and scikit-learn make of a file, on splits that Strayflow can take over.

usage: accuracy.py FILE FOLDER SEEDS    with Debian's own python3 (apt-get install -y python3-pandas python3-sklearn python3-xgboost)

For every seed from 1 to SEEDS it writes the numbers of the test rows to FOLDER/SEED.txt (train_test_split, stratified by kind, 20 %) and
prints the seed, the detector and two numbers: accuracy and F1 of attacks for NSL-KDD, accuracy and macro F1 over kinds for the others.
"""
import pathlib
import sys

import numpy as np
import pandas as pd
import xgboost
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_sample_weight

NO_FEATURES = ["id", "Flow ID", "Src IP", "Dst IP", "Src Port", "Timestamp", "Attempted Category"]


def load(file):
    """Features, numbers of the kinds, whether it is attack or not."""
    if file.name.startswith("KDD"):
        table = pd.read_csv(file, header=None)
        features = table.drop(columns=[41, 42])
        for column in (1, 2, 3):
            features[column] = features[column].astype("category").cat.codes
        return features.to_numpy("f4"), (table[41] != "normal").astype(int).to_numpy(), True
    table = pd.read_csv(file, encoding="latin1", low_memory=False)
    table.columns = [name.strip() for name in table.columns]
    kinds = table["Label"].astype("category").cat.codes.to_numpy()
    features = table.drop(columns=["Label", *NO_FEATURES], errors="ignore").apply(pd.to_numeric, errors="coerce")
    return features.replace([np.inf, -np.inf], np.nan).to_numpy("f4"), kinds, False


def main():
    file, folder, seeds = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    features, kinds, binary = load(file)
    for seed in range(1, seeds + 1):
        train, test = train_test_split(np.arange(len(kinds)), test_size=0.2, random_state=seed, stratify=kinds)
        np.savetxt(folder / f"{seed}.txt", test, fmt="%d")
        detectors = {
            "xgboost": xgboost.XGBClassifier(
                n_estimators=200, max_depth=6, learning_rate=0.3, tree_method="hist", n_jobs=2, random_state=seed
            ),
            "random-forest": RandomForestClassifier(100, n_jobs=2, random_state=seed),
        }
        for name, detector in detectors.items():
            rows = features if name == "xgboost" else np.nan_to_num(features)
            detector.fit(rows[train], kinds[train], sample_weight=compute_sample_weight("balanced", kinds[train]))
            told = detector.predict(rows[test])
            f1 = f1_score(kinds[test], told, average="binary" if binary else "macro")
            print(seed, name, accuracy_score(kinds[test], told), f1, flush=True)


main()
