package org.strayflow.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.strayflow.feature.ColumnProfile;

/** A column at a glance, as {@code inspect --json} prints it. */
final class ProfileReport {
    private ProfileReport() {}

    /** The object of {@code profile[]}: numbers have range, quantiles and bins, texts the most frequent ones. */
    static Map<String, Object> json(ColumnProfile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", profile.field().name());
        json.put("role", profile.field().role().title());
        json.put("type", profile.field().type().title());
        json.put("missing", profile.missing());
        json.put("distinct", profile.distinct());
        json.put("distinctExact", profile.distinctExact());
        if (profile.field().isNumber()) {
            json.put("infinite", profile.infinite());
            json.put("min", Numbers.orNull(profile.min()));
            json.put("max", Numbers.orNull(profile.max()));
            Map<String, Object> quantiles = new LinkedHashMap<>();
            for (int i = 0; i < profile.quantiles().size(); i++) {
                quantiles.put(
                        ColumnProfile.SHARES.get(i).toString(),
                        profile.quantiles().get(i));
            }
            json.put("quantiles", quantiles);
            json.put("bins", profile.bins());
            json.put("binScale", profile.logBins() ? "log" : "linear");
            json.put("sampledRows", profile.sampled() == 0 ? null : profile.sampled());
        } else {
            Map<String, Object> frequent = new LinkedHashMap<>();
            for (int i = 0; i < profile.frequent().size(); i++) {
                frequent.put(profile.frequent().get(i), profile.bins()[i]);
            }
            json.put("frequent", frequent);
        }
        return json;
    }
}
