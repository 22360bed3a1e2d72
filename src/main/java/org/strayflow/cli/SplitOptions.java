package org.strayflow.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Split;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;
import org.strayflow.workspace.SplitChoice;
import org.strayflow.workspace.TrainingRequest;
import picocli.CommandLine.Option;

/** How the labelled rows of a training are divided. */
final class SplitOptions {
    @Option(
            names = "--split",
            paramLabel = "stratified|time|strict-time|file|day|kind=NAME,...",
            description =
                    "How labelled rows are divided: at random within each kind, by time within each kind, strictly by time, whole files, whole days, or with some kinds kept from training. By time within each kind when not given and times are known, else stratified.")
    private @Nullable String split;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Files, folders or archives whose flows are the test; repeatable.")
    private List<Path> test = List.of();

    @Option(
            names = "--train-share",
            paramLabel = "SHARE",
            description = "Share of rows to train on; 0.6 when not given.")
    private double trainShare = Split.TRAIN;

    @Option(
            names = "--validation-share",
            paramLabel = "SHARE",
            description =
                    "Share of rows to tune the threshold on; 0.2 when not given. With 0 it is tuned on the training rows. What is left is the test.")
    private double validationShare = Split.VALIDATION;

    /** What the options say. */
    SplitChoice choice() throws ConfigurationException {
        SplitChoice choice = split == null ? SplitChoice.suggested() : SplitChoice.parse(split);
        if (test.isEmpty()) {
            return choice;
        }
        if (choice.method().isPresent() && choice.method().get() != Split.Method.FILE) {
            throw new ConfigurationException(Problem.of(
                    "CONF-156", "--test and --split " + split + " both say what the test is.", "Leave one out."));
        }
        return SplitChoice.ofTestFiles(test);
    }

    /** Files to open beside the data. */
    List<Path> test() {
        return test;
    }

    /** The request with what the options say. */
    TrainingRequest applied(TrainingRequest request) throws ConfigurationException {
        return request.withSplit(choice()).withShares(trainShare, validationShare);
    }
}
