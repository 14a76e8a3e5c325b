package org.nnssil.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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
        String lists = "/desk/founding";

        long started = System.nanoTime();
        Response read = as(coordinator)
                .multiPart("form", formToken(coordinator, lists))
                .multiPart("list", "large.csv", file, "text/csv")
                .post(lists);
        assertEquals(303, read.statusCode(), read.asString());
        String list = read.header("Location").replaceAll("^https?://[^/]+", "");
        double readSeconds = seconds(started);

        started = System.nanoTime();
        assertTrue(as(coordinator).get(list).asString().contains("50,000 invitations"));
        double compareSeconds = seconds(started);

        started = System.nanoTime();
        assertEquals(
                303, submit(coordinator, list, list + "/application", Map.of()).statusCode());
        boolean progressSeen = as(coordinator).get(list).asString().contains("of 50,000 rows are applied");
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Fixtures.number(
                                "select count(*) from founding_import where state = 'APPLIED'" + " and uploaded_by = ?",
                                coordinator.id())
                        == 1);
        double applySeconds = seconds(started);

        assertEquals(
                ROWS,
                Fixtures.number(
                        "select count(*) from invitation i join person p on p.id = i.person_id where p.email like ?",
                        "%" + mark + "@size.example"));
        assertEquals(
                ROWS,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address like ?", "%" + mark + "@size.example"));
        assertTrue(progressSeen, "progress is shown while it goes on");
        LOG.infof(
                "%,d rows: read %.1f s, compared %.1f s, applied %.1f s (waits of the job included); peak heap %d MiB of %d",
                ROWS,
                readSeconds,
                compareSeconds,
                applySeconds,
                peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
