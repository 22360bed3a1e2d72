package org.strayflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.strayflow.flow.Meaning;
import org.strayflow.report.Tables.Heading;

/** The addresses with the most flagged flows, where the capture has addresses. */
final class HostsSection implements Section {
    private final Facts facts;

    HostsSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "hosts";
    }

    @Override
    public String title() {
        return "Busiest flagged hosts";
    }

    @Override
    public boolean isPresent() {
        return facts.hosts().values().stream()
                .anyMatch(counts -> !counts.hosts().isEmpty());
    }

    @Override
    public void write(Markup page) {
        page.element("p", "Flagged flows of all rows, by address.");
        facts.hosts().forEach((meaning, counts) -> write(page, meaning, counts));
    }

    private static void write(Markup page, Meaning meaning, HostCounts counts) {
        if (counts.hosts().isEmpty()) {
            return;
        }
        String title = meaning.title();
        page.element("h3", "By " + title);
        List<List<String>> rows = new ArrayList<>();
        for (HostCounts.Host host : counts.hosts()) {
            rows.add(List.of(
                    host.address(),
                    Numbers.count(host.flagged()),
                    Numbers.count(host.flows()),
                    Numbers.percent(host.share())));
        }
        String heading = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
        Tables.grid(
                page,
                List.of(
                        Heading.exact(heading),
                        Heading.number("Flagged flows"),
                        Heading.number("All its flows"),
                        Heading.number("Share flagged")),
                rows);
        int more = counts.flaggedHosts() - rows.size();
        if (more > 0) {
            page.element("p", "and " + Numbers.count(more) + " more with flagged flows.");
        }
    }
}
