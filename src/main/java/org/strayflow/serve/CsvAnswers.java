package org.strayflow.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.FlowStream;

/**
 * Answers as CSV, one a line. Texts that a spreadsheet would run as a formula have an apostrophe before them, as everywhere.
 */
final class CsvAnswers implements AnswerSink {
    private static final String FORMULA = "=+-@\t\r";

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder();

    /** A sink that writes to a stream when it is closed. */
    CsvAnswers(OutputStream out) {
        this.out = out;
    }

    @Override
    public void put(Answer answer) {
        text.append((double) answer.score()).append(',');
        plain(answer.flagged());
        plain(answer.threshold());
        plain(answer.label());
        text(answer.kind() == null ? "" : answer.kind().name());
        plain(answer.confidence() == null ? null : (double) answer.confidence());
        text(answer.model());
        text(String.join("; ", answer.missing()));
        text(explanation(answer.explanation()));
        text.append('\n');
    }

    private static String explanation(@Nullable List<Answer.Share> shares) {
        return shares == null
                ? ""
                : shares.stream()
                        .map(share -> String.format(
                                Locale.ROOT,
                                "%s (%+.3f)",
                                share.of().feature(),
                                share.of().amount()))
                        .collect(Collectors.joining("; "));
    }

    @Override
    public void put(FlowStream.Fault fault) {
        String column = fault.column() == null ? "" : ", " + fault.column();
        String unknown = fault.unknown().isEmpty() ? "" : " (" + String.join(", ", fault.unknown()) + ")";
        error("line " + fault.line() + column + ": " + fault.reason() + unknown);
    }

    @Override
    public void put(Refusal refusal) {
        error(refusal.problem().oneLine());
    }

    private void error(String what) {
        text.append(",,,,,,,,,");
        cell(what);
        text.append('\n');
    }

    private void plain(@Nullable Object value) {
        text.append(value == null ? "" : value).append(',');
    }

    private void text(String value) {
        cell(value);
        text.append(',');
    }

    private void cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        text.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    }

    @Override
    public void close() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
