"""A scoring service as notebooks of this field have it: FastAPI, pandas and an isolation forest of scikit-learn."""

import json
import os
import urllib.request
from typing import Dict, Optional

import numpy
import pandas
from fastapi import FastAPI
from sklearn.ensemble import IsolationForest

with urllib.request.urlopen(os.environ["MODEL"]) as answer:
    COLUMNS = [column["name"] for column in json.load(answer)["columns"]]


def features(frame):
    numbers = frame.reindex(columns=COLUMNS).apply(pandas.to_numeric, errors="coerce")
    return numbers.replace([numpy.inf, -numpy.inf], numpy.nan)


flows = pandas.read_csv(os.environ["FLOWS"], skipinitialspace=True, low_memory=False)
benign = features(flows[flows["Label"].str.upper() == "BENIGN"])
MEDIANS = benign.median()
FOREST = IsolationForest(n_estimators=100, max_samples=256, random_state=1).fit(benign.fillna(MEDIANS))
THRESHOLD = 0.6
app = FastAPI()


@app.get("/health")
def health():
    return {"status": "up"}


@app.post("/predict")
def predict(flow: Dict[str, Optional[float]]):
    row = features(pandas.DataFrame([flow])).fillna(MEDIANS)
    score = float(-FOREST.score_samples(row)[0])
    return {"anomaly_score": score, "flagged": score >= THRESHOLD, "threshold": THRESHOLD}
