package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Flow Duration", "duration", "dur", "Flow IAT Min", "Fwd IAT Total"})
    void lengthsOfTime(String name) {
        assertThat(ColumnNames.isDuration(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"during", "Init_Win_bytes_backward", "variant", "Flow Bytes/s"})
    void otherNumbers(String name) {
        assertThat(ColumnNames.isDuration(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Destination Port", "Dst Port", "dport", "dsport", "id.resp_p", "dst_port"})
    void ports(String name) {
        assertThat(ColumnNames.isPort(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Protocol", "Portion", "count"})
    void noPorts(String name) {
        assertThat(ColumnNames.isPort(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Flow ID", "uid", "id", "Source IP", "src_ip", "id.orig_h", "Timestamp", "ts", "Source Port"})
    void identifiers(String name) {
        assertThat(ColumnNames.isIdentifier(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Destination Port", "Protocol", "Idle Mean", "land", "dst_host_count"})
    void noIdentifiers(String name) {
        assertThat(ColumnNames.isIdentifier(name)).isFalse();
    }
}
