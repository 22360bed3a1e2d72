package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.io.JsonFields.Found;

/** Fields are read from bytes as Jackson reads them: the same records are refused, and the others say the same. */
class JsonFieldsTest {
    private static final ObjectMapper ORACLE = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String[] NAMES = {"a", "b", "id.x", "caf\u00e9", "a b", ""};
    private static final String[] VALUES = {
        "1",
        "-7",
        "0.5",
        "1e9",
        "-1.25E-3",
        "1234567890",
        "true",
        "false",
        "null",
        "\"\"",
        "\"x\"",
        "\"caf\u00e9 \ud83d\ude00\"",
        "\"\\u00e9\\n\\t\\\\\\\"\\/\\b\\f\\r\"",
        "\"\\ud83d\\ude00\"",
        "[]",
        "[1,{\"q\":2},\"]\"]",
        "{}",
        "[ ]",
        "{ }"
    };
    private static final byte[] NOISE = "{}[]\",:\\u0e-+.19tfn \t".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithJackson(long seed) throws Exception {
        Random random = new Random(seed);
        JsonNames names = new JsonNames(List.of());
        int flows = 0;
        int broken = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] bytes = object(random, 0).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(3); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = NOISE[random.nextInt(NOISE.length)];
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            JsonFields fields = new JsonFields(bytes, names, null);
            Found found = fields.read(0, length);
            String text = Utf8.strict(bytes, 0, length);
            if (text == null) {
                // Values that are no UTF-8 are for the columns to refuse.
                continue;
            }
            Map<String, String> expected = expected(bytes, length);
            if (expected == null || expected.isEmpty()) {
                assertThat(found).as(text).isEqualTo(Found.BROKEN);
                assertThat(fields.fault()).isNotEmpty();
                broken++;
            } else {
                assertThat(found).as(text + " " + fields.fault()).isEqualTo(Found.FLOW);
                assertThat(said(fields, names)).as(text).isEqualTo(expected);
                flows++;
            }
        }
        assertThat(flows).isGreaterThan(300);
        assertThat(broken).isGreaterThan(300);
    }

    private static Map<String, String> said(JsonFields fields, JsonNames names) throws JsonProcessingException {
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < fields.count(); i++) {
            String text = Utf8.ofCell(fields.latin(fields.place(i)));
            boolean list = text != null && text.startsWith("[") && text.endsWith("]");
            said.put(
                    names.path(fields.place(i)), list ? ORACLE.readTree(text).toString() : plain(String.valueOf(text)));
        }
        return said;
    }

    /** What Jackson reads; {@code null} when it refuses, and where a name is found twice only because of a dot in it. */
    private static @Nullable Map<String, String> expected(byte[] bytes, int length) throws Exception {
        JsonNode node;
        try {
            node = ORACLE.readTree(bytes, 0, length);
        } catch (JsonProcessingException e) {
            return null;
        }
        Map<String, String> all = new LinkedHashMap<>();
        boolean sound = node.isObject() && flatten("", node, all);
        // Jackson lets half a character pass.
        return sound && StandardCharsets.UTF_8.newEncoder().canEncode(all.toString()) ? all : null;
    }

    private static boolean flatten(String prefix, JsonNode node, Map<String, String> all) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            String path = prefix + entry.getKey();
            if (value.isObject()) {
                if (!flatten(path + ".", value, all)) {
                    return false;
                }
            } else if (!value.isNull() && all.put(path, text(value)) != null) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode value) {
        return value.isArray() ? value.toString() : plain(value.asText());
    }

    /** A number in one spelling, any other text as it is. */
    private static String plain(String text) {
        return text.matches("-?[0-9].*") && text.matches("[-+0-9.eE]+")
                ? new BigDecimal(text).stripTrailingZeros().toString()
                : text;
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(5); i >= 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            boolean nested = depth < 3 && random.nextInt(6) == 0;
            String value = nested ? object(random, depth + 1) : VALUES[random.nextInt(VALUES.length)];
            String blank = random.nextInt(5) == 0 ? " " : "";
            text.append(blank)
                    .append('"')
                    .append(name)
                    .append('"')
                    .append(blank)
                    .append(':')
                    .append(blank);
            text.append(value).append(blank).append(i == 0 ? "" : ",");
        }
        return text.append('}').toString();
    }
}
