package org.strayflow.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.io.ColumnPlan;
import org.strayflow.store.Json;

/**
 * The description of the service in OpenAPI 3.1, and a page that shows it. The page loads nothing from elsewhere, and its policy forbids a
 * browser to do so.
 *
 * @param keeper has the model
 * @param secret whether clients need a token: then the columns of the model are not for everybody, and the description leaves them out
 */
record Documentation(ModelKeeper keeper, boolean secret) {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** So many columns make an example that can still be read. */
    private static final int OF_EXAMPLE = 6;

    /** The page or a part of it. */
    static Endpoint file(String name, String type) {
        return call -> {
            call.allow(Set.of());
            call.set("Content-Security-Policy", POLICY);
            call.set("Referrer-Policy", "no-referrer");
            call.answer(200, type, resource(name));
        };
    }

    /** The description. */
    void description(Call call) throws IOException {
        call.allow(Set.of());
        ObjectNode all = Json.read(resource("openapi.json"), ObjectNode.class);
        if (!secret) {
            ServedModel model = keeper.model();
            ObjectNode flow = (ObjectNode) all.at("/components/schemas/Flow");
            ObjectNode properties = flow.putObject("properties");
            ObjectNode example = flow.putArray("examples").addObject();
            for (ColumnPlan column : model.columns()) {
                properties
                        .putObject(column.name())
                        .putArray("type")
                        .add(Information.typeOf(column))
                        .add("null");
                if (example.size() < OF_EXAMPLE) {
                    addUsual(example, model, column.name());
                }
            }
        }
        call.answer(200, "application/json", Json.bytes(all));
    }

    /** The middle of what the training rows had, or the text that most of them had. */
    private static void addUsual(ObjectNode example, ServedModel model, String column) {
        model.bundle().sketches().stream()
                .filter(sketch -> sketch.feature().equals(column))
                .findFirst()
                .ifPresent(sketch -> add(example, column, sketch));
    }

    private static void add(ObjectNode example, String column, FeatureSketch sketch) {
        double middle = sketch.quantile(0.5);
        if (!Double.isNaN(middle)) {
            example.put(column, (float) middle);
            return;
        }
        sketch.categories().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> example.put(column, most.getKey()));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Documentation.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }
}
