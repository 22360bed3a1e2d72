/**
 * Small known-bad houses, one a rule, that {@link org.strayflow.architecture.HouseRulesTest} must see rejected: every class named
 * {@code Bad…} and none named {@code Fine…}. Nothing here is ever run.
 */
package org.strayflow.architecture.canary;
