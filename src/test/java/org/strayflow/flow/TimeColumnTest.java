package org.strayflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.TimeReading.Clock;
import org.strayflow.flow.TimeReading.Order;

/** Texts of timestamps become moments and stay what they are. */
class TimeColumnTest {
    private static TimeColumn read(TimeReading reading, String... texts) {
        return TimeColumn.of(TextColumn.of("t", texts), reading);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-07-05T14:03:07Z, 2017-07-05T14:03:07Z",
        "2017-07-05T14:03:07.123456Z, 2017-07-05T14:03:07.123456Z",
        "2017-07-05T14:03:07.123456789Z, 2017-07-05T14:03:07.123456Z",
        "2017-07-05 14:03:07.5, 2017-07-05T14:03:07.5Z",
        "2017-07-05T14:03:07.5+02:00, 2017-07-05T12:03:07.5Z",
        "2017-07-05T14:03:07.000001-0530, 2017-07-05T19:33:07.000001Z",
        "2017-07-05T14:03+02:00, 2017-07-05T12:03:00Z",
        "2019/04/04 16:23:00.325010, 2019-04-04T16:23:00.325010Z",
        "2017-07-05, 2017-07-05T00:00:00Z",
        "1969-12-31 23:59:59.5, 1969-12-31T23:59:59.5Z",
        "5/7/2017 8:03, 2017-07-05T08:03:00Z",
        "5/7/2017 8:03 PM, 2017-07-05T20:03:00Z",
        "5/7/2017 12:03 am, 2017-07-05T00:03:00Z",
        "14/02/2018 08:31:01, 2018-02-14T08:31:01Z",
        "1499263387, 2017-07-05T14:03:07Z",
        "1499263387.123456, 2017-07-05T14:03:07.123456Z",
        "1499263387123, 2017-07-05T14:03:07.123Z",
        "1499263387123456, 2017-07-05T14:03:07.123456Z",
        "-1.5, 1969-12-31T23:59:58.5Z",
    })
    void readsWhatProgramsWrite(String text, Instant expected) {
        TimeColumn times = read(TimeReading.AS_FOUND, text);
        assertThat(times.micros(0)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, expected));
        assertThat(times.text(0)).isEqualTo(text);
        assertThat(times.unparsed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "10.0.0.1",
                "2017-02-30 10:00",
                "2017-13-01 10:00",
                "2017-07-05 25:00",
                "2017-07-05 10:61",
                "5/7/17 10:00",
                "13/13/2017 1:00",
                "5/7/2017 13:00 PM",
                "2017-07-05 10",
                "2017-07-05T10:00+2",
                "1.2e9",
                "-",
                "99999999999999999999",
            })
    void keepsATextThatIsNoTimestamp(String text) {
        TimeColumn times = read(TimeReading.AS_FOUND, text, "", "2017-07-05");
        assertThat(times.isMissing(0)).isTrue();
        assertThat(times.isMissing(1)).isTrue();
        assertThat(times.isMissing(2)).isFalse();
        assertThat(times.unparsed()).isEqualTo(1);
        assertThat(times.text(0)).isEqualTo(text);
    }

    @Test
    void theWholeColumnTellsTheOrderOfDayAndMonth() {
        TimeColumn day = read(TimeReading.AS_FOUND, "5/7/2017 14:00", "13/7/2017 14:00");
        assertThat(day.isOrderClear()).isTrue();
        assertThat(Instant.EPOCH.plus(day.micros(0), ChronoUnit.MICROS)).isEqualTo("2017-07-05T14:00:00Z");
        TimeColumn month = read(TimeReading.AS_FOUND, "5/7/2017 14:00", "7/13/2017 14:00");
        assertThat(month.isOrderClear()).isTrue();
        assertThat(month.dayFirst()).isFalse();
        assertThat(Instant.EPOCH.plus(month.micros(0), ChronoUnit.MICROS)).isEqualTo("2017-05-07T14:00:00Z");
    }

    @Test
    void saysWhenTheOrderOrTheClockIsOpen() {
        TimeColumn open = read(TimeReading.AS_FOUND, "5/7/2017 8:03", "6/7/2017 1:03");
        assertThat(open.isOrderClear()).isFalse();
        assertThat(open.isClockClear()).isFalse();
        TimeColumn torn = read(TimeReading.AS_FOUND, "13/7/2017 0:03", "7/13/2017 1:03");
        assertThat(torn.isOrderClear()).isFalse();
        assertThat(torn.isClockClear()).isTrue();
        assertThat(torn.unparsed()).isEqualTo(1);
        TimeColumn clear = read(TimeReading.AS_FOUND, "2017-07-05 1:03", "1499263387");
        assertThat(clear.isOrderClear() && clear.isClockClear()).isTrue();
    }

    @Test
    void theAnalystMayChoose() {
        TimeReading chosen = new TimeReading(Order.MONTH_FIRST, Clock.WORKING_HOURS);
        TimeColumn times = read(chosen, "5/7/2017 8:03", "5/7/2017 1:03", "5/7/2017 12:03", "5/7/2017 1:03 AM");
        assertThat(times.isOrderClear() && times.isClockClear()).isTrue();
        assertThat(Arrays.stream(times.toArray()).boxed())
                .extracting(
                        micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString())
                .containsExactly(
                        "2017-05-07T08:03:00Z", "2017-05-07T13:03:00Z", "2017-05-07T12:03:00Z", "2017-05-07T01:03:00Z");
    }

    @Test
    void numbersAreSecondsMillisecondsOrMicroseconds() {
        double[] values = {1499263387.123456, Double.NaN, Double.POSITIVE_INFINITY};
        TimeColumn seconds = TimeColumn.of(NumberColumn.of("ts", values), TimeReading.AS_FOUND);
        assertThat(seconds.micros(0)).isEqualTo(1_499_263_387_123_456L);
        assertThat(seconds.isMissing(1)).isTrue();
        assertThat(seconds.isMissing(2)).isTrue();
        assertThat(seconds.unparsed()).isEqualTo(1);
        TimeColumn millis = TimeColumn.of(NumberColumn.of("ts", 1_499_263_387_123.0), TimeReading.AS_FOUND);
        assertThat(millis.micros(0)).isEqualTo(1_499_263_387_123_000L);
        TimeColumn micros = TimeColumn.of(NumberColumn.of("ts", 1_499_263_387_123_456.0), TimeReading.AS_FOUND);
        assertThat(micros.micros(0)).isEqualTo(1_499_263_387_123_456L);
    }
}
