package org.strayflow.cli;

import java.nio.file.Path;
import java.util.List;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;

/** Paints the rooms of the window into picture files, without a display. What paints is another part of the program. */
@FunctionalInterface
public interface Pictures {
    /**
     * The job that paints.
     *
     * @param analysis what the rooms show
     * @param folder where the pictures go
     * @return the files
     */
    Job<List<Path>> paint(Analysis analysis, Path folder);
}
