package org.strayflow.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The floors: imports point down only, and rooms on one floor do not know each other. */
final class Floors {
    /** From the ground floor up. A room that is not listed is not allowed in the house. */
    private static final List<List<String>> ROOMS = List.of(
            List.of("flow", "task"),
            List.of("io", "filter", "forest", "feature", "sample"),
            List.of("detect"),
            List.of("eval", "probe"),
            List.of("store"),
            List.of("workspace"),
            List.of("report", "serve"),
            List.of("cli", "ui"),
            List.of(Rooms.HALL));

    private static final Map<String, Integer> FLOOR_OF = new HashMap<>();

    static {
        for (int floor = 0; floor < ROOMS.size(); floor++) {
            for (String room : ROOMS.get(floor)) {
                FLOOR_OF.put(room, floor);
            }
        }
    }

    private Floors() {}

    /** Every class lives in a known room and imports only from its own room and from lower floors. */
    static ArchRule importsPointDown(String root) {
        return Conditions.noClass(
                "import from a room on the same or a higher floor, or live in an unknown room", type -> {
                    String room = Rooms.of(type, root);
                    Integer floor = FLOOR_OF.get(room);
                    if (floor == null) {
                        return Optional.of("lives in the room '" + room + "', which is on no floor");
                    }
                    return type.getDirectDependenciesFromSelf().stream()
                            .filter(d -> climbs(d, root, room, floor))
                            .map(Dependency::getDescription)
                            .findFirst();
                });
    }

    private static boolean climbs(Dependency dependency, String root, String room, int floor) {
        JavaClass target = dependency.getTargetClass();
        String other = Rooms.of(target, root);
        if (other.equals(Rooms.OUTSIDE) || other.equals(room)) {
            return false;
        }
        Integer otherFloor = FLOOR_OF.get(other);
        return otherFloor == null || otherFloor >= floor;
    }
}
