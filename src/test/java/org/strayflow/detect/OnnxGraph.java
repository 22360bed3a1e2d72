package org.strayflow.detect;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Works out the graph of an ONNX file as its specification says, for the operators that our models use and no others. Types are minded:
 * operators other than a cast refuse inputs of different types.
 */
final class OnnxGraph {
    private final OnnxMl.ModelProto model;

    OnnxGraph(byte[] file) throws InvalidProtocolBufferException {
        this.model = OnnxMl.ModelProto.parseFrom(file);
    }

    OnnxMl.ModelProto model() {
        return model;
    }

    /** A tensor; of floats its values are rounded to floats. */
    record Tensor(int type, long[] shape, double[] values) {
        static final int FLOAT = OnnxMl.TensorProto.DataType.FLOAT.getNumber();
        static final int LONG = OnnxMl.TensorProto.DataType.INT64.getNumber();
        static final int DOUBLE = OnnxMl.TensorProto.DataType.DOUBLE.getNumber();

        Tensor {
            long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            if (size != values.length) {
                throw new IllegalArgumentException(Arrays.toString(shape) + " of " + values.length);
            }
        }

        static Tensor floats(int rows, float[] values) {
            double[] wide = new double[values.length];
            Arrays.setAll(wide, i -> values[i]);
            return new Tensor(FLOAT, new long[] {rows, values.length / rows}, wide);
        }

        static Tensor of(OnnxMl.TensorProto proto) {
            long[] shape =
                    proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
            ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            double[] values = new double[raw.remaining() / Long.BYTES];
            for (int i = 0; i < values.length; i++) {
                values[i] = proto.getDataType() == LONG ? raw.getLong() : raw.getDouble();
            }
            if (proto.getDataType() != LONG && proto.getDataType() != DOUBLE) {
                throw new IllegalArgumentException("initializer of type " + proto.getDataType());
            }
            return new Tensor(proto.getDataType(), shape, values);
        }

        Tensor each(DoubleUnaryOperator what) {
            return new Tensor(type, shape, Arrays.stream(values).map(what).toArray());
        }

        /** With a row of one value a column, or a single value, for every row. */
        Tensor with(Tensor other, DoubleBinaryOperator what) {
            if (type != other.type) {
                throw new IllegalArgumentException("types " + type + " and " + other.type);
            }
            int length = other.values.length;
            boolean row = other.shape.length == 1 && (length == 1 || length == shape[shape.length - 1]);
            if (!row && !Arrays.equals(shape, other.shape)) {
                throw new IllegalArgumentException(Arrays.toString(shape) + " with " + Arrays.toString(other.shape));
            }
            double[] out = new double[values.length];
            Arrays.setAll(out, i -> what.applyAsDouble(values[i], other.values[i % length]));
            return new Tensor(type, shape, out);
        }
    }

    /** The outputs by their names. */
    Map<String, Tensor> run(Tensor features) {
        OnnxMl.GraphProto graph = model.getGraph();
        Map<String, Tensor> known = new HashMap<>();
        known.put(graph.getInput(0).getName(), features);
        graph.getInitializerList().forEach(tensor -> known.put(tensor.getName(), Tensor.of(tensor)));
        for (OnnxMl.NodeProto node : graph.getNodeList()) {
            List<Tensor> inputs = node.getInputList().stream().map(known::get).toList();
            known.put(node.getOutput(0), result(node, inputs));
        }
        Map<String, Tensor> outputs = new HashMap<>();
        graph.getOutputList().forEach(output -> outputs.put(output.getName(), known.get(output.getName())));
        return outputs;
    }

    private static Tensor result(OnnxMl.NodeProto node, List<Tensor> inputs) {
        Tensor first = inputs.getFirst();
        return switch (node.getOpType()) {
            case "Identity" -> first;
            case "Abs" -> first.each(Math::abs);
            case "Sign" -> first.each(Math::signum);
            case "Log" -> first.each(Math::log);
            case "Add" -> first.with(inputs.get(1), Double::sum);
            case "Sub" -> first.with(inputs.get(1), (a, b) -> a - b);
            case "Mul" -> first.with(inputs.get(1), (a, b) -> a * b);
            case "Div" -> first.with(inputs.get(1), (a, b) -> a / b);
            case "Min" -> first.with(inputs.get(1), Math::min);
            case "Max" -> first.with(inputs.get(1), Math::max);
            case "Cast" -> cast(first, (int) attribute(node, "to"));
            case "Reshape" -> new Tensor(first.type(), longs(inputs.get(1)), first.values());
            case "Softmax" -> softmax(first, (int) attribute(node, "axis"));
            case "Gemm" -> gemm(first, inputs.get(1), attribute(node, "transB"));
            default -> throw new IllegalArgumentException("operator " + node.getOpType());
        };
    }

    private static long attribute(OnnxMl.NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getI();
    }

    private static long[] longs(Tensor tensor) {
        return Arrays.stream(tensor.values()).mapToLong(value -> (long) value).toArray();
    }

    private static Tensor cast(Tensor from, int type) {
        if (type != Tensor.FLOAT && type != Tensor.DOUBLE) {
            throw new IllegalArgumentException("cast to " + type);
        }
        double[] values = Arrays.stream(from.values())
                .map(value -> type == Tensor.FLOAT ? (float) value : value)
                .toArray();
        return new Tensor(type, from.shape(), values);
    }

    private static Tensor softmax(Tensor from, int axis) {
        if (axis != 1) {
            throw new IllegalArgumentException("axis " + axis);
        }
        int width = (int) from.shape()[1];
        double[] out = new double[from.values().length];
        for (int row = 0; row < from.shape()[0]; row++) {
            double[] values = Arrays.copyOfRange(from.values(), row * width, (row + 1) * width);
            double highest = Arrays.stream(values).max().orElseThrow();
            double sum = Arrays.stream(values).map(v -> Math.exp(v - highest)).sum();
            for (int i = 0; i < width; i++) {
                out[row * width + i] = Math.exp(values[i] - highest) / sum;
            }
        }
        return new Tensor(from.type(), from.shape(), out);
    }

    private static Tensor gemm(Tensor a, Tensor b, long transposed) {
        if (transposed != 1 || a.type() != b.type() || a.shape()[1] != b.shape()[1]) {
            throw new IllegalArgumentException(Arrays.toString(a.shape()) + " × " + Arrays.toString(b.shape()));
        }
        int rows = (int) a.shape()[0];
        int inner = (int) a.shape()[1];
        int columns = (int) b.shape()[0];
        double[] out = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int i = 0; i < inner; i++) {
                    out[row * columns + column] += a.values()[row * inner + i] * b.values()[column * inner + i];
                }
            }
        }
        return new Tensor(a.type(), new long[] {rows, columns}, out);
    }
}
