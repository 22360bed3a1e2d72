package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strayflow.io.NumberText.Kind.DECIMAL;
import static org.strayflow.io.NumberText.Kind.INTEGER;
import static org.strayflow.io.NumberText.Kind.MISSING;
import static org.strayflow.io.NumberText.Kind.PLACEHOLDER;
import static org.strayflow.io.NumberText.Kind.TEXT;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private final NumberText numbers = new NumberText();

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+7", "007", "65535", " 12\t", "9223372036854775807", "-9223372036854775808"})
    void wholeNumbersAreLongs(String text) {
        assertThat(numbers.read(text)).isEqualTo(INTEGER);
        assertThat(numbers.integer()).isEqualTo(new BigDecimal(text.strip()).longValueExact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.5",
                "5.",
                ".5",
                "1e3",
                "1E-3",
                "2.5e+10",
                "9223372036854775808",
                "1e999",
                "-1e999",
                "4.9e-324",
                "1e-400",
                "0.1",
                "123456789012345678.9",
                "0.000000000000000000000000000001234",
                "99999999999999999999999999",
                "9007199254740993.0",
                "0.30000000000000004",
                "1e22",
                "1e23",
                "0e999999999999"
            })
    void othersAreTheNearestDouble(String text) {
        assertThat(numbers.read(" " + text + " ")).isEqualTo(DECIMAL);
        assertThat(Double.doubleToRawLongBits(numbers.decimal()))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Infinity", "inf", "+Inf", "INF", "+infinity", " inf "})
    void infiniteIsInfinite(String text) {
        assertThat(numbers.read(text)).isEqualTo(DECIMAL);
        assertThat(numbers.decimal()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(numbers.read("-" + text.strip().replace("+", ""))).isEqualTo(DECIMAL);
        assertThat(numbers.decimal()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "NaN", "nan", "-nan", "NAN", " NaN "})
    void nothingIsMissing(String text) {
        assertThat(numbers.read(text)).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "?", "NA", "n/a", "null", "NULL", "None", " - "})
    void placeholdersAreTold(String text) {
        assertThat(numbers.read(text)).isEqualTo(PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1d",
                "1f",
                "1.0D",
                "0x10",
                "0x1p3",
                "0x1.8p1",
                "1e",
                "1e+",
                "e5",
                ".",
                "+",
                "+.",
                "-.e1",
                "1 2",
                "--1",
                "1,5",
                "1_000",
                "12L",
                "1.2.3",
                "1e5.0",
                "\u0661",
                "\uFF11",
                "BENIGN",
                "infinit",
                "nano",
                "10.0.0.1",
                "'-5",
                "1\u00A0"
            })
    void nothingElseIsANumber(String text) {
        assertThat(numbers.read(text)).isEqualTo(TEXT);
    }

    @Property(tries = 20_000, seed = "1")
    void agreesWithParseDoubleOnWhateverLooksLikeANumber(
            @ForAll @StringLength(max = 26) @CharRange(from = '+', to = '9') String digits,
            @ForAll @IntRange(min = -330, max = 330) int exponent) {
        for (String text : new String[] {
            digits, digits + "e" + exponent, digits.replace("/", "").replace(",", "")
        }) {
            NumberText.Kind kind = numbers.read(text);
            if (kind.isNumber()) {
                double value = kind == INTEGER ? numbers.integer() : numbers.decimal();
                assertThat(value)
                        .isEqualTo(kind == INTEGER ? Double.parseDouble(text) + 0.0 : Double.parseDouble(text));
            } else if (!text.isBlank() && !text.strip().equals("-")) {
                assertThat(canParse(text)).as(text).isFalse();
            }
        }
    }

    @Test
    void everyDoubleComesBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isNaN(value)) {
                continue;
            }
            assertThat(numbers.read(Double.toString(value))).isEqualTo(DECIMAL);
            assertThat(numbers.decimal()).isEqualTo(value);
            double small = random.nextInt() / 1000.0;
            assertThat(numbers.read(Double.toString(small))).isEqualTo(DECIMAL);
            assertThat(numbers.decimal()).isEqualTo(small);
            long whole = random.nextLong() >> random.nextInt(64);
            assertThat(numbers.read(Long.toString(whole))).isEqualTo(INTEGER);
            assertThat(numbers.integer()).isEqualTo(whole);
        }
    }

    @Test
    void readsAlikeInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(numbers.read("INFINITY")).isEqualTo(DECIMAL);
                assertThat(numbers.read("1.5")).isEqualTo(DECIMAL);
                assertThat(numbers.decimal()).isEqualTo(1.5);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static boolean canParse(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
