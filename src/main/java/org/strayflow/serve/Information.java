package org.strayflow.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.strayflow.detect.Kind;
import org.strayflow.io.ColumnPlan;
import org.strayflow.store.Json;
import org.strayflow.store.ModelBundle;
import org.strayflow.workspace.ModelCard;

/**
 * What the service tells of itself.
 *
 * @param keeper has the model
 * @param stopping whether the service is about to stop
 */
record Information(ModelKeeper keeper, BooleanSupplier stopping) {
    private static final String JSON = "application/json";

    /** Whether the process lives: always, as it answers. */
    void health(Call call) throws IOException {
        call.allow(Set.of());
        call.answer(200, JSON, Json.bytes(Map.of("status", "up")));
    }

    /** Whether it wants requests. */
    void ready(Call call) throws IOException {
        call.allow(Set.of());
        if (stopping.getAsBoolean()) {
            throw Refusal.of(503, "SERVE-107", "The service is stopping.", "Ask another one.");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "ready");
        answer.put("model", keeper.model().id());
        if (!keeper.failure().isEmpty()) {
            answer.put("replacement", "not used: it is damaged or of a later format; the log says more");
        }
        call.answer(200, JSON, Json.bytes(answer));
    }

    /** What the model is, with its card in Markdown. */
    void model(Call call) throws IOException {
        call.allow(Set.of("card"));
        ServedModel model = keeper.model();
        if (call.word("card", List.of("json", "markdown")).equals("markdown")) {
            byte[] card = card(model).getBytes(StandardCharsets.UTF_8);
            call.answer(200, "text/markdown; charset=utf-8", card);
            return;
        }
        ModelBundle bundle = model.bundle();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("model", model.id());
        answer.put("file", model.file());
        answer.put("sha256", model.sha256());
        answer.put("detector", bundle.detector().spec().id());
        answer.put("settings", bundle.detector().spec().settings());
        answer.put("threshold", bundle.operation().threshold());
        answer.put("goal", bundle.operation().goal());
        answer.put("kinds", bundle.detector().kinds().stream().map(Kind::name).toList());
        answer.put(
                "columns",
                model.columns().stream()
                        .map(column -> new Column(column.name(), typeOf(column)))
                        .toList());
        answer.put("card", card(model));
        call.answer(200, JSON, Json.bytes(answer));
    }

    /** What the values of a column are, in the words of JSON. */
    static String typeOf(ColumnPlan column) {
        return column.kind() == ColumnPlan.Kind.TEXT ? "string" : "number";
    }

    /** A column as it is told of. */
    private record Column(String name, String type) {}

    private static String card(ServedModel model) {
        return ModelCard.of(model.bundle(), model.file()).text();
    }
}
