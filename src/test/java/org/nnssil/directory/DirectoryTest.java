package org.nnssil.directory;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class DirectoryTest extends NetworkTest {

    @Test
    void coreMembersSeeAddressesAndExtendedMembersDoNot() {
        Somebody shown = Fixtures.director("Quillan Addressable", "MT");
        Fixtures.run("update person set phone = '555 0101' where id = ?", shown.id());
        Somebody core = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");

        for (String path : new String[] {"/directory?q=Quillan", "/people/" + shown.id()}) {
            as(core).get(path).then().statusCode(200).body(containsString(shown.email()), containsString("555 0101"));
            as(extended)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("Quillan"),
                            not(containsString(shown.email())),
                            not(containsString("555 0101")));
        }
    }

    @Test
    void anAddressThatItsOwnerHidesIsShownToNobodyElse() {
        Somebody hidden = Fixtures.director("Hortense Hider", "MT");
        Fixtures.run(
                "update person set email_reach = 9, phone_reach = 9, phone = '555 0102' where id = ?", hidden.id());
        Somebody core = Fixtures.director("Core Reader", "UT");

        for (String path : new String[] {"/directory?q=Hortense", "/people/" + hidden.id()}) {
            as(core).get(path)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("Hortense"),
                            not(containsString(hidden.email())),
                            not(containsString("555 0102")));
        }
    }

    @Test
    void anUnlistedPersonAppearsNowhere() {
        Somebody gone = Fixtures.director("Zebulon Unlisted", "NM");
        Fixtures.run("update person set listed = false, expertise = 'zebulonology' where id = ?", gone.id());
        Somebody reader = Fixtures.director("Core Reader", "UT");

        for (String query :
                new String[] {"q=Zebulon", "q=zebulonology", "q=ebulo", "jurisdiction=NM", "q=zebulon&standing=core"}) {
            as(reader).get("/directory?" + query).then().statusCode(200).body(not(containsString("Zebulon Unlisted")));
        }
        assertEquals("Nobody", finding(reader, "q=zebulonology"));
        as(reader).get("/people/" + gone.id()).then().statusCode(404);
        as(reader).get("/jurisdictions/NM").then().body(not(containsString("Zebulon")));
        as(gone).get("/people/" + gone.id()).then().statusCode(200).body(containsString("not listed"));
    }

    @Test
    void onlyMembersOfTheNationalNetworkHaveTheDirectory() {
        UUID community = Fixtures.community("dir-" + tag(), "A district group");
        Somebody superintendent = Fixtures.person("Only There", "MA");
        Fixtures.join(superintendent, community, Reach.CORE);

        as(superintendent).get("/directory").then().statusCode(404);
        as(Fixtures.outsider()).get("/directory").then().statusCode(404);
        anonymous().get("/directory").then().statusCode(302);
    }

    @Test
    void peopleOfSubCommunitiesAloneAreNotInTheDirectory() {
        UUID community = Fixtures.community("dir-" + tag(), "Another district group");
        Somebody superintendent = Fixtures.person("Ophelia Only-There", "MA");
        Fixtures.join(superintendent, community, Reach.CORE);
        Somebody reader = Fixtures.director("Core Reader", "UT");

        as(reader).get("/directory?q=Ophelia").then().body(not(containsString("Ophelia Only")));
        as(reader).get("/people/" + superintendent.id()).then().statusCode(404);
    }

    @Test
    void searchFindsBeginningsPartsMarksWordsAndPlaces() {
        String tag = letters();
        Somebody found = Fixtures.director("Zoë Muñoz-" + tag, "WV");
        Fixtures.run(
                "update person set expertise = 'Rural turnaround of " + tag
                        + " schools', role_title = 'Chief of Improvement' where id = ?",
                found.id());
        Somebody reader = Fixtures.director("Core Reader", "UT");

        for (String q : new String[] {
            tag.substring(0, 6),
            tag.substring(2, 7),
            "munoz " + tag,
            "ZOE MUÑOZ " + tag,
            "turnarounds " + tag,
            "rur " + tag
        }) {
            assertTrue(names(reader, "q=" + enc(q)).contains(found.name()), q);
        }
        assertTrue(names(reader, "q=West+Virg").contains(found.name()));
        assertFalse(names(reader, "q=" + tag + "x").contains(found.name()));
    }

    @Test
    void searchTakesAnyUnicode() {
        Somebody japanese = Fixtures.director("田中 " + letters(), "GU");
        Somebody reader = Fixtures.director("Core Reader", "UT");

        assertTrue(names(reader, "q=" + enc("田中")).contains(japanese.name()));
        for (String q : new String[] {
            "'",
            "''",
            "\\",
            "%",
            "_",
            "a & b | !c",
            ":*",
            "<->",
            "(",
            "\u0149",
            "\u0301",
            "😀",
            "\u202e",
            "ﬃ",
            "İ",
            "\0",
            "a\0b",
            "-",
            "a'b\\c%d_e"
        }) {
            as(reader).get("/directory?q=" + enc(q)).then().statusCode(200);
        }
        as(reader)
                .urlEncodingEnabled(false)
                .get("/directory?q=%ED%A0%80&jurisdiction=%00&center=%FF")
                .then()
                .statusCode(200);
        as(reader).get("/directory?q=" + "x".repeat(3_000)).then().statusCode(200);
    }

    @Test
    void percentAndUnderscoreMeanThemselves() {
        Somebody reader = Fixtures.director("Core Reader", "UT");

        assertEquals(List.of(), names(reader, "q=" + enc("%%%")));
        assertEquals(List.of(), names(reader, "q=" + enc("___")));
    }

    @Test
    void theListIsNarrowedByPlaceCenterAndStanding() {
        String tag = letters();
        Somebody core = Fixtures.director("Ann " + tag, "SC");
        Somebody extended = Fixtures.extended("Ben " + tag, "SC");
        Somebody elsewhere = Fixtures.director("Cas " + tag, "WA");
        Somebody reader = Fixtures.director("Core Reader", "UT");

        assertEquals(List.of(core.name(), extended.name()), names(reader, "q=" + tag + "&jurisdiction=SC"));
        assertEquals(List.of(core.name(), extended.name()), names(reader, "q=" + tag + "&center=SECC"));
        assertEquals(List.of(extended.name()), names(reader, "q=" + tag + "&standing=extended"));
        assertEquals(List.of(core.name(), elsewhere.name()), names(reader, "q=" + tag + "&standing=core"));
        assertEquals(List.of(), names(reader, "q=" + tag + "&standing=seat"));
    }

    @Test
    void theListIsNarrowedByMyCommunitiesAndByNoOthers() {
        String tag = letters();
        UUID mine = Fixtures.community("dir-" + tag.toLowerCase(), "Mine " + tag);
        Somebody reader = Fixtures.director("Ria " + tag, "UT");
        Somebody beside = Fixtures.director("Sol " + tag, "UT");
        Somebody stranger = Fixtures.director("Tom " + tag, "UT");
        Fixtures.join(reader, mine, Reach.CORE);
        Fixtures.join(beside, mine, Reach.CORE);

        String query = "q=" + tag + "&community=dir-" + tag.toLowerCase();
        assertEquals(List.of(reader.name(), beside.name()), names(reader, query));
        assertEquals(3, names(stranger, query).size(), "to a stranger the filter does not exist");
        as(stranger).get("/directory").then().body(not(containsString("Mine " + tag)));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        String tag = letters();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            all.add(Fixtures.director("%s Number %03d".formatted(tag, i % 60), "UT")
                    .name());
        }
        Somebody reader = Fixtures.director("Core Reader", "UT");

        List<String> walked = new ArrayList<>();
        String path = "/directory?q=" + tag;
        int pages = 0;
        while (path != null) {
            Document page = Jsoup.parse(as(reader).get(path).asString());
            walked.addAll(page.select("#people tbody th").eachText());
            Element next = page.selectFirst("a[rel=next]");
            path = next == null ? null : next.attr("href");
            pages++;
        }

        assertEquals(3, pages);
        assertEquals(all.stream().sorted().toList(), walked);
    }

    @Test
    void aCursorThatIsNotOursIsAbsent() {
        Somebody reader = Fixtures.director("Core Reader", "UT");
        for (String cursor : new String[] {"x", "!!!", "AAAA", "%00", "L".repeat(500)}) {
            as(reader)
                    .urlEncodingEnabled(false)
                    .get("/directory?after=" + cursor)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void aMalformedOrUnknownPersonIsAbsent() {
        Somebody reader = Fixtures.director("Core Reader", "UT");
        for (String id : new String[] {"x", "1", UUID.randomUUID().toString(), "%00", "..%2fsettings"}) {
            as(reader).urlEncodingEnabled(false).get("/people/" + id).then().statusCode(404);
        }
    }

    @Test
    void aPersonsPrivateCommunitiesAreToldToWhoSharesThem() {
        String tag = tag();
        UUID community = Fixtures.community("priv-" + tag, "Private Circle " + tag);
        Somebody shown = Fixtures.director("Inner Person", "KS");
        Somebody inside = Fixtures.director("Inner Reader", "KS");
        Fixtures.join(shown, community, Reach.CONVENERS);
        Fixtures.join(inside, community, Reach.CORE);

        as(inside).get("/people/" + shown.id()).then().body(containsString("Private Circle " + tag));
        as(Fixtures.director("Outer Reader", "KS"))
                .get("/people/" + shown.id())
                .then()
                .statusCode(200)
                .body(not(containsString("Private Circle " + tag)));
        as(Fixtures.coordinator())
                .get("/people/" + shown.id())
                .then()
                .body(not(containsString("Private Circle " + tag)));
    }

    @Test
    void htmxGetsTheTableAlone() {
        Somebody reader = Fixtures.director("Core Reader", "UT");

        as(reader)
                .header("HX-Request", "true")
                .get("/directory?q=Core")
                .then()
                .statusCode(200)
                .header("Vary", containsString("HX-Request"))
                .body(containsString("id=\"people\""), not(containsString("<html")));
    }

    @Test
    void lapsedAccessIsNoMembership() {
        Somebody lapsed = Fixtures.extended("Lapsed Reader " + letters(), "OH");
        Fixtures.run(
                "update membership set access_until = now() - interval '1 day' where person_id = ? and community_id = ?",
                lapsed.id(),
                Viewer.NATIONAL);

        as(lapsed).get("/directory").then().statusCode(404);
        assertEquals(List.of(), names(Fixtures.director("Core Reader", "UT"), "q=" + enc(lapsed.name())));
    }

    private static List<String> names(Somebody reader, String query) {
        Document page = Jsoup.parse(
                as(reader).urlEncodingEnabled(false).get("/directory?" + query).asString());
        return page.select("#people tbody th a").eachText();
    }

    private static String finding(Somebody reader, String query) {
        return Jsoup.parse(as(reader).get("/directory?" + query).asString())
                .select("#people .found .meta span")
                .first()
                .text();
    }

    private static String enc(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String tag() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** A word of letters that nobody else has. */
    private static String letters() {
        StringBuilder word = new StringBuilder("Q");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(9)
                .forEach(c -> word.append((char) ('a' + Character.digit(c, 16))));
        return word.toString();
    }
}
