package org.nnssil.mail;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.FormTokens;
import org.nnssil.security.Reach;
import org.nnssil.security.SecretLinks;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;

@QuarkusTest
class MailPagesTest extends NetworkTest {

    private static final String SECRET =
            "0196f2c4-1b2a-7c3d-8e4f-5a6b7c8d9e0f.1790000000.pU3bq2m0T5Y8s1d4f7g0h3j6k9l2z5x8c1v4b7n0m3Q";

    @Inject
    Pool pool;

    @Inject
    Composer composer;

    @Inject
    Clock clock;

    @Inject
    FormTokens tokens;

    private Fixtures.Somebody coordinator;

    @BeforeEach
    void coordinator() {
        coordinator = Fixtures.coordinator();
    }

    @Test
    void theCoordinatorFindsAMailByAddressAndReadsItAsItsReaderDoes() {
        String address = "read-" + UUID.randomUUID() + "@tests.example";
        UUID body =
                OutboxFixtures.body("For %%NAME%%", "Dear %%NAME%%", "<script>alert(1)</script><p>Dear %%NAME%%</p>");
        UUID id = OutboxFixtures.due(body, address, null, null, clock.instant().plus(Duration.ofDays(2)));

        as(coordinator)
                .get("/desk/mail?q=" + address.substring(0, 20).toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body(containsString("For Test Reader"), containsString(address));
        as(coordinator)
                .get("/desk/mail/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Dear Test Reader"), containsString("auto-generated"), not(containsString("%%")));
        as(coordinator)
                .get("/desk/mail/" + id + "/html")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", MailPages.FRAMED)
                .body(containsString("<p>Dear Test Reader</p>"));
        Fixtures.run("delete from mail_outbox where id = ?", id);
    }

    @Test
    void toEverybodyElseThePageDoesNotExist() {
        Fixtures.Somebody director = Fixtures.director("Dora Director", "TN");
        UUID body = OutboxFixtures.body("Secret", "Secret", "<p>Secret</p>");
        UUID id = OutboxFixtures.due(
                body, "x@tests.example", null, null, clock.instant().plus(Duration.ofDays(2)));
        for (Fixtures.Somebody somebody : List.of(director, Fixtures.outsider())) {
            for (String path : List.of("", "/release", "/" + id, "/" + id + "/html")) {
                as(somebody).get("/desk/mail" + path).then().statusCode(404);
            }
            String token = tokens.issue(somebody.subject());
            send(somebody, "/desk/mail/release", Map.of("form", token)).then().statusCode(404);
            send(somebody, "/desk/mail/" + id + "/release", Map.of("form", token))
                    .then()
                    .statusCode(404);
        }
        as(coordinator).get("/desk/mail/" + UUID.randomUUID()).then().statusCode(404);
        as(coordinator).get("/desk/mail/nonsense").then().statusCode(404);
        Fixtures.run("delete from mail_outbox where id = ?", id);
    }

    @Test
    void aPrivateCommunitysMailIsNotTheCoordinatorsToRead() {
        UUID community = Fixtures.community("mail-" + UUID.randomUUID(), "Quiet Circle");
        UUID body = OutboxFixtures.body("CANARY subject", "CANARY", null);
        Fixtures.run("update mail_body set community_id = ? where id = ?", community, body);
        UUID id = OutboxFixtures.due(
                body, "canary@tests.example", null, null, clock.instant().plus(Duration.ofDays(2)));

        as(coordinator)
                .get("/desk/mail")
                .then()
                .body(not(containsString("CANARY")), containsString("private communit"));
        as(coordinator).get("/desk/mail?q=canary").then().body(not(containsString("canary@tests")));
        as(coordinator).get("/desk/mail/" + id).then().statusCode(404);
        Fixtures.run("delete from mail_outbox where id = ?", id);
    }

    @Test
    void whereAServerTakesTheMailThePageShowsNothingThatOpensALink() {
        Fixtures.Somebody reader = Fixtures.director("Rita Reader", "TN");
        UUID id = letter(reader.id(), null);
        Fixtures.run("update mail_outbox set list = 'WEBINARS' where id = ?", id);

        for (String path : List.of("/desk/mail/" + id, "/desk/mail/" + id + "/html")) {
            String page = as(coordinator).get(path).asString();
            assertTrue(page.contains("/account/start/" + SecretLinks.KEPT), page);
            assertFalse(page.contains(SECRET), page);
            assertFalse(SecretLinks.in(page), page);
        }
        as(coordinator)
                .get("/desk/mail/" + id)
                .then()
                .body(containsString("are for the reader alone"), containsString("/unsubscribe/" + SecretLinks.KEPT));
        assertEquals(0, looks(id));
        Fixtures.run("delete from mail_outbox where id = ?", id);
    }

    @Test
    void withoutAServerTheTextIsThereToBeHandedOverAndWhoLookedIsWrittenDown() {
        Fixtures.Somebody reader = Fixtures.director("Rita Reader", "TN");
        UUID id = letter(reader.id(), null);
        MailMode noServer = new MailMode(
                config(Optional.of(MailConfig.Delivery.SEND)),
                ConfigProvider.getConfig().getConfigValue("quarkus.mailer.no-such"));
        QuarkusMock.installMockForType(noServer, MailMode.class);

        as(coordinator).get("/desk/mail/" + id).then().statusCode(200).body(containsString("/account/start/" + SECRET));
        as(coordinator).get("/desk/mail/" + id + "/html").then().body(not(containsString(SECRET)));

        assertEquals(1, looks(id));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'mail.links-seen' and actor_id = ? and subject_id = ?",
                        coordinator.id(),
                        reader.id()));
        Fixtures.run("delete from mail_outbox where id = ?", id);
    }

    @Test
    void aLetterOfTheServiceToSomebodyOfAPrivateCommunityIsALineThatNamesNobody() {
        Fixtures.Somebody hidden = Fixtures.person("Hedda Hidden", "TN");
        Fixtures.join(hidden, Fixtures.community("mail-" + UUID.randomUUID(), "Quiet Circle"), Reach.CORE);
        UUID toThem = letter(hidden.id(), null);
        UUID wantedByThem = letter(null, hidden.id());

        for (UUID id : List.of(toThem, wantedByThem)) {
            as(coordinator).get("/desk/mail/" + id).then().statusCode(404);
            as(coordinator).get("/desk/mail/" + id + "/html").then().statusCode(404);
            as(coordinator)
                    .get("/desk/mail")
                    .then()
                    .body(containsString("Somebody of a private community"), not(containsString(address(id))));
            as(coordinator)
                    .get("/desk/mail?q=" + address(id))
                    .then()
                    .body(containsString("No mail here."), not(containsString("Account start")));
            Fixtures.run("update mail_outbox set state = 'HELD' where id = ?", id);
            send(coordinator, "/desk/mail/" + id + "/release", Map.of("form", tokens.issue(coordinator.subject())))
                    .then()
                    .statusCode(404);
            assertEquals("HELD", OutboxFixtures.state(id).state());
        }

        Fixtures.join(hidden, Viewer.NATIONAL, Reach.CORE);
        for (UUID id : List.of(toThem, wantedByThem)) {
            as(coordinator).get("/desk/mail/" + id).then().statusCode(200).body(containsString(address(id)));
            Fixtures.run("delete from mail_outbox where id = ?", id);
        }
    }

    @Test
    void heldMailStaysReadableAndLeavesWhenReleased() {
        String address = "held-" + UUID.randomUUID() + "@tests.example";
        UUID body = OutboxFixtures.body("Held back", "Held", null);
        UUID id = OutboxFixtures.due(body, address, null, null, clock.instant().plus(Duration.ofDays(2)));
        MailSender holding = holding(address, new CopyOnWriteArrayList<>());

        holding.drain().await().atMost(Duration.ofSeconds(10));

        assertEquals("HELD", OutboxFixtures.state(id).state());
        as(coordinator).get("/desk/mail?state=held&q=" + address).then().body(containsString("Held back"));
        submit(coordinator, "/desk/mail/" + id, "/desk/mail/" + id + "/release", Map.of())
                .then()
                .statusCode(303);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> PostOffice.received(address).size() == 1);
        assertEquals("SENT", OutboxFixtures.state(id).state());
    }

    @Test
    void allHeldMailIsReleasedAfterAPageThatSaysHowMany() {
        String address = "all-" + UUID.randomUUID() + "@tests.example";
        UUID body = OutboxFixtures.body("Held back", "Held", null);
        UUID id = OutboxFixtures.due(body, address, null, null, clock.instant().plus(Duration.ofDays(2)));
        Fixtures.run("update mail_outbox set state = 'HELD' where id = ?", id);

        as(coordinator).get("/desk/mail/release").then().body(containsString("Release 1 mail"));
        submit(coordinator, "/desk/mail/release", "/desk/mail/release", Map.of())
                .then()
                .statusCode(303);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> PostOffice.received(address).size() == 1);
    }

    @Test
    void withoutAServerNothingLeavesAndNothingIsLost() {
        var unset = new MailMode(
                config(Optional.empty()), ConfigProvider.getConfig().getConfigValue("quarkus.mailer.no-such"));
        var set = new MailMode(
                config(Optional.empty()), ConfigProvider.getConfig().getConfigValue("quarkus.mailer.host"));
        var byDefault = new MailMode(
                config(Optional.empty()), ConfigProvider.getConfig().getConfigValue("quarkus.mailer.keep-alive"));
        var told = new MailMode(
                config(Optional.of(MailConfig.Delivery.HOLD)),
                ConfigProvider.getConfig().getConfigValue("quarkus.mailer.host"));

        assertTrue(unset.holds() && !unset.smtp());
        assertTrue(!set.holds() && set.smtp());
        assertTrue(byDefault.holds(), "a library's default is nobody's choice");
        assertTrue(told.holds() && told.smtp());
    }

    /** One of the service itself, about signing in, that waits for two days. */
    private UUID letter(@Nullable UUID reader, @Nullable UUID about) {
        String link = "https://network.example/account/start/" + SECRET;
        UUID body = OutboxFixtures.body("Begin", "Open\n\n" + link + "\n", "<a href=\"" + link + "\">Open</a>", null);
        String address = "letter-" + UUID.randomUUID() + "@tests.example";
        UUID id =
                OutboxFixtures.due(body, address, reader, null, clock.instant().plus(Duration.ofDays(2)));
        Fixtures.run(
                "update mail_outbox set kind = 'ACCOUNT_START', about_id = ?, merge = '{}' where id = ?", about, id);
        return id;
    }

    private static String address(UUID mail) {
        return (String) Fixtures.rows("select to_address from mail_outbox where id = ?", mail)
                .get(0)[0];
    }

    private static long looks(UUID mail) {
        return Fixtures.number(
                "select count(*) from audit_entry where act = 'mail.links-seen' and target = ?", "mail " + mail);
    }

    private MailSender holding(String onlyTo, List<String> sent) {
        OutboxRepository rows = new OutboxRepository(pool) {
            @Override
            Uni<Void> hold() {
                // only this test's row: the database is shared
                Fixtures.run(
                        "update mail_outbox set state = 'HELD' where state = 'DUE' and not released and to_address = ?",
                        onlyTo);
                return Uni.createFrom().voidItem();
            }
        };
        MailMode mode = new MailMode(
                config(Optional.of(MailConfig.Delivery.HOLD)),
                ConfigProvider.getConfig().getConfigValue("quarkus.mailer.host"));
        Courier courier = message -> Uni.createFrom().voidItem().invoke(() -> sent.add(message.to()));
        return new MailSender(rows, composer, courier, mode, clock, new SimpleMeterRegistry());
    }

    private static MailConfig config(Optional<MailConfig.Delivery> delivery) {
        return new MailConfig() {
            @Override
            public String from() {
                return "a@b.example";
            }

            @Override
            public String postalAddress() {
                return "";
            }

            @Override
            public Optional<Delivery> delivery() {
                return delivery;
            }
        };
    }
}
