package org.strayflow.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Function;

/**
 * A rule that the whole house keeps, with the proof that it bites.
 *
 * @param canary name of the package below {@code org.strayflow.architecture.canary} that is a small house of its own; the rule must
 *     reject every class there whose name starts with {@code Bad} and no other
 * @param under the rule for the house with a given root package
 * @param bad simple names of the classes that must be rejected
 */
record HouseRule(String canary, Function<String, ArchRule> under, Set<String> bad) {
    HouseRule(String canary, Function<String, ArchRule> under, String... bad) {
        this(canary, under, Set.of(bad));
    }

    @Override
    public String toString() {
        return canary;
    }
}
