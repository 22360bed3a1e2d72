package org.strayflow.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.Contribution;
import org.strayflow.detect.Kind;

/**
 * What is said of one flow.
 *
 * @param score 0..1, higher is more unusual
 * @param flagged whether the score reaches the threshold; of an ensemble's classifier, whether its kind is not benign; {@code null} for
 *     an ensemble's novelty detector
 * @param threshold {@code null} for an ensemble's member
 * @param kind what a classifier takes it for
 * @param confidence the probability of that kind
 * @param model which model it was
 * @param missing columns without a value
 * @param members what an ensemble's members say
 * @param explanation the largest shares, where they are asked for
 */
record Answer(
        float score,
        @Nullable Boolean flagged,
        @Nullable Double threshold,
        @Nullable Kind kind,
        @Nullable Float confidence,
        String model,
        List<String> missing,
        Map<String, Float> members,
        @Nullable List<Share> explanation) {
    /**
     * A feature's share in a score.
     *
     * @param of the share
     * @param number whether the flow's value is a number
     */
    record Share(Contribution of, boolean number) {}

    /** The verdict in a word: {@code unusual} or {@code usual}; {@code null} where nothing flags. */
    @Nullable
    String label() {
        if (flagged == null) {
            return null;
        }
        return flagged ? "unusual" : "usual";
    }

    /** Writes it as a JSON object. Scores have the digits that the command line writes. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("anomaly_score", (double) score);
        json.writePOJOField("flagged", flagged);
        writeNumber(json, "threshold", threshold);
        json.writeStringField("label", label());
        json.writeStringField("kind", kind == null ? null : kind.name());
        writeNumber(json, "confidence", confidence == null ? null : (double) confidence);
        json.writeStringField("model", model);
        json.writeArrayFieldStart("missing");
        for (String name : missing) {
            json.writeString(name);
        }
        json.writeEndArray();
        writeMembers(json);
        writeExplanation(json);
        json.writeEndObject();
    }

    private void writeMembers(JsonGenerator json) throws IOException {
        if (!members.isEmpty()) {
            json.writeObjectFieldStart("members");
            for (Map.Entry<String, Float> member : members.entrySet()) {
                json.writeNumberField(member.getKey(), (double) member.getValue());
            }
            json.writeEndObject();
        }
    }

    private void writeExplanation(JsonGenerator json) throws IOException {
        if (explanation == null) {
            return;
        }
        json.writeArrayFieldStart("explanation");
        for (Share share : explanation) {
            json.writeStartObject();
            json.writeStringField("feature", share.of().feature());
            double value = share.of().value();
            if (share.number() && Double.isFinite(value)) {
                json.writeNumberField("value", value);
            } else {
                String text = share.of().text();
                json.writeStringField("value", text.isEmpty() ? null : text);
            }
            json.writeNumberField("amount", share.of().amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNumber(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
