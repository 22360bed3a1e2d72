package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CIC-IDS2017 as published for machine learning: 78 features and the label. */
final class CicMachineLearningLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(
                    CicColumns.joined(List.of(CicColumns.DESTINATION_PORT), CicColumns.FEATURES))
            .or(CicColumns.LABEL);

    @Override
    public String id() {
        return "cic-ids2017-machine-learning";
    }

    @Override
    public String title() {
        return "CIC-IDS2017 MachineLearning";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return CicColumns.EXTRACTOR_2017;
    }

    @Override
    public List<String> notes() {
        return CicColumns.NOTES_2017;
    }

    @Override
    public Set<Quirk> quirks() {
        return Set.of(Quirk.WINDOWS_DASHES, Quirk.EMPTY_RECORDS);
    }
}
