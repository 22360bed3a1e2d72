package org.strayflow.serve;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** A filter that lets a request pass or refuses it. */
abstract class Gate extends Filter {
    private final String description;

    Gate(String description) {
        this.description = description;
    }

    /**
     * Looks at a request.
     *
     * @throws Refusal when it may not pass
     */
    abstract void check(HttpExchange exchange) throws Refusal;

    @Override
    public final void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        check(exchange);
        chain.doFilter(exchange);
    }

    @Override
    public final String description() {
        return description;
    }
}
