package org.nnssil.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.account.AccountSettings.InviteBy;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OnVertx;

/** What happens to an act at the identity provider when that has trouble. */
@QuarkusTest
class AccountJobTest extends NetworkTest {

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    Accounts accounts;

    @Inject
    AccountTaskService service;

    @Inject
    TaskRepository tasks;

    @Inject
    AccountMail mail;

    @Inject
    Clock clock;

    private final BrokenKeycloak keycloak = new BrokenKeycloak();
    private final Somebody person = Fixtures.director("Nina New", "MS");

    @BeforeEach
    void nobodyElsesActsAreDue() {
        Fixtures.run("update account_task set next_attempt_at = now() + interval '1 day' where state = 'DUE'");
        Fixtures.run("update person set subject = null where id = ?", person.id());
        ask(() -> accounts.open(person.id()));
    }

    @AfterEach
    void nothingIsLeft() {
        Fixtures.run("update account_task set state = 'DONE' where person_id = ?", person.id());
        keycloak.close();
    }

    @Test
    void whileNobodyAnswersTheActWaitsAndIsDoneWhenTheyDo() {
        drain(job("http://127.0.0.1:1/realms/network"));

        assertEquals("DUE", state());
        assertTrue(error().startsWith("Keycloak does not answer"), error());
        assertEquals(1, keycloakLater());

        service(() -> service.again(coordinator(), task()));
        drain(job(keycloak.url()));

        assertEquals("DONE", state());
        assertEquals(1, keycloak.created());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address = ? and kind = 'ACCOUNT_START'",
                        person.email()));
    }

    @Test
    void anErrorOfKeycloakIsTriedAgainLater() {
        keycloak.createStatus = 500;

        drain(job(keycloak.url()));

        assertEquals("DUE", state());
        assertEquals("Keycloak answered 500: User exists with same email", error());
        assertEquals(0, Fixtures.number("select count(*) from mail_outbox where to_address = ?", person.email()));
    }

    @Test
    void aRefusalThatStaysIsLeftForTheCoordinator() {
        keycloak.createStatus = 409;

        drain(job(keycloak.url()));

        assertEquals("FAILED", state());
        as(Fixtures.coordinator())
                .get("/desk/accounts?show=failed")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("User exists with same email"));
    }

    @Test
    void aSlowAnswerIsNotWaitedForWithoutEnd() {
        keycloak.closeGate();

        drain(job(keycloak.url(), tasks, 300));

        // The job is done with it, and no answer has come yet.
        assertEquals("DUE", state());
        assertTrue(error().startsWith("Keycloak does not answer"), error());
        keycloak.openGate();
    }

    @Test
    void theActsOfOnePersonAreDoneInTheirOrder() {
        ask(() -> accounts.signOut(person.id()));
        keycloak.createStatus = 500;

        drain(job(keycloak.url()));

        assertEquals(List.of("OPEN DUE", "SIGN_OUT DUE"), states());
        assertEquals(
                0,
                Fixtures.number(
                        "select max(attempts) from account_task where person_id = ? and kind = 'SIGN_OUT'",
                        person.id()));
    }

    @Test
    void twoReplicasDoAnActOnce() {
        assertEquals(1, createdByTwo(tasks));
    }

    /** The control: where the lease is not looked at, both do it. */
    @Test
    void withoutTheLeaseBothWouldDoIt() {
        String careless =
                TaskRepository.CLAIM.replace("and t.next_attempt_at <= $1", "and ($1::timestamptz is not null)");
        assertEquals(2, createdByTwo(new TaskRepository(pool, careless)));
    }

    @Test
    void theLetterToSomebodyWithASignInOfTheirOwnAsksForNoPassword() {
        AccountSettings federated = new AccountSettings(
                keycloak.url(),
                "network-admin",
                Optional.of("secret"),
                InviteBy.NETWORK,
                Optional.of(List.of("TESTS.example")));
        drain(job(federated, tasks, Keycloak.PATIENCE_MILLIS));

        assertEquals("DONE", state());
        assertEquals(0, keycloak.created());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address = ? and kind = 'ACCOUNT_SIGN_IN'",
                        person.email()));
    }

    private long createdByTwo(TaskRepository claims) {
        keycloak.closeGate();
        Fixtures.run(
                "update account_task set state = 'DONE' where state in ('DUE', 'LEASED') and person_id <> ?",
                person.id());
        CompletableFuture<Void> first = OnVertx.start(vertx, job(keycloak.url(), claims, 5_000)::drain);
        await().until(() -> keycloak.created() == 1);
        CompletableFuture<Void> second = OnVertx.start(vertx, job(keycloak.url(), claims, 5_000)::drain);
        await().until(() -> second.isDone() || keycloak.created() == 2);
        keycloak.openGate();
        first.join();
        second.join();
        return keycloak.created();
    }

    private AccountJob job(String url) {
        return job(url, tasks, Keycloak.PATIENCE_MILLIS);
    }

    private AccountJob job(String url, TaskRepository claims, int patience) {
        return job(
                new AccountSettings(url, "network-admin", Optional.of("secret"), InviteBy.NETWORK, Optional.empty()),
                claims,
                patience);
    }

    private AccountJob job(AccountSettings settings, TaskRepository claims, int patience) {
        AccountActs acts = new AccountActs(new Keycloak(vertx, settings, clock, patience), settings, mail);
        return new AccountJob(claims, service, acts, settings, clock);
    }

    private void drain(AccountJob job) {
        OnVertx.run(vertx, job::drain);
    }

    private void ask(java.util.function.Supplier<io.smallrye.mutiny.Uni<Void>> work) {
        OnVertx.inTransaction(vertx, work);
    }

    private void service(java.util.function.Supplier<io.smallrye.mutiny.Uni<Void>> work) {
        OnVertx.run(vertx, work);
    }

    private static org.nnssil.security.Viewer coordinator() {
        Somebody somebody = Fixtures.coordinator();
        return new org.nnssil.security.Viewer(
                somebody.id(),
                somebody.subject(),
                somebody.name(),
                somebody.email(),
                "",
                org.nnssil.security.Viewer.EASTERN,
                false,
                null,
                java.util.Map.of(
                        org.nnssil.security.Viewer.NATIONAL,
                        new org.nnssil.security.Viewer.Standing(
                                org.nnssil.security.Reach.CONVENERS,
                                java.util.Set.of(org.nnssil.security.Viewer.COORDINATOR))));
    }

    private java.util.UUID task() {
        return (java.util.UUID) Fixtures.rows("select id from account_task where person_id = ?", person.id())
                .get(0)[0];
    }

    private String state() {
        return (String) Fixtures.rows("select state from account_task where person_id = ?", person.id())
                .get(0)[0];
    }

    private List<String> states() {
        return Fixtures.rows(
                        "select kind || ' ' || state from account_task where person_id = ? order by number",
                        person.id())
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    private String error() {
        return (String) Fixtures.rows("select last_error from account_task where person_id = ?", person.id())
                .get(0)[0];
    }

    private long keycloakLater() {
        return Fixtures.number(
                "select count(*) from account_task where person_id = ? and next_attempt_at > now() + interval '5 seconds'",
                person.id());
    }
}
