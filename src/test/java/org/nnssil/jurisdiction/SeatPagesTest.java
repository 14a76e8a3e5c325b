package org.nnssil.jurisdiction;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class SeatPagesTest extends NetworkTest {

    @Test
    void theBoardHasOneRowForEachCountedSeat() {
        long counted = Fixtures.number("select count(*) from jurisdiction where counted");

        Document page = Jsoup.parse(
                as(Fixtures.director("Board Reader", "UT")).get("/seats").asString());

        assertEquals(57, counted);
        assertEquals(counted, page.select("main section table.table tbody tr").size());
    }

    @Test
    void theBoardIsAbsentForWhoIsNoMemberOfTheNetwork() {
        as(Fixtures.outsider()).get("/seats").then().statusCode(404);
        anonymous().get("/seats").then().statusCode(302);
    }

    @Test
    void aJurisdictionTellsItsHolderToMembersOnly() {
        Somebody holder = seated("Hannah Holder-Private", "HI");

        as(holder).get("/jurisdictions/HI").then().statusCode(200).body(containsString("Hannah Holder-Private"));
        anonymous()
                .get("/jurisdictions/HI")
                .then()
                .statusCode(200)
                .body(containsString("Hawaii State Department of Education"))
                .body(not(containsString("Hannah")));
    }

    @Test
    void anUnlistedHolderIsNotNamed() {
        Somebody holder = seated("Vera Unlisted-Holder", "VT");
        Fixtures.run("update person set listed = false where id = ?", holder.id());
        Somebody reader = Fixtures.director("Board Reader", "UT");

        for (String path : new String[] {"/seats", "/jurisdictions/VT", "/api/v1/jurisdictions"}) {
            as(reader).get(path).then().statusCode(200).body(not(containsString("Vera Unlisted")));
        }
        as(reader)
                .get("/api/v1/jurisdictions")
                .then()
                .body("items.find { it.key == 'VT' }.seat.status", equalTo("filled"));
    }

    @Test
    void theApiTellsAllJurisdictionsAndWhichAreCounted() {
        seated("Paula Palau-Neighbor", "GU");

        as(Fixtures.director("Api Reader", "UT"))
                .get("/api/v1/jurisdictions")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(61))
                .body("items.findAll { it.counted }.size()", equalTo(57))
                .body("items.find { it.key == 'GU' }.zone", equalTo("Pacific/Guam"))
                .body("items.find { it.key == 'GU' }.kind", equalTo("extra_state"))
                .body("items.find { it.key == 'GU' }.seat.holder", equalTo("Paula Palau-Neighbor"))
                .body("items.find { it.key == 'PW' }.seat", nullValue())
                .body("items.name", hasItem("Palau"));
        as(Fixtures.outsider())
                .get("/api/v1/jurisdictions")
                .then()
                .body("items.find { it.key == 'GU' }.seat.status", equalTo("filled"))
                .body("items.find { it.key == 'GU' }.seat.holder", nullValue());
        anonymous().get("/api/v1/jurisdictions").then().statusCode(401);
    }

    @Test
    void anUnknownJurisdictionIsAbsentWhateverItIsCalled() {
        for (String key : new String[] {"XX", "ms", "%00", "a%20b", "MSMSMSMSMSMS", "%F0%9F%98%80"}) {
            anonymous()
                    .urlEncodingEnabled(false)
                    .get("/jurisdictions/" + key)
                    .then()
                    .statusCode(404);
        }
    }

    static Somebody seated(String name, String key) {
        Somebody somebody = Fixtures.director(name, key);
        Fixtures.run(
                "update seat_tenure set to_date = current_date where jurisdiction_key = ? and to_date is null", key);
        Fixtures.run(
                "insert into seat_tenure (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), ?, ?, current_date - 100)",
                key,
                somebody.id());
        return somebody;
    }
}
