package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.tribuo.provenance.ModelProvenance;

/**
 * Tribuo's provenance as text. It is written for people and for Tribuo's own tools; Strayflow never reads it back, because reading it
 * would load classes by name.
 */
final class ProvenanceText {
    /** Stands for every time of day, so that the same training gives the same bytes. */
    static final OffsetDateTime NO_TIME = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private ProvenanceText() {}

    /** The provenance as JSON, in the form of OLCUT's own serialisation. */
    static String of(ModelProvenance provenance) {
        return new JsonProvenanceSerialization(false).serializeToString(ProvenanceUtil.marshalProvenance(provenance));
    }
}
