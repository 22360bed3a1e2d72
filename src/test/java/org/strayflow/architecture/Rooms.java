package org.strayflow.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Which room of the house a class lives in: {@code ui} for {@code org.strayflow.ui.vm.X}, the hall for {@code org.strayflow.X}. */
final class Rooms {
    /** The root package itself, where {@code Main} lives. */
    static final String HALL = "";

    /** Classes outside the house. */
    static final String OUTSIDE = "outside";

    private Rooms() {}

    /** The room of a class in the house with the given root package. */
    static String of(JavaClass type, String root) {
        String name = packageOf(type);
        if (name.equals(root)) {
            return HALL;
        }
        if (!name.startsWith(root + ".")) {
            return OUTSIDE;
        }
        String rest = name.substring(root.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** Whether a class lives in one of the packages {@code root.name} or below them. */
    static boolean within(JavaClass type, String root, List<String> names) {
        return names.stream().anyMatch(name -> isBelow(packageOf(type), root + "." + name));
    }

    /** Whether a class comes from one of the packages or from one below them. */
    static boolean from(JavaClass type, List<String> packages) {
        return packages.stream().anyMatch(name -> isBelow(packageOf(type), name));
    }

    private static boolean isBelow(String name, String top) {
        return name.equals(top) || name.startsWith(top + ".");
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }
}
