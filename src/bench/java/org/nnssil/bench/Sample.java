package org.nnssil.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one stretch of load showed.
 *
 * @param nanos the time each request took, ascending
 * @param bytes of all bodies together, uncompressed
 * @param failures answers that were not 200, and connections that broke
 */
record Sample(long[] nanos, Duration lasted, long bytes, long failures, String firstFailure) {

    double perSecond() {
        return nanos.length / (lasted.toNanos() / 1e9);
    }

    /** In milliseconds. */
    double percentile(double share) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos[Math.max(0, Math.min(index, nanos.length - 1))] / 1e6;
    }

    long meanBytes() {
        return nanos.length == 0 ? 0 : bytes / nanos.length;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
