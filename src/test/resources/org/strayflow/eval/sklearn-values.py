# Prints the numbers that ScikitLearnTest expects. Made with scikit-learn 1.2.1:  python3 sklearn-values.py
import numpy as np
from sklearn import metrics

# The same rows as ScikitLearnTest.rows(): 3,000 scores with many ties, 9 % attacks of two kinds, attacks score higher on the mean.
state, score, attack, kind = 42, [], [], []
def number(below):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % below
for _ in range(3000):
    is_attack = number(100) < 9
    score.append(((number(120) + number(120)) if is_attack else (number(90) + number(90))) / 240)
    attack.append(is_attack)
    kind.append(number(2) if is_attack else -1)
score = np.array(score, dtype=np.float32).astype(np.float64)
attack, kind = np.array(attack), np.array(kind)

def show(name, *values):
    print(name, ', '.join(repr(float(v)) if not isinstance(v, (int, np.integer)) else str(v) for v in values))

show('attacks', int(attack.sum()))
show('roc_auc', metrics.roc_auc_score(attack, score))
show('average_precision', metrics.average_precision_score(attack, score))
for t in (0.25, 0.5, float(np.float32(150 / 240)), 0.75):
    flagged = score >= t
    tn, fp, fn, tp = metrics.confusion_matrix(attack, flagged).ravel()
    show('at', t, tp, fp, fn, tn, metrics.precision_score(attack, flagged), metrics.recall_score(attack, flagged),
         metrics.f1_score(attack, flagged), metrics.accuracy_score(attack, flagged), fp / (fp + tn),
         metrics.f1_score(attack, flagged, average='macro'),
         metrics.recall_score(kind == 0, flagged), metrics.recall_score(kind == 1, flagged))
precision, recall, thresholds = metrics.precision_recall_curve(attack, score)
show('pr points', len(precision))
for i in (0, 60, 120, 180, len(thresholds) - 1):
    show('pr', thresholds[i], recall[i], precision[i])
f1 = 2 * precision[:-1] * recall[:-1] / np.maximum(precision[:-1] + recall[:-1], 1e-300)
show('best_f1', thresholds[np.argmax(f1)], f1.max())
fpr, tpr, thresholds_roc = metrics.roc_curve(attack, score, drop_intermediate=False)
show('roc points', len(fpr))
for limit in (0.001, 0.01, 0.1):
    i = np.flatnonzero(fpr <= limit)[-1]
    show('fpr', limit, thresholds_roc[i], fpr[i], tpr[i])
for least in (0.5, 0.9):
    i = np.flatnonzero(tpr >= least)[0]
    show('recall', least, thresholds_roc[i], tpr[i])
for least in (0.3, 0.6):
    good = np.flatnonzero(precision[:-1] >= least)
    i = good[recall[good] == recall[good].max()][-1]
    show('precision', least, thresholds[i], precision[i], recall[i])
