package org.strayflow.detect;

import ai.onnx.proto.OnnxMl;
import java.util.Map;
import java.util.Set;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;
import org.tribuo.util.onnx.ONNXOperators;

/** Operators of ONNX that Tribuo does not know, of the version that it knows the others of. */
enum OnnxOperator implements ONNXOperator {
    ABS("Abs", 1),
    LOG("Log", 1),
    SIGN("Sign", 1),
    MAX("Max", 2),
    MIN("Min", 2),
    RESHAPE("Reshape", 2);

    private final String opName;
    private final int inputs;

    OnnxOperator(String opName, int inputs) {
        this.opName = opName;
        this.inputs = inputs;
    }

    @Override
    public String getOpName() {
        return opName;
    }

    @Override
    public int getNumInputs() {
        return inputs;
    }

    @Override
    public int getNumOptionalInputs() {
        return 0;
    }

    @Override
    public int getNumOutputs() {
        return 1;
    }

    @Override
    public Map<String, ONNXAttribute> getAttributes() {
        return Map.of();
    }

    @Override
    public Set<String> getMandatoryAttributeNames() {
        return Set.of();
    }

    @Override
    public int getOpVersion() {
        return ONNXOperators.ADD.getOpVersion();
    }

    @Override
    public String getOpDomain() {
        return "";
    }

    /** The set of operators that these and Tribuo's belong to. */
    static OnnxMl.OperatorSetIdProto operators() {
        return ABS.opsetProto();
    }
}
