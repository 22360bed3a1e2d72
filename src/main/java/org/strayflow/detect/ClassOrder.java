package org.strayflow.detect;

import java.util.Arrays;
import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;

/**
 * How a model of the native library numbers features and classes: as Tribuo does, so that Tribuo's model can ask it. Of two classes the
 * one with number 1 is the second kind.
 *
 * @param placeOfFeature for every feature of the model its place in our matrix
 * @param classOfKind for every kind its class
 * @param positive Tribuo's number of the second kind
 */
record ClassOrder(int[] placeOfFeature, int[] classOfKind, int positive) {
    static ClassOrder of(LabelledFlows flows) {
        List<String> names = flows.matrix().names();
        ImmutableFeatureMap ids = flows.getFeatureIDMap();
        int[] places = new int[names.size()];
        for (int place = 0; place < places.length; place++) {
            places[ids.getID(names.get(place))] = place;
        }
        List<Kind> kinds = flows.targets().kinds();
        ImmutableOutputInfo<Label> outputs = flows.getOutputIDInfo();
        int[] classes = new int[kinds.size()];
        for (int kind = 0; kind < classes.length; kind++) {
            int id = outputs.getID(new Label(kinds.get(kind).name()));
            classes[kind] = classes.length == 2 ? kind : id;
        }
        return new ClassOrder(
                places, classes, outputs.getID(new Label(kinds.get(1).name())));
    }

    /** The numbers as they are in our matrix and kinds. */
    static ClassOrder plain(int features, int kinds) {
        int[] places = new int[features];
        int[] classes = new int[kinds];
        Arrays.setAll(places, place -> place);
        Arrays.setAll(classes, kind -> kind);
        return new ClassOrder(places, classes, 1);
    }

    /** The class that each output stands for. A single output, of two kinds, is class 0. */
    int[] classOfOutput(int outputs) {
        return outputs == 1 ? new int[] {0} : classOfKind;
    }
}
