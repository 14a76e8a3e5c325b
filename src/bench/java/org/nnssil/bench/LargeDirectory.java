package org.nnssil.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nnssil.directory.BareSearch;

/**
 * A search among 50,000 people, as the list that grows shorter while one types and as the API gives it, against its one
 * statement alone: sent by the same process of the application, which answers with the number of rows, as the other
 * references are. What the statement takes when this process sends it is shown beside it. One at a time, fifteen of a kind
 * and then fifteen of the next, round after round, so that all find warm caches and the same machine.
 */
final class LargeDirectory {

    static final double MOST = 1.3;

    private static final String DATABASE = "large";

    /** The data of DirectoryPlanTest: 50,000 people, 500 communities, and one person with 1,000 memberships. */
    private static final Path DATA = Path.of("src/test/resources/org/nnssil/directory/large.sql");

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

    private static final int ROWS = 50;
    private static final int ROUNDS = 4;
    private static final int AT_ONCE = 1;
    private static final int IN_A_ROW = 15;
    /** At the beginning of each row, not counted: they find the caches of what ran before. */
    private static final int UNCOUNTED = 3;

    private static final int COUNTED = ROUNDS * (IN_A_ROW - UNCOUNTED);

    /** Cheap searches, until the code on the way is compiled: a service that has run for a minute is measured. */
    private static final List<String> FIRST = List.of("mississippi", "director ramirez", "xqzvwk");

    private static final Duration WARM_UP = Duration.ofSeconds(12);

    private final Database database;
    private final Application application;
    private final String cookie;
    private final String token;

    private LargeDirectory(Database database, Application application, String cookie, String token) {
        this.database = database;
        this.application = application;
        this.cookie = cookie;
        this.token = token;
    }

    /** The report, whose last lines begin with PASS or MISS. */
    static String measure(Path jar, Path log, Database database, Keycloak keycloak) throws Exception {
        database.execute("postgres", "create database " + DATABASE);
        Application.start(jar, log, database, DATABASE, keycloak).close();
        database.execute(DATABASE, Files.readString(DATA));
        database.execute(DATABASE, "update person set email = '" + Keycloak.EMAIL + "' where id = md5('p1')::uuid");
        database.execute(DATABASE, "vacuum analyze");
        try (Application application = Application.start(jar, log, database, DATABASE, keycloak)) {
            String cookie = SignIn.cookie(application.port());
            return new LargeDirectory(database, application, cookie, keycloak.accessToken()).report();
        }
    }

    private String report() throws Exception {
        try (Load load = new Load(application.port())) {
            for (boolean api : List.of(true, false)) {
                List<String> paths = FIRST.stream().map(q -> path(q, api)).toList();
                load.run(new Target("warm up", paths, "", headers(api)), Report.JUDGED, WARM_UP);
            }
        }
        Vertx vertx = Vertx.vertx();
        try {
            return measured(vertx);
        } finally {
            done(vertx.close());
        }
    }

    private String measured(Vertx vertx) throws Exception {
        HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(AT_ONCE));
        List<PgConnection> alone = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            alone.add(done(PgConnection.connect(vertx, database())));
        }
        UUID person = done(alone.get(0).query("select md5('p1')::uuid").execute())
                .iterator()
                .next()
                .getUUID(0);
        // This process has to be compiled too, and every connection has to have seen the pages of the tables.
        for (String q : SEARCHES) {
            took(http, alone, person, q);
        }
        List<String> lines = new ArrayList<>(List.of(
                "| search among 50,000 people | statement by the driver p50 ms | statement by the application p50 ms | list p50 ms"
                        + " | | API p50 ms | |",
                "|---|--:|--:|--:|--:|--:|--:|"));
        long[][] all = new long[4][SEARCHES.size() * COUNTED];
        for (int s = 0; s < SEARCHES.size(); s++) {
            long[][] took = took(http, alone, person, SEARCHES.get(s));
            for (int kind = 0; kind < took.length; kind++) {
                System.arraycopy(took[kind], 0, all[kind], s * COUNTED, COUNTED);
            }
            lines.add(line(SEARCHES.get(s), took));
        }
        lines.add(line("all", all));
        lines.add("");
        lines.add(demand("list", all[2], all[1]));
        lines.add(demand("API", all[3], all[1]));
        return String.join("\n", lines) + "\n";
    }

    /** Nanoseconds of each counted search: the statement alone, by this process and by the application; list; API. */
    private long[][] took(HttpClient http, List<PgConnection> alone, UUID person, String q) throws Exception {
        BareSearch.Asked asked = BareSearch.of(person, q, ROWS);
        List<IntFunction<Future<?>>> kinds = List.of(
                reader -> alone.get(reader)
                        .preparedQuery(asked.sql())
                        .execute(asked.values().getDelegate()),
                reader -> get(http, statement(person, q), Map.of()),
                reader -> get(http, path(q, false), headers(false)),
                reader -> get(http, path(q, true), headers(true)));
        long[][] took = new long[kinds.size()][COUNTED];
        for (int round = 0; round < ROUNDS; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                long[] row = new Row(kinds.get(kind)).nanos();
                int counted = IN_A_ROW - UNCOUNTED;
                System.arraycopy(row, UNCOUNTED, took[kind], round * counted, counted);
            }
        }
        return took;
    }

    /** So many of one kind by so many readers, each of whom asks again when they have their answer. */
    private static final class Row {

        private final IntFunction<Future<?>> act;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLongArray nanos = new AtomicLongArray(IN_A_ROW);

        Row(IntFunction<Future<?>> act) {
            this.act = act;
        }

        long[] nanos() throws Exception {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < AT_ONCE; reader++) {
                readers.add(read(reader));
            }
            done(Future.all(readers));
            return IntStream.range(0, IN_A_ROW).mapToLong(nanos::get).toArray();
        }

        private Future<?> read(int reader) {
            int mine = next.getAndIncrement();
            if (mine >= IN_A_ROW) {
                return Future.succeededFuture();
            }
            long from = System.nanoTime();
            return act.apply(reader).compose(answer -> {
                nanos.set(mine, System.nanoTime() - from);
                return read(reader);
            });
        }
    }

    private PgConnectOptions database() {
        return PgConnectOptions.fromUri("postgresql://postgres:postgres@127.0.0.1:" + database.port() + "/" + DATABASE)
                .setCachePreparedStatements(true);
    }

    private static String line(String q, long[][] took) {
        double alone = p50(took[1]);
        return "| %s | %.2f | %.2f | %.2f | %.2f × | %.2f | %.2f × |"
                .formatted(
                        q, p50(took[0]), alone, p50(took[2]), p50(took[2]) / alone, p50(took[3]), p50(took[3]) / alone);
    }

    private static String demand(String what, long[] took, long[] alone) {
        double ratio = p50(took) / p50(alone);
        return "%s  directory search among 50,000 people, %s: p50 %.2f × that of its statement, at most %.1f ×"
                .formatted(ratio <= MOST ? "PASS" : "MISS", what, ratio, MOST);
    }

    /** In milliseconds. */
    private static double p50(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private Map<String, String> headers(boolean api) {
        return api ? Map.of("Authorization", "Bearer " + token) : Map.of("Cookie", cookie, "HX-Request", "true");
    }

    private static String path(String q, boolean api) {
        String typed = URLEncoder.encode(q, StandardCharsets.UTF_8);
        return api ? "/api/v1/people?limit=" + ROWS + "&q=" + typed : "/directory?q=" + typed;
    }

    private static String statement(UUID person, String q) {
        return "/bench/statement?rows=" + ROWS + "&person=" + person + "&q="
                + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    private Future<Buffer> get(HttpClient http, String path, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(application.port())
                .setURI(path);
        headers.forEach(options::putHeader);
        return http.request(options)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body()
                        : Future.failedFuture(path + ": status " + answer.statusCode()));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
