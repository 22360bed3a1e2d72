package org.strayflow.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.strayflow.eval.Split;
import org.strayflow.flow.Fingerprint;

/**
 * What a model was trained on.
 *
 * @param layout id of the layout of the files, which says which extractor made the features; those of another do not compare
 * @param files names the exact content of the files, in the order in which they were opened
 * @param rows flows in the files
 * @param trainingRows flows that the detector was fitted on
 * @param trainedOn {@code "benign"} or {@code "all"}; {@value #ELSEWHERE} for a model of another program, of whose training nothing is
 *     known: then {@code files} names the file that it was imported from, and there are no rows, no layout and no split
 * @param labelColumn the label column, empty without labels
 * @param benignTexts label texts that meant benign
 * @param seed of split and detector
 * @param split how the rows were divided
 * @param fixes what was left out of the files because of findings, in the order in which it was chosen
 * @param kindsApart whether label texts that are alike were kinds of their own
 */
public record TrainingRecord(
        String layout,
        List<Fingerprint> files,
        int rows,
        int trainingRows,
        String trainedOn,
        String labelColumn,
        List<String> benignTexts,
        long seed,
        Split.Plan split,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AppliedFix> fixes,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean kindsApart) {
    /** Where a model was trained that another program made. */
    public static final String ELSEWHERE = "elsewhere";

    /** Copies the lists. */
    public TrainingRecord {
        files = List.copyOf(files);
        benignTexts = List.copyOf(benignTexts);
        fixes = List.copyOf(fixes);
    }

    /** Whether another program trained the model. */
    public boolean elsewhere() {
        return trainedOn.equals(ELSEWHERE);
    }
}
