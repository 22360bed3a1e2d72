"""Seconds that pandas takes to read a file of flows: read_csv.py FILE"""
import sys
import time

import pandas as pd

start = time.perf_counter()
frame = pd.read_csv(sys.argv[1], low_memory=False)
print(f"read_csv: {time.perf_counter() - start:.2f} s, {len(frame)} rows", flush=True)
