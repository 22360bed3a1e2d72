package org.strayflow.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import org.strayflow.io.FlowStream;

/** Answers as JSON objects, one a line. */
final class JsonAnswers implements AnswerSink {
    private final JsonGenerator json;
    private final boolean commas;

    /**
     * A sink.
     *
     * @param out where the objects go
     * @param commas whether each has a comma and a line feed before it, instead of a line feed behind it
     */
    JsonAnswers(OutputStream out, boolean commas) throws IOException {
        json = Answers.json(out).setRootValueSeparator(new SerializedString(""));
        this.commas = commas;
    }

    @Override
    public void put(Answer answer) throws IOException {
        before();
        answer.write(json);
        behind();
    }

    @Override
    public void put(FlowStream.Fault fault) throws IOException {
        before();
        json.writeStartObject();
        json.writeObjectFieldStart("error");
        json.writeNumberField("line", fault.line());
        json.writeStringField("column", fault.column());
        json.writeStringField("reason", fault.reason());
        json.writeArrayFieldStart("unknown");
        for (String name : fault.unknown()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        behind();
    }

    @Override
    public void put(Refusal refusal) throws IOException {
        before();
        json.writeStartObject();
        json.writeFieldName("problem");
        Problems.write(refusal, json);
        json.writeEndObject();
        behind();
    }

    private void before() throws IOException {
        if (commas) {
            json.writeRaw(",\n");
        }
    }

    private void behind() throws IOException {
        if (!commas) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
