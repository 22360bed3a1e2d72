package org.strayflow.eval;

/**
 * How likely the one-sample Kolmogorov–Smirnov statistic of n values reaches a distance by chance: the tail of its exact distribution,
 * by the formula that suits n and the distance (Simard and L'Ecuyer, 2011). It stands for that of two samples at n = n₁n₂/(n₁+n₂), as in
 * SciPy's {@code kstwo.sf}.
 */
final class KolmogorovTail {
    private static final double PI2 = Math.PI * Math.PI;
    private static final double PI4 = PI2 * PI2;
    private static final double PI6 = PI4 * PI2;
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Up to so many values both tails are summed exactly. */
    private static final int FEW = 140;

    /** From so many values on the one-sided sum and its limit agree to four digits where it matters. */
    private static final int MANY = 100_000;

    /** Beyond it (n times the squared distance) a double cannot tell the chance from 0. */
    static final double IMPOSSIBLE = 370;

    private KolmogorovTail() {}

    /**
     * The chance of a distance of at least {@code x}.
     *
     * @param n how many values, at least 1
     * @param x 0..1
     * @return 0..1
     */
    static double of(long n, double x) {
        double t = n * x;
        if (x >= 1 || t <= 0.5) {
            return x >= 1 ? 0 : 1;
        }
        if (t <= 1) {
            return 1 - Math.exp(logFactorialShare(n) + n * Math.log(2 * t - 1));
        }
        if (t >= n - 1) {
            return 2 * Math.pow(1 - x, (double) n);
        }
        double size = t * x;
        if (size >= IMPOSSIBLE) {
            return 0;
        }
        if (x >= 0.5 || size >= (n <= FEW ? 4 : 2.2)) {
            return Math.clamp(2 * oneSided(n, x), 0, 1);
        }
        boolean small = n <= FEW || (n <= MANY && n * Math.pow(x, 1.5) <= 1.4);
        return Math.clamp(1 - (small ? durbin((int) n, x) : pelzGood(n, x)), 0, 1);
    }

    /** ln(n! / nⁿ). */
    private static double logFactorialShare(long n) {
        double sum = 0;
        for (long i = 1; i <= n; i++) {
            sum += Math.log((double) i / n);
        }
        return sum;
    }

    /** The chance of a distance to one side: the sum of Birnbaum and Tingey (1951), for many values its limit with a term more. */
    private static double oneSided(long n, double x) {
        if (n > MANY) {
            double root = 6 * n * x + 1;
            return Math.exp(-root * root / (18.0 * n));
        }
        int last = (int) Math.floor(n * (1 - x));
        double logChoose = 0;
        double sum = 0;
        for (int j = 0; j <= last; j++) {
            double up = x + (double) j / n;
            double down = 1 - up;
            if (down > 0) {
                sum += Math.exp(logChoose + (j - 1) * Math.log(up) + (n - j) * Math.log(down));
            }
            logChoose += Math.log((double) (n - j) / (j + 1));
        }
        return x * sum;
    }

    /** The chance of a smaller distance: Durbin's matrix as arranged by Marsaglia, Tsang and Wang (2003). */
    private static double durbin(int n, double x) {
        int k = (int) (n * x) + 1;
        int m = 2 * k - 1;
        double h = k - n * x;
        double[] matrix = durbinMatrix(m, h);
        Scaled power = power(new Scaled(matrix, 0), n, m);
        double value = power.matrix()[(k - 1) * m + k - 1];
        int exponent = power.exponent();
        for (int i = 1; i <= n; i++) {
            value *= (double) i / n;
            if (value < 1e-140) {
                value *= 1e140;
                exponent -= 140;
            }
        }
        return value * Math.pow(10, exponent);
    }

    private static double[] durbinMatrix(int m, double h) {
        double[] matrix = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= Math.min(i + 1, m - 1); j++) {
                matrix[i * m + j] = 1;
            }
        }
        for (int i = 0; i < m; i++) {
            matrix[i * m] -= Math.pow(h, i + 1);
            matrix[(m - 1) * m + i] -= Math.pow(h, m - i);
        }
        matrix[(m - 1) * m] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, m) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= Math.min(i + 1, m - 1); j++) {
                for (int g = 1; g <= i - j + 1; g++) {
                    matrix[i * m + j] /= g;
                }
            }
        }
        return matrix;
    }

    /**
     * A matrix of large or small numbers.
     *
     * @param exponent the power of ten that each number wants
     */
    private record Scaled(double[] matrix, int exponent) {}

    private static Scaled power(Scaled base, int n, int m) {
        if (n == 1) {
            return base;
        }
        Scaled half = power(base, n / 2, m);
        Scaled whole = times(half, half, m);
        return n % 2 == 0 ? whole : times(base, whole, m);
    }

    private static Scaled times(Scaled a, Scaled b, int m) {
        double[] product = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < m; k++) {
                double factor = a.matrix()[i * m + k];
                for (int j = 0; j < m; j++) {
                    product[i * m + j] += factor * b.matrix()[k * m + j];
                }
            }
        }
        int exponent = a.exponent() + b.exponent();
        if (product[m / 2 * m + m / 2] > 1e140) {
            for (int i = 0; i < product.length; i++) {
                product[i] *= 1e-140;
            }
            exponent += 140;
        }
        return new Scaled(product, exponent);
    }

    /** The chance of a smaller distance among many values: four terms of the limit (Pelz and Good, 1976). */
    private static double pelzGood(long n, double x) {
        double z = Math.sqrt((double) n) * x;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double step = PI2 / (2 * z2);
        double[] k = new double[4];
        int last = (int) Math.ceil(16 * z / Math.PI);
        for (int i = 1; i <= last; i++) {
            double odd = (i - 0.5) * (i - 0.5);
            double even = (double) i * i;
            double q = Math.exp(-step * odd);
            double p = Math.exp(-step * even);
            k[0] += q;
            k[1] += q * (PI2 * odd - z2);
            k[2] += q * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * PI2 * odd + PI4 * (1 - 2 * z2) * odd * odd)
                    - p * 2 * z2 * z2 * PI2 * even;
            k[3] += q
                            * (PI6 * odd * odd * odd * (5 - 30 * z2)
                                    + PI4 * odd * odd * (-60 * z2 + 212 * z4)
                                    + PI2 * odd * (135 * z4 - 96 * z6)
                                    - 30 * z6
                                    - 90 * z4 * z4)
                    + p * 30 * z4 * PI2 * even * (3 * z2 - PI2 * even);
        }
        double root = Math.sqrt((double) n);
        return ROOT_OF_TWO_PI
                * (k[0] / z + k[1] / (6 * z4 * root) + k[2] / (72 * z6 * z * n) + k[3] / (6480 * z6 * z4 * n * root));
    }
}
