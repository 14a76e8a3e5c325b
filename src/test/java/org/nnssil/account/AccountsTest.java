package org.nnssil.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.OnVertx;

/** An act at the identity provider is asked for with its fact, or not at all. */
@QuarkusTest
class AccountsTest extends NetworkTest {

    @Inject
    Accounts accounts;

    @Inject
    Vertx vertx;

    private final UUID person = Fixtures.person("Ann Asked", "MS").id();

    @Test
    void whatOpensAndClosesIsDoneOnceAndTheLastOneCounts() {
        inTransaction(() -> accounts.open(person));
        inTransaction(() -> accounts.close(person).chain(() -> accounts.close(person)));
        inTransaction(() -> accounts.signOut(person));

        assertEquals(
                List.of("OPEN OVERTAKEN", "CLOSE OVERTAKEN", "CLOSE DUE", "SIGN_OUT DUE"),
                Fixtures.rows(
                                "select kind || ' ' || state from account_task where person_id = ? order by number",
                                person)
                        .stream()
                        .map(row -> (String) row[0])
                        .toList());
    }

    @Test
    void aFactThatIsTakenBackAsksForNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(() -> accounts.open(person)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("the fact failed")))));

        assertEquals(0, Fixtures.number("select count(*) from account_task where person_id = ?", person));
    }

    private void inTransaction(Supplier<Uni<Void>> work) {
        OnVertx.inTransaction(vertx, work);
    }
}
