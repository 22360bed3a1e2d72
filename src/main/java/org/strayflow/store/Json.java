package org.strayflow.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.strayflow.eval.Split;

/**
 * The one way to write and read JSON. Types are named by the code alone, never by the text that is read; nesting, text length and
 * number length are limited. The same object gives the same text on every machine.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(5_000_000)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addMixIn(Split.Plan.class, SplitForm.class)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
            .build();

    private Json() {}

    /** The object as indented text with one line feed at its end. */
    public static String text(Object value) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        try {
            return MAPPER.writer(printer).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plain value: " + value.getClass(), e);
        }
    }

    /** The object as one line of text with one line feed at its end. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plain value: " + value.getClass(), e);
        }
    }

    /** The object's text in UTF-8. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an object of a known type.
     *
     * @throws IOException when the text is not JSON or does not describe such an object
     */
    public static <T> T read(byte[] utf8, Class<T> type) throws IOException {
        T value = MAPPER.readValue(utf8, type);
        if (value == null) {
            throw new IOException("the text says null");
        }
        return value;
    }

    /**
     * Reads an object of a known type of which some fields may not have been written.
     *
     * @param usual what has the values of those
     * @throws IOException when the text is not JSON or does not describe such an object
     */
    public static <T> T read(byte[] utf8, Class<T> type, T usual) throws IOException {
        ObjectNode tree = MAPPER.valueToTree(usual);
        tree.setAll(readTree(utf8));
        return convert(tree, type);
    }

    /**
     * Reads an object whose fields are not known yet.
     *
     * @throws IOException when the text is not a JSON object
     */
    static ObjectNode readTree(byte[] utf8) throws IOException {
        return read(utf8, ObjectNode.class);
    }

    /**
     * Makes an object of a known type of what was read.
     *
     * @throws IOException when it does not describe such an object
     */
    static <T> T convert(ObjectNode tree, Class<T> type) throws IOException {
        return MAPPER.treeToValue(tree, type);
    }

    /**
     * The same, but nothing of what was read is left out or rounded.
     *
     * @throws IOException also when it has a field that the type does not know, or a fraction where the type has a whole number
     */
    static <T> T convertAll(ObjectNode tree, Class<T> type) throws IOException {
        return MAPPER.readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .readValue(tree);
    }
}
