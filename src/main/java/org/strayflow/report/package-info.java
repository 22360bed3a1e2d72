/**
 * The report: what an analysis found, as one HTML file that needs nothing else, for people who do not have the program. Reckons nothing
 * that the use cases below do not, and lets no text from the data reach the page but through its escaping. Read
 * {@link org.strayflow.report.HtmlReport} first.
 */
@NullMarked
package org.strayflow.report;

import org.jspecify.annotations.NullMarked;
