package org.strayflow.workspace;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small model files as XGBoost writes them: one stump a class. */
public final class ForeignModel {
    private ForeignModel() {}

    /**
     * A file's content. A flow whose first feature is 900 or more is of the last class.
     *
     * @param classes how many, 2 or more
     * @param features names; none are written when there are more than one and all are empty
     */
    public static String json(int classes, List<String> features) {
        int groups = classes == 2 ? 1 : classes;
        String trees = IntStream.range(0, groups)
                .mapToObj(group -> stump(group == groups - 1 ? 4 : 0))
                .collect(Collectors.joining(","));
        String names = features.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(","));
        return """
                {"learner":{"attributes":{},"feature_names":[%s],"gradient_booster":{"name":"gbtree","model":{
                "gbtree_model_param":{"num_parallel_tree":"1"},"tree_info":%s,"trees":[%s]}},
                "learner_model_param":{"base_score":"0.5","num_class":"%d","num_feature":"%d"},
                "objective":{"name":"%s"}},"version":[3,0,4]}
                """.formatted(
                        names,
                        IntStream.range(0, groups).boxed().toList(),
                        trees,
                        classes == 2 ? 0 : classes,
                        features.size(),
                        classes == 2 ? "binary:logistic" : "multi:softprob");
    }

    private static String stump(int high) {
        return """
                {"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[0,0,0],
                "split_conditions":[900,-%d,%d],"loss_changes":[3,0,0],"sum_hessian":[2,1,1],"default_left":[1,0,0]}
                """.formatted(high, high);
    }
}
