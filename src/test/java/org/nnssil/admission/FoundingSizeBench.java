package org.nnssil.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * A list of 50,000 rows, read and applied in a heap of 512 MiB. Too long for the suite; run it with
 * {@code mvn test -Dtest=FoundingSizeBench -Dtest.heap=512m}.
 */
@QuarkusTest
class FoundingSizeBench extends NetworkTest {

    private static final Logger LOG = Logger.getLogger(FoundingSizeBench.class);
    private static final int ROWS = 50_000;
    private static final String LISTS = "/desk/founding";

    @Test
    void fiftyThousandRowsAreAppliedInBoundedMemory() {
        Somebody coordinator = Fixtures.coordinator();
        String mark = UUID.randomUUID().toString().substring(0, 8);
        StringBuilder csv = new StringBuilder("Jurisdiction,Name,E-mail,Role,Place\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("Mississippi,Person Number ")
                    .append(i)
                    .append(",p")
                    .append(i)
                    .append('.')
                    .append(mark)
                    .append("@size.example,Specialist,extended\n");
        }
        byte[] file = csv.toString().getBytes(StandardCharsets.UTF_8);

        Heap heap = new Heap();
        double[] seconds = new double[3];
        String list = timed(seconds, 0, () -> read(coordinator, file));
        timed(seconds, 1, () -> assertTrue(as(coordinator).get(list).asString().contains("50,000 invitations")));
        long started = System.nanoTime();
        assertEquals(
                303, submit(coordinator, list, list + "/application", Map.of()).statusCode());
        boolean progressSeen = as(coordinator).get(list).asString().contains("of 50,000 rows are applied");
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> applied(coordinator) == 1);
        seconds[2] = (System.nanoTime() - started) / 1e9;
        heap.close();

        assertEquals(ROWS, invited(mark));
        assertEquals(
                ROWS,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address like ?", "%" + mark + "@size.example"));
        assertTrue(progressSeen, "progress is shown while it goes on");
        String again = read(coordinator, file);
        assertTrue(as(coordinator).get(again).asString().contains("there is nothing to apply"));
        LOG.infof(
                "%,d rows: read %.1f s, compared %.1f s, applied %.1f s (waits of the job included); heap at most %d MiB,"
                        + " after a collection at most %d MiB, of %d",
                ROWS,
                seconds[0],
                seconds[1],
                seconds[2],
                heap.used >> 20,
                heap.kept >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String read(Somebody coordinator, byte[] file) {
        Response read = as(coordinator)
                .multiPart("form", formToken(coordinator, LISTS))
                .multiPart("list", file("large.csv", file), "text/csv")
                .post(LISTS);
        assertEquals(303, read.statusCode(), read.asString());
        return read.header("Location").replaceAll("^https?://[^/]+", "");
    }

    private static long applied(Somebody coordinator) {
        return Fixtures.number(
                "select count(*) from founding_import where state = 'APPLIED' and uploaded_by = ?", coordinator.id());
    }

    private static long invited(String mark) {
        return Fixtures.number(
                "select count(*) from invitation i join person p on p.id = i.person_id where p.email like ?",
                "%" + mark + "@size.example");
    }

    private static <T> T timed(double[] seconds, int which, java.util.function.Supplier<T> act) {
        long started = System.nanoTime();
        T done = act.get();
        seconds[which] = (System.nanoTime() - started) / 1e9;
        return done;
    }

    private static void timed(double[] seconds, int which, Runnable act) {
        timed(seconds, which, () -> {
            act.run();
            return "";
        });
    }

    /** Looks at the heap from the beginning to the end: how much it held, and how much of it a collection left. */
    private static final class Heap implements AutoCloseable {

        private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        private final Timer timer = new Timer(true);
        private volatile long used;
        private volatile long kept;

        Heap() {
            System.gc();
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            used = Math.max(used, sum(MemoryPoolMXBean::getUsage));
                            kept = Math.max(kept, sum(MemoryPoolMXBean::getCollectionUsage));
                        }
                    },
                    0,
                    100);
        }

        private long sum(Function<MemoryPoolMXBean, MemoryUsage> usage) {
            return pools.stream()
                    .map(usage)
                    .filter(Objects::nonNull)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
        }

        @Override
        public void close() {
            timer.cancel();
        }
    }
}
