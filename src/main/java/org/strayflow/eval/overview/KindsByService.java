package org.strayflow.eval.overview;

import java.util.List;

/**
 * Which kinds of attack go to which services, or ports where the capture names no services.
 *
 * @param subject what the columns are
 * @param kinds the kinds of attack with the most flows, largest first
 * @param services those with the most attacks, largest first
 * @param flows how many flows of a kind (first index) go to a service (second index)
 * @param absent why there is nothing; empty when there is something
 */
public record KindsByService(Subject subject, List<Group> kinds, List<Group> services, int[][] flows, String absent) {
    /** Copies the lists. */
    public KindsByService {
        kinds = List.copyOf(kinds);
        services = List.copyOf(services);
    }

    static KindsByService absent(String why) {
        return new KindsByService(Subject.SERVICE, List.of(), List.of(), new int[0][], why);
    }
}
