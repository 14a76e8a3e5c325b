package org.nnssil.testing;

import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, moved by as much as a test says. {@link #back} returns to the present. */
public final class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    @Produces
    @Singleton
    @Mock
    static Clock clock() {
        return new TestClock();
    }

    public static void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    public static void back() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants only");
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
