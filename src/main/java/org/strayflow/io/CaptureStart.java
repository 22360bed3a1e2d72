package org.strayflow.io;

import java.nio.file.Path;
import java.util.List;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/**
 * What is known before records are read: the same for a preview and for the reading itself.
 *
 * @param heads the tables, at least one
 * @param plan how their records become rows
 */
record CaptureStart(List<FileHead> heads, ReadPlan plan) {
    /**
     * Looks at files and decides.
     *
     * @param choice files, archives and folders
     * @param options what the analyst has decided
     * @param most how many files are looked at; more are left alone
     * @param feedback is told what was assumed
     */
    static CaptureStart of(List<Path> choice, ReadOptions options, int most, Feedback feedback)
            throws StrayflowException {
        List<FileHead> heads = TableHeads.of(choice, options, most, feedback);
        FileHead first = heads.getFirst();
        if (!first.header() && first.found().layout() instanceof GenericLayout) {
            feedback.warn(IoProblems.noHeader(first.file()));
        }
        for (FileHead head : heads) {
            if (options.encoding() == null && head.encoding() == TextEncoding.WINDOWS_1252) {
                feedback.warn(IoProblems.encodingGuessed(head.file(), head.encoding()));
            }
        }
        List<String> commas = DecimalComma.columns(first);
        if (!commas.isEmpty()) {
            feedback.warn(IoProblems.decimalComma(first.file(), commas));
        }
        return new CaptureStart(heads, ReadPlan.of(ColumnChoice.apply(first.file(), first.columns(), options), heads));
    }
}
