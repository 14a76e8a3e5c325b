package org.nnssil.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one stretch of load showed.
 *
 * @param nanos the time each request took, ascending
 * @param bytes of all bodies together, uncompressed
 * @param application processor time of the application meanwhile
 * @param database processor time of PostgreSQL's connections meanwhile
 * @param failures answers that were not 200, and connections that broke
 */
record Sample(
        long[] nanos,
        Duration lasted,
        Duration application,
        Duration database,
        long bytes,
        long failures,
        String firstFailure) {

    Sample with(Duration application, Duration database) {
        return new Sample(nanos, lasted, application, database, bytes, failures, firstFailure);
    }

    /** Milliseconds of processor time for each request. */
    double applicationMillis() {
        return nanos.length == 0 ? Double.NaN : application.toNanos() / 1e6 / nanos.length;
    }

    double databaseMillis() {
        return nanos.length == 0 ? Double.NaN : database.toNanos() / 1e6 / nanos.length;
    }

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
