package org.nnssil.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * Measures a search of the directory over HTTP, signed in, against its statement alone through the same pool, one after
 * the other in the same rounds, among 50,000 people. Not part of the suite; see docs/benchmark.md.
 */
@QuarkusTest
class DirectorySearchMeasure extends NetworkTest {

    private static final Logger LOG = Logger.getLogger(DirectorySearchMeasure.class);
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 15;

    /** Cheap searches first, until the code on the way is compiled: a service that has run for a minute is measured. */
    private static final int FIRST = 2_000;

    private static final List<String> SEARCHES = List.of(
            "hiro",
            "petersen",
            "muller",
            "ann",
            "chronic absence",
            "needs assessment",
            "literacy",
            "rural",
            "coach",
            "mississippi",
            "xqzvwk",
            "director ramirez");

    @TestHTTPResource("/")
    URI base;

    @Inject
    Pool pool;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aSearchOverHttpTakesLittleMoreThanItsStatement() throws Exception {
        Fixtures.run(large());
        Fixtures.run("vacuum analyze");
        UUID id = (UUID) Fixtures.rows("select md5('p1')::uuid").get(0)[0];
        String subject = UUID.randomUUID().toString();
        Fixtures.run("update person set subject = ? where id = ?", subject, id);
        Somebody busy = new Somebody(id, subject, "Busy", "p1@tests.example");
        String token = busy.token();
        StringBuilder table = new StringBuilder(
                "\n| search | SQL p50 ms | API p50 ms | ratio | list (HTML) p50 ms | ratio |\n|---|--:|--:|--:|--:|--:|\n");
        List<Long> sqls = new ArrayList<>();
        List<Long> apis = new ArrayList<>();
        List<Long> lists = new ArrayList<>();
        warmUp(token);
        for (String q : SEARCHES) {
            DirectoryRepository.Asked asked = DirectoryRepository.asked(viewer(id), Clock.systemUTC(), query(q), 50);
            String typed = URLEncoder.encode(q, StandardCharsets.UTF_8);
            HttpRequest api = request("api/v1/people?limit=50&q=" + typed, token);
            HttpRequest list = request("directory?q=" + typed, token);
            List<Long> sql = new ArrayList<>();
            List<Long> overApi = new ArrayList<>();
            List<Long> asList = new ArrayList<>();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long alone = took(() -> pool.preparedQuery(asked.sql())
                        .execute(asked.values())
                        .await()
                        .indefinitely());
                long json = took(() -> ok(api));
                long html = took(() -> ok(list));
                if (round >= 0) {
                    sql.add(alone);
                    overApi.add(json);
                    asList.add(html);
                }
            }
            sqls.addAll(sql);
            apis.addAll(overApi);
            lists.addAll(asList);
            table.append(line(q, sql, overApi, asList));
        }
        table.append(line("all", sqls, apis, lists));
        LOG.info(table);
    }

    private void warmUp(String token) throws Exception {
        for (int i = 0; i < FIRST; i++) {
            ok(request("api/v1/people?limit=50&q=mississippi", token));
            ok(request("directory?q=mississippi", token));
        }
    }

    private static String line(String q, List<Long> sql, List<Long> api, List<Long> list) {
        return "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n"
                .formatted(q, p50(sql), p50(api), p50(api) / p50(sql), p50(list), p50(list) / p50(sql));
    }

    private static double p50(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2] / 1e6;
    }

    private static long took(Act act) throws Exception {
        long from = System.nanoTime();
        act.run();
        return System.nanoTime() - from;
    }

    private interface Act {
        void run() throws Exception;
    }

    private void ok(HttpRequest request) throws IOException, InterruptedException {
        assertEquals(
                200,
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode());
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("HX-Request", "true")
                .build();
    }

    private static DirectoryQuery query(String q) {
        return new DirectoryQuery(
                q,
                DirectoryQuery.words(q),
                DirectoryService.named(Map.of("MS", "Mississippi"), q),
                "",
                "",
                null,
                0,
                "",
                Optional.empty());
    }

    private static Viewer viewer(UUID id) {
        return new Viewer(
                id,
                "busy",
                "Busy",
                "",
                "",
                Viewer.EASTERN,
                false,
                null,
                Map.of(Viewer.NATIONAL, new Viewer.Standing(Reach.CORE, Set.of())));
    }

    private static String large() throws IOException {
        try (InputStream in = Objects.requireNonNull(DirectorySearchMeasure.class.getResourceAsStream("large.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
