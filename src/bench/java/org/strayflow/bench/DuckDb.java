package org.strayflow.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A peer: DuckDB in this process, tables in memory. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    static DuckDb open(int threads) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
        }
        return new DuckDb(connection);
    }

    /** Seconds that reading a file into a table takes; the table of the last time is dropped before. */
    double read(Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS flows");
            long started = System.nanoTime();
            String name = file.toString().replace("'", "''");
            statement.execute("CREATE TABLE flows AS SELECT * FROM read_csv('" + name + "')");
            return (System.nanoTime() - started) / 1e9;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
