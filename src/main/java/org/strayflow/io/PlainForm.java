package org.strayflow.io;

import org.strayflow.task.Feedback;

/** Fields with a separator between them and nothing else. */
record PlainForm() implements RecordForm {
    @Override
    public ChunkParser parser(FileHead head, ReadPlan plan, Feedback feedback) {
        return new CsvChunkParser(head, plan, feedback);
    }

    @Override
    public int previewed(FileHead head, int rows) {
        return rows + (head.header() ? 1 : 0);
    }
}
