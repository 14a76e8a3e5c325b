package org.nnssil.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** Five hundred communities, three deep: the list stays a page, in its order, and is found in. */
@QuarkusTest
class CommunitySizeTest extends NetworkTest {

    private static final int HEAVIEST = 60 * 1024;

    @Test
    void aMemberOfFiveHundredCommunitiesReadsThemFiftyAtATime() {
        String tag = "size" + UUID.randomUUID().toString().substring(0, 6);
        Somebody busy = Fixtures.person("Bea Busy", "MA");
        Fixtures.run(
                """
                insert into community (id, slug, name, kind, parent_id, purpose, created_at)
                select md5(? || n)::uuid, ? || '-' || n, 'Group ' || lpad(n::text, 3, '0') || ' ' || ?, 'PEER',
                       case n % 3 when 1 then cast(? as uuid) else md5(? || (n - 1))::uuid end, repeat('A long purpose. ', 60), now()
                  from generate_series(1, 500) n order by n
                """,
                tag, tag, tag, Viewer.NATIONAL, tag);
        Fixtures.run(
                "insert into membership (id, person_id, community_id, reach, basis, from_at) select gen_random_uuid(), ?,"
                        + " id, ?, 'ROSTER', now() from community where slug like ?",
                busy.id(),
                Reach.CORE.rank(),
                tag + "-%");
        try {
            Response first = as(busy).get("/communities");
            assertTrue(first.asByteArray().length < HEAVIEST, first.asByteArray().length + " bytes");
            Document page = Jsoup.parse(first.asString());
            assertEquals(50, page.select(".rows > li").size());
            assertEquals("Group 001 " + tag, page.select(".rows h3").get(0).text());
            assertEquals("", page.select(".rows > li").get(0).className());
            assertEquals("in1", page.select(".rows > li").get(1).className());
            assertEquals("in2", page.select(".rows > li").get(2).className());
            assertTrue(
                    page.text().contains("1 to 50 of 5"), page.select(".pager").text());

            Document last = Jsoup.parse(as(busy).get("/communities?page=10").asString());
            assertEquals("Group 500 " + tag, last.select(".rows h3").last().text());
            Document found =
                    Jsoup.parse(as(busy).get("/communities?q=group 123").asString());
            assertEquals(1, found.select(".rows > li").size());
            for (String path : new String[] {"/", "/discussions"}) {
                Response naming = as(busy).get(path);
                assertEquals(200, naming.statusCode(), path);
                assertTrue(
                        naming.asByteArray().length < HEAVIEST, path + ": " + naming.asByteArray().length + " bytes");
                assertTrue(naming.asString().contains("href=\"/communities\">All 5"), path + " leads to the others");
            }
            assertEquals(200, as(busy).get("/communities?q=%25%27%22&page=-1").statusCode());
        } finally {
            Fixtures.run("delete from membership where person_id = ?", busy.id());
            Fixtures.run("delete from community where slug like ?", tag + "-%");
        }
    }
}
