package org.strayflow.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Builds rules whose violations start with the offending class's full name, so that canaries can be counted exactly. */
final class Conditions {
    private Conditions() {}

    /** No class does what {@code offence} finds; a house without classes keeps the rule. */
    static ArchRule noClass(String doing, Function<JavaClass, Optional<String>> offence) {
        ArchCondition<JavaClass> condition = new ArchCondition<>("not " + doing) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                offence.apply(type)
                        .ifPresent(
                                what -> events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + what)));
            }
        };
        return ArchRuleDefinition.classes().should(condition).allowEmptyShould(true);
    }

    /** No class that {@code guarded} covers depends on a class that {@code forbidden} covers. */
    static ArchRule noDependency(String doing, Predicate<JavaClass> guarded, Predicate<JavaClass> forbidden) {
        return noClass(doing, type -> guarded.test(type) ? firstDependency(type, forbidden) : Optional.empty());
    }

    /** No class that {@code guarded} covers calls, refers to or reads a member that {@code forbidden} covers. */
    static ArchRule noAccess(String doing, Predicate<JavaClass> guarded, Predicate<String> forbidden) {
        return noClass(doing, type -> guarded.test(type) ? firstAccess(type, forbidden) : Optional.empty());
    }

    /** The first dependency on a forbidden class. */
    static Optional<String> firstDependency(JavaClass type, Predicate<JavaClass> forbidden) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(d -> forbidden.test(d.getTargetClass()))
                .map(Dependency::getDescription)
                .findFirst();
    }

    /** The first access to a forbidden member: {@code java.lang.System.out}, {@code java.lang.System.exit(int)}. */
    static Optional<String> firstAccess(JavaClass type, Predicate<String> forbidden) {
        return type.getAccessesFromSelf().stream()
                .filter(a -> forbidden.test(a.getTarget().getFullName()))
                .map(JavaAccess::getDescription)
                .findFirst();
    }
}
