package ml.dmlc;

/** Stands in for XGBoost, which is not a dependency yet, so that the fence around it has a canary. */
public final class StandIn {}
