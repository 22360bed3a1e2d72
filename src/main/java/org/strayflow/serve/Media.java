package org.strayflow.serve;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.FlowStream;

/** How flows and answers are written, by media type. */
enum Media {
    /** Separated fields. */
    CSV("text/csv", FlowStream.Form.TABLE),
    /** An object a line. */
    LINES("application/x-ndjson", FlowStream.Form.JSON_LINES),
    /** An array of objects. */
    ARRAY("application/json", FlowStream.Form.JSON_ARRAY);

    private final String type;
    private final FlowStream.Form form;

    Media(String type, FlowStream.Form form) {
        this.type = type;
        this.form = form;
    }

    /** Its media type. */
    String type() {
        return type;
    }

    /** How the reader knows it. */
    FlowStream.Form form() {
        return form;
    }

    /** What a body is. */
    static Media ofBody(String contentType) throws Refusal {
        return of(contentType).orElseThrow(() -> unsupported("text/csv, application/x-ndjson, application/json"));
    }

    /** What a client asks for: the first that is known, or like what it sent. */
    static Media ofAnswer(@Nullable String accept, Media sent) {
        for (String one : accept == null ? new String[0] : accept.split(",", -1)) {
            Optional<Media> known = of(one.split(";", 2)[0].strip());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return sent;
    }

    private static Optional<Media> of(String type) {
        return switch (type) {
            case "text/csv", "text/tab-separated-values" -> Optional.of(CSV);
            case "application/x-ndjson", "application/jsonl", "application/x-jsonlines" -> Optional.of(LINES);
            case "application/json" -> Optional.of(ARRAY);
            default -> Optional.empty();
        };
    }

    /** The refusal of a body of another type. */
    static Refusal unsupported(String types) {
        return Refusal.of(
                        415,
                        "SERVE-117",
                        "The header Content-Type names nothing that is read here.",
                        "Send it with one of: " + types + ".")
                .header("Accept", types);
    }
}
