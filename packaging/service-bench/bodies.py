"""Writes flows of a capture as JSON bodies, for predict.lua: bodies.py CAPTURE.csv.gz URL-OF-THE-MODEL."""

import csv
import gzip
import json
import sys
import urllib.request

with urllib.request.urlopen(sys.argv[2]) as answer:
    columns = [column["name"] for column in json.load(answer)["columns"]]
print("return {")
with gzip.open(sys.argv[1], "rt", newline="") as text:
    for place, row in enumerate(csv.DictReader(text, skipinitialspace=True)):
        if place == 500:
            break
        flow = {name: float(row[name]) for name in columns if row.get(name) and row[name] not in ("NaN", "Infinity")}
        print("[=[" + json.dumps(flow) + "]=],")
print("}")
