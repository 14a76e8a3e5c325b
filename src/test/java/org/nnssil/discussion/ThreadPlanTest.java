package org.nnssil.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OwnDatabase;

/** The newest threads for somebody in a thousand communities: by indexes, and the audience asked once for each row shown. */
@QuarkusTest
class ThreadPlanTest extends NetworkTest {

    private static final int PAGE = 21;

    private static final String BUSY =
            """
            insert into person (id, email, name, created_at) values (md5('p')::uuid, 'p@tests.example', 'Bea Busy', now());
            insert into community (id, slug, name, kind, parent_id, listed, created_at)
            select md5('c' || i)::uuid, 'c-' || i, 'Community ' || i, 'PEER', '00000000-0000-7000-8000-000000000001', false, now()
              from generate_series(1, 1500) i;
            insert into membership (id, person_id, community_id, reach, basis, from_at)
            select gen_random_uuid(), md5('p')::uuid, md5('c' || i)::uuid, 1 + i % 2, 'INVITED', now()
              from generate_series(1, 1000) i;
            insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)
            select md5('t' || i)::uuid, md5('c' || 1 + i % 1500)::uuid, 1 + i % 3, 'Thread ' || i, md5('p')::uuid, now(),
                   now() - i * interval '1 minute', 1
              from generate_series(1, 30000) i;
            insert into post (id, thread_id, number, author_id, author_role, body, html, created_at)
            select gen_random_uuid(), id, 1, author_id, '', 'Words', '<p>Words</p>', now() from thread;
            """;

    @Test
    void aBusyPersonsListIsCarriedByIndexesAndTheAudienceIsAskedOnceForEachRowShown() {
        try (OwnDatabase database = OwnDatabase.migrated("thread_plans")) {
            database.execute(BUSY, "vacuum analyze");

            for (boolean unanswered : List.of(false, true)) {
                String sql = ThreadListRepository.threads(unanswered, PAGE);
                assertEquals(expected(database), ids(database, sql), "the same as without any thrift");
                for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                    assertEquals(List.of(), complaints(database, sql, mode), mode);
                }
            }
            database.execute("drop index thread_recent, thread_unanswered");
            assertFalse(
                    complaints(database, ThreadListRepository.threads(false, PAGE), "auto")
                            .isEmpty(),
                    "without its indexes this test must fail");
        }
    }

    private static String expected(OwnDatabase database) {
        return database.ask(
                List.of(),
                "select string_agg(id::text, ' ' order by last_post_at desc) from (select t.* from thread t join membership m"
                        + " on m.community_id = t.community_id and m.person_id = md5('p')::uuid and m.reach >= t.reach"
                        + " order by t.last_post_at desc limit " + PAGE + ") t");
    }

    private static String ids(OwnDatabase database, String sql) {
        return database.ask(
                List.of(prepared(sql), "create temporary table found as " + execution(database)),
                "select string_agg(id::text, ' ' order by last_post_at desc) from found");
    }

    private static List<String> complaints(OwnDatabase database, String sql, String mode) {
        String plans = database.ask(
                List.of("set plan_cache_mode = " + mode, "set jit = off", prepared(sql)),
                "explain (analyze, format json) " + execution(database));
        JsonObject plan = new JsonArray(plans).getJsonObject(0).getJsonObject("Plan");
        List<String> found = new ArrayList<>();
        if (plan.getLong("Actual Rows") != PAGE) {
            found.add("shows " + plan.getLong("Actual Rows"));
        }
        int[] asked = {0};
        for (JsonObject node : nodes(plan)) {
            String table = node.getString("Relation Name", "");
            if (node.getString("Node Type").contains("Seq Scan")
                    && Set.of("thread", "post", "membership").contains(table)) {
                found.add("reads all of " + table);
            }
            if ("audience".equals(node.getString("Alias"))) {
                asked[0]++;
                if (node.getLong("Actual Loops") > PAGE) {
                    found.add("asks %d times for %d rows".formatted(node.getLong("Actual Loops"), PAGE));
                }
            }
        }
        if (asked[0] == 0) {
            found.add("never asks for the audience");
        }
        return found;
    }

    private static String prepared(String sql) {
        return "prepare asked (uuid, timestamptz, uuid[], timestamptz, uuid, smallint[]) as " + sql;
    }

    private static String execution(OwnDatabase database) {
        String mine = "select array_agg(%s order by id)::text from membership where person_id = md5('p')::uuid";
        return "execute asked (md5('p')::uuid, now(), '%s', now(), 'ffffffff-ffff-ffff-ffff-ffffffffffff', '%s')"
                .formatted(
                        database.ask(List.of(), mine.formatted("community_id")),
                        database.ask(List.of(), mine.formatted("reach")));
    }

    private static List<JsonObject> nodes(JsonObject plan) {
        List<JsonObject> all = new ArrayList<>();
        all.add(plan);
        for (Object child : plan.getJsonArray("Plans", new JsonArray())) {
            all.addAll(nodes((JsonObject) child));
        }
        return all;
    }
}
