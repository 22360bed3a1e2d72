/**
 * Work that takes time and things that go wrong: jobs with progress and cancel, outcomes, problems, exceptions, and the one way to use all cores.
 * Nothing here knows flows, files or windows; read {@link org.strayflow.task.Job} first.
 */
@NullMarked
package org.strayflow.task;

import org.jspecify.annotations.NullMarked;
