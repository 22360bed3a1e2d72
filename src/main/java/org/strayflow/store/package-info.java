/**
 * Files that hold a detector: the model bundle {@code .sfm}. A bundle is data that is read and validated here; nothing in it is ever
 * loaded as code. Read {@link org.strayflow.store.ModelBundle} first, then {@link org.strayflow.store.ModelFiles}.
 */
@NullMarked
package org.strayflow.store;

import org.jspecify.annotations.NullMarked;
