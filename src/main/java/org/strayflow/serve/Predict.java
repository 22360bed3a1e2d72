package org.strayflow.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.strayflow.flow.FlowTable;
import org.strayflow.io.FlowStream;
import org.strayflow.task.StrayflowException;

/**
 * Scores one flow, a JSON object of values by the names of the model's columns. What the flow has no value for becomes what the
 * preparation puts there, and is named; a name that the model does not know is refused.
 *
 * @param model answers
 * @param view which of its detectors speaks
 * @param metrics count
 */
record Predict(Supplier<ServedModel> model, Answers.View view, Metrics metrics) implements Endpoint {
    /** Bytes of one flow. */
    static final long LIMIT = 1 << 20;

    /** Features that are named at most. */
    static final int MOST_EXPLAINED = 1_000;

    @Override
    public void answer(Call call) throws IOException, StrayflowException {
        call.allow(Set.of("explain"));
        Answers answers = Answers.of(view, model.get(), call.number("explain", MOST_EXPLAINED));
        if (!call.contentType().equals("application/json")) {
            throw Media.unsupported("application/json");
        }
        FlowTable flow = flow(call, answers.model());
        Answer answer = answers.of(flow).getFirst();
        metrics.scored(answer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Answers.json(out)) {
            answer.write(json);
        }
        call.answer(200, "application/json", out.toByteArray());
    }

    private static FlowTable flow(Call call, ServedModel model) throws IOException, StrayflowException {
        FlowStream.Part part;
        try (InputStream body = call.body(LIMIT)) {
            FlowStream stream = FlowStream.open(body, FlowStream.Form.JSON_OBJECT, model.columns());
            FlowStream.Piece piece = stream.next();
            if (piece == null) {
                throw notOne("The body is empty.");
            }
            part = piece.read(true);
        }
        if (!part.faults().isEmpty()) {
            throw refused(part.faults().getFirst());
        }
        FlowTable flow = part.table();
        if (flow.rows() != 1) {
            throw notOne("The body is not one flow.");
        }
        if (flow.columns().stream().allMatch(column -> column.isMissing(0))) {
            throw Refusal.of(
                            422,
                            "SERVE-114",
                            "The flow has no value for any column of the model.",
                            "Send its values by the names of the columns.")
                    .naming(
                            "missing",
                            flow.columns().stream().map(column -> column.name()).toList());
        }
        return flow;
    }

    private static Refusal notOne(String what) {
        return Refusal.of(400, "SERVE-113", what, "Send one JSON object, or several flows to /predict/batch.");
    }

    private static Refusal refused(FlowStream.Fault fault) {
        if (!fault.unknown().isEmpty()) {
            return Refusal.of(
                            422,
                            "SERVE-115",
                            "The model does not know: " + String.join(", ", fault.unknown()) + ".",
                            "Leave them out; /model lists the names of the columns.")
                    .naming("unknown", fault.unknown());
        }
        String column = fault.column();
        if (column != null) {
            return Refusal.of(
                            422,
                            "SERVE-116",
                            "The value of " + column + " cannot be used: " + fault.reason() + ".",
                            "Send a number, or null where there is none.")
                    .naming("columns", List.of(column));
        }
        return notOne("The body is no JSON object of values: " + fault.reason() + ".");
    }
}
