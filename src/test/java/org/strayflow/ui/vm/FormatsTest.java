package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "999|999", "1000|1,000", "2830743|2,830,743", "-1234|-1,234"})
    void countsHaveSeparatedThousands(long count, String text) {
        assertThat(Formats.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.93124, 0.9312",
        "1, 1.000",
        "0, 0.0000",
        "0.99999, 0.9999",
        "0.00001, <0.0001",
        "0.5, 0.5000",
        "NaN, –"
    })
    void ratiosNeverClaimMoreThanIsTrue(double value, String text) {
        assertThat(Formats.ratio(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "1, 100 %",
        "0.00412, 0.412 %",
        "0.0412, 4.12 %",
        "0.312912, 31.29 %",
        "0.999999, 99.99 %",
        "0.000001, <0.001 %",
        "NaN, –"
    })
    void percentHasAtMostFourDigits(double share, String text) {
        assertThat(Formats.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 100", "0.0421, 4.2", "0.5, 50.0", "0.9994, >99.9", "0.999, 99.9", "0.0004, <0.1", "NaN, –"})
    void pointsNeverSayNothingOrAllOfWhatIsNeither(double share, String text) {
        assertThat(Formats.points(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00000",
        "0.001234, 0.00123",
        "-0.5, -0.50000",
        "0.000001, <0.00001",
        "-0.000001, >-0.00001",
        "NaN, –"
    })
    void fixedNumbersLineUpAndNeverSayNothingOfWhatIsNot(double value, String text) {
        assertThat(Formats.fixed(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.0012346|0.001235",
                "12.3456|12.35",
                "1234.56|1,235",
                "-0.25|-0.25",
                "1234567|1,235,000",
                "1234567890123|1.235e12",
                "0.00001234|1.234e-5",
                "Infinity|∞",
                "-Infinity|-∞",
                "NaN|–",
                "100|100"
            })
    void significantHasAtMostFourDigits(double value, String text) {
        assertThat(Formats.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234567|1,234,567", "0.1|0.1", "3.14159265358979|3.141593", "-5|-5", "1e300|1e300", "NaN|–"})
    void cellsShowIntegersInFull(double value, String text) {
        assertThat(Formats.cell(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "250, 250", "1500, 1.5k", "20000, 20k", "3000000, 3M", "-1000, -1k", "0.5, 0.5"})
    void axisLabelsAreShort(double value, String text) {
        assertThat(Formats.compact(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "512, 512 B", "1500, 1.5 kB", "1500000, 1.5 MB", "2000000000, 2 GB"})
    void bytesAreInSiUnits(long bytes, String text) {
        assertThat(Formats.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.035, 35 ms",
        "0.9999, 1.0 s",
        "1.234, 1.2 s",
        "9.96, 10 s",
        "12, 12 s",
        "59.7, 1 min 00 s",
        "65, 1 min 05 s",
        "7380, 2 h 03 min",
        "NaN, –"
    })
    void durationsReadLikeSpeech(double seconds, String text) {
        assertThat(Formats.duration(seconds)).isEqualTo(text);
    }

    @Test
    void oneIsSingular() {
        assertThat(Formats.counted(1, "flow", "flows")).isEqualTo("1 flow");
        assertThat(Formats.counted(1000, "flow", "flows")).isEqualTo("1,000 flows");
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Formats.count(1234567)).isEqualTo("1,234,567");
            assertThat(Formats.significant(1.5)).isEqualTo("1.5");
            assertThat(Formats.percent(0.125)).isEqualTo("12.50 %");
            assertThat(Formats.duration(1.5)).isEqualTo("1.5 s");
        } finally {
            Locale.setDefault(before);
        }
    }
}
