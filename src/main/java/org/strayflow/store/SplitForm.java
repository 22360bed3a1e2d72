package org.strayflow.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.strayflow.flow.TimeReading;

/** How a split is saved: what is usual is left out, as in models of earlier formats. */
interface SplitForm {
    /** {@link TimeReading#AS_FOUND} is not saved. */
    final class UsualTimes {
        @Override
        public boolean equals(Object other) {
            return TimeReading.AS_FOUND.equals(other);
        }

        @Override
        public int hashCode() {
            return TimeReading.AS_FOUND.hashCode();
        }
    }

    /** Left out when there are none. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Integer> testFiles();

    /** Left out when there are none. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> kinds();

    /** Left out when as found. */
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UsualTimes.class)
    TimeReading times();

    /** Left out when cut by count. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean wholeMoments();

    /** Adds to a split what was left out of it. */
    static void complete(ObjectNode split) {
        for (String list : List.of("testFiles", "kinds")) {
            if (!split.has(list)) {
                split.putArray(list);
            }
        }
        if (!split.has("wholeMoments")) {
            split.put("wholeMoments", false);
        }
        if (!split.has("times")) {
            TimeReading usual = TimeReading.AS_FOUND;
            split.set(
                    "times",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("order", usual.order().name())
                            .put("clock", usual.clock().name()));
        }
    }
}
