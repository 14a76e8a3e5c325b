package org.nnssil.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostgresAndKeys;

/** The demo files load, all in one transaction, into a database that holds nothing but the reference data. */
@QuarkusTest
class DemoNetworkTest extends NetworkTest {

    private static Connection database;

    @BeforeAll
    static void loadIntoAFreshDatabase() throws SQLException {
        Fixtures.run("create database demo");
        String url = PostgresAndKeys.jdbcUrl().replace("/postgres?", "/demo?");
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = DriverManager.getConnection(url);
        database.setAutoCommit(false);
        for (String file : DemoNetwork.FILES) {
            DemoNetwork.run(database, file);
        }
        database.commit();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void fiftyFourOfFiftySevenSeatsAreHeld() throws SQLException {
        assertEquals(57, number("select count(*) from seat"));
        assertEquals(54, number("select count(*) from seat_tenure where to_date is null"));
        assertEquals(3, number("select count(*) from seat where vacant_since is not null"));
        assertEquals(
                0,
                number("select count(*) from seat s where (vacant_since is null) <> exists (select 1 from seat_tenure"
                        + " t where t.jurisdiction_key = s.jurisdiction_key and t.to_date is null)"));
    }

    @Test
    void everyHolderIsACoreMemberOfTheirJurisdiction() throws SQLException {
        assertEquals(
                54,
                number(
                        """
                        select count(*) from seat_tenure t join person p on p.id = t.person_id and p.jurisdiction_key = t.jurisdiction_key
                          join membership m on m.person_id = p.id and m.reach >= 2 and m.ended_at is null and m.basis = 'SEAT'
                          join organization o on o.id = p.organization_id and o.kind = 'SEA'
                         where t.to_date is null
                        """));
    }

    @Test
    void theNineWhoCanSignInAndAreSomebodyHaveTheirAccounts() throws SQLException {
        assertEquals(9, number("select count(*) from person where subject like '00000000-0000-4000-8000-%'"));
        assertEquals(
                1,
                number("select count(*) from person p join membership m on m.person_id = p.id where p.subject ="
                        + " '00000000-0000-4000-8000-000000000001' and m.reach = 3 and m.roles ="
                        + " '{COORDINATOR}'"));
        assertEquals(
                1,
                number("select count(*) from person p join membership m on m.person_id = p.id where p.email ="
                        + " 'luisa.ortega@springfield.example'"),
                "only in ma-usn");
    }

    @Test
    void addressesAreSoundAndTheirOwners() throws SQLException {
        assertEquals(0, number("select count(*) from person where email !~ '^[a-z]+([.][a-z]+)+@[a-z]+[.]example$'"));
        assertEquals(0, number("select count(*) from person where id <> md5('person:' || email)::uuid"));
    }

    @Test
    void fourCommunitiesArePrivateOneIsListedAndAllHaveConveners() throws SQLException {
        assertEquals(4, number("select count(*) from community where kind <> 'NATIONAL' and not listed"));
        assertEquals(1, number("select count(*) from community where kind <> 'NATIONAL' and listed"));
        assertEquals(
                5,
                number("select count(distinct community_id) from membership m join community c on c.id ="
                        + " m.community_id where m.reach = 3 and c.kind <> 'NATIONAL'"));
        assertTrue(number("select count(*) from membership where community_id = md5('community:ma-usn')::uuid") >= 13);
        assertEquals(
                0,
                number("select count(*) from community c where c.kind <> 'NATIONAL' and not exists (select 1 from"
                        + " membership m where m.person_id = c.contact_person_id and m.community_id = c.id)"));
    }

    @Test
    void sixJoinedWithinTheLastMonth() throws SQLException {
        assertEquals(
                6,
                number("select count(*) from membership where community_id = '00000000-0000-7000-8000-000000000001'"
                        + " and from_at > now() - interval '30 days'"));
    }

    @Test
    void theNextIssueHasNewsOfASubCommunity() throws SQLException {
        assertEquals(
                1,
                number("select count(*) from community where listed and kind <> 'NATIONAL'"
                        + " and created_at > now() - interval '7 days'"));
    }

    @Test
    void manyToldWhatTheyCanHelpWith() throws SQLException {
        assertTrue(number("select count(*) from person where expertise <> ''") >= 25);
        assertEquals(
                0,
                number("select count(*) from person where phone_reach < 9 and phone !~ '^(555-01[0-9]{2})?$'"),
                "invented telephone numbers only");
    }

    private static long number(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
