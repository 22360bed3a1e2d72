package org.strayflow.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Problems as they are answered: {@code application/problem+json}, RFC 9457. Nothing of the inside of the program is in them. */
final class Problems {
    static final String TYPE = "application/problem+json";

    private Problems() {}

    /** The refusal that a problem of another part of the program becomes. */
    static Refusal refusal(StrayflowException e) {
        int status =
                switch (e) {
                    case InputException input -> 422;
                    case ModelException model -> 422;
                    case ConfigurationException configuration -> 422;
                    case LimitException limit -> 413;
                };
        // Where it is says where the service keeps its files.
        return Refusal.of(
                status,
                Problem.of(
                        e.problem().code(), e.problem().summary(), e.problem().remedy()));
    }

    /** The refusal that a bug becomes; what it was is in the log. */
    static Refusal ofBug() {
        return Refusal.of(500, "RUN-001", "The service hit a bug.", "Its log says more.");
    }

    /** The bytes of the answer. */
    static byte[] bytes(Refusal refusal) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Answers.json(out)) {
            write(refusal, json);
        }
        return out.toByteArray();
    }

    /** Writes the object. */
    static void write(Refusal refusal, JsonGenerator json) throws IOException {
        Problem problem = refusal.problem();
        json.writeStartObject();
        json.writeStringField("type", "urn:strayflow:" + problem.code());
        json.writeStringField("title", problem.summary());
        json.writeNumberField("status", refusal.status());
        json.writeStringField("detail", problem.remedy());
        json.writeStringField("code", problem.code());
        for (Map.Entry<String, List<String>> list : refusal.names().entrySet()) {
            json.writeArrayFieldStart(list.getKey());
            for (String name : list.getValue()) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
