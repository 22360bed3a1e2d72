package org.strayflow.serve;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.task.Problem;

/** A request that is answered with a problem (RFC 9457) instead of what was asked for. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, List<String>> names = new LinkedHashMap<>();

    private Refusal(int status, Problem problem) {
        super(problem.oneLine());
        this.status = status;
        this.problem = problem;
    }

    /**
     * A refusal.
     *
     * @param status of HTTP, 400 or more
     * @param code of the problem
     * @param summary one sentence: what is wrong
     * @param remedy one sentence: what to do about it
     */
    static Refusal of(int status, String code, String summary, String remedy) {
        return of(status, Problem.of(code, summary, remedy));
    }

    /** A refusal for a problem that is known by another name. */
    static Refusal of(int status, Problem problem) {
        return new Refusal(status, problem);
    }

    /** The same with a header. */
    Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The same with a list of names as a member of the answer. */
    Refusal naming(String member, List<String> list) {
        names.put(member, list);
        return this;
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, List<String>> names() {
        return names;
    }
}
