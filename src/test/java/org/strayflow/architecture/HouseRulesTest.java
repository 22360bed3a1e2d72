package org.strayflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program keeps every rule of the house, and every rule rejects its canaries. */
class HouseRulesTest {
    private static final String HOUSE = "org.strayflow";
    private static final String CANARIES = HOUSE + ".architecture.canary";
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);
    private static final JavaClasses BIRDS = new ClassFileImporter().importPackages(CANARIES);

    static List<HouseRule> rules() {
        return HouseRules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeeps(HouseRule rule) {
        rule.under().apply(HOUSE).check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCanariesAreRejectedBy(HouseRule rule) {
        String root = CANARIES + "." + rule.canary();
        JavaClasses birds = BIRDS.that(new DescribedPredicate<JavaClass>("live in " + root) {
            @Override
            public boolean test(JavaClass type) {
                return Rooms.from(type, List.of(root));
            }
        });
        List<String> details =
                rule.under().apply(root).evaluate(birds).getFailureReport().getDetails();

        Set<String> rejected = birds.stream()
                .filter(bird -> !bird.getSimpleName().equals("package-info"))
                .filter(bird -> details.stream().anyMatch(line -> blames(line, bird)))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(rejected).isEqualTo(rule.bad());
        assertThat(birds.stream().map(JavaClass::getSimpleName).filter(name -> name.startsWith("Bad")))
                .containsExactlyInAnyOrderElementsOf(rule.bad());
    }

    @Test
    void theProgramWasRead() {
        assertThat(PROGRAM.stream().map(type -> Rooms.of(type, HOUSE))).contains(Rooms.HALL, "flow", "task");
    }

    /** A violation begins with its class; a cycle names the members that close it. */
    private static boolean blames(String line, JavaClass bird) {
        return line.startsWith(bird.getName() + ":") || line.contains("<" + bird.getName() + ".");
    }
}
