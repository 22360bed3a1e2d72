package org.strayflow.feature;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;

/** What an analyst should know of the features that a detector is given. */
public final class PreparationNotes {
    private PreparationNotes() {}

    /**
     * What to know of one column.
     *
     * @param column its name
     * @param text the rest of a sentence that begins with the name
     */
    public record Note(String column, String text) {
        /** The whole sentence. */
        public String sentence() {
            return column + " " + text;
        }
    }

    /**
     * Each thing worth knowing: the destination port as a possible shortcut, and what identifies hosts or moments when
     * the analyst has taken it among the features.
     *
     * @param preparation fits the capture
     * @param table the capture
     */
    public static List<Note> of(Preparation preparation, FlowTable table) {
        List<Note> notes = new ArrayList<>();
        for (Meaning meaning : Meaning.values()) {
            String column = table.column(meaning).map(Column::name).orElse("");
            String why = why(meaning);
            if (!why.isEmpty()
                    && preparation.features().stream()
                            .anyMatch(feature -> feature.column().equals(column))) {
                notes.add(new Note(column, why));
            }
        }
        return notes;
    }

    private static String why(Meaning meaning) {
        return switch (meaning) {
            case DESTINATION_PORT ->
                "is a possible shortcut: where every attack went to one port, a detector learns the port and not the"
                        + " behaviour. Compare with a training without it.";
            case SOURCE_PORT -> "is drawn anew for most flows: what a detector learns of it does not last.";
            case SOURCE_ADDRESS, DESTINATION_ADDRESS ->
                "names hosts: a detector learns who attacked, not how, and knows nothing of other networks.";
            case START_TIME -> "tells when the attacks were: a detector learns the timetable, not the behaviour.";
            case PROTOCOL,
                    SERVICE,
                    DURATION,
                    FORWARD_BYTES,
                    BACKWARD_BYTES,
                    FORWARD_PACKETS,
                    BACKWARD_PACKETS,
                    TOTAL_BYTES,
                    TOTAL_PACKETS,
                    LABEL -> "";
        };
    }
}
