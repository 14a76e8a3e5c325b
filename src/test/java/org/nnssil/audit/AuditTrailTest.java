package org.nnssil.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.NetworkTest;

/** What is written to the audit trail stays; what was rolled back is not in it. */
@QuarkusTest
class AuditTrailTest extends NetworkTest {

    @Inject
    AuditTrail audit;

    @Inject
    Vertx vertx;

    private final String target = "thing " + UUID.randomUUID();

    @Test
    void anActIsKeptWithWhoWhatAndWhy() {
        Fixtures.Somebody actor = Fixtures.director("Ada Actor", "MS");

        inTransaction(() -> audit.record(
                actor.id(),
                Act.of("seat.vacated").at("MS").on(target).with("months", 3).because("Retired")));

        Object[] entry = Fixtures.rows(
                        "select act, actor_id, jurisdiction_key, detail ->> 'months', reason, channel from audit_entry where target = ?",
                        target)
                .get(0);
        assertEquals("seat.vacated", entry[0]);
        assertEquals(actor.id(), entry[1]);
        assertEquals("MS", entry[2]);
        assertEquals("3", entry[3]);
        assertEquals("Retired", entry[4]);
        assertEquals("SERVICE", entry[5]);
    }

    @Test
    void anActThatFailedLeavesNoEntry() {
        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(
                        () -> audit.record((UUID) null, Act.of("seat.vacated").on(target))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("the act failed")))));

        assertEquals(0, Fixtures.number("select count(*) from audit_entry where target = ?", target));
    }

    @Test
    void theTrailCannotBeRewritten() {
        inTransaction(() -> audit.record((UUID) null, Act.of("seat.vacated").on(target)));

        refused("update audit_entry set reason = 'never' where target = '" + target + "'");
        refused("delete from audit_entry where target = '" + target + "'");
        refused("truncate audit_entry");
        assertEquals(1, Fixtures.number("select count(*) from audit_entry where target = ?", target));
    }

    private static void refused(String sql) {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Fixtures.run(sql));
        assertTrue(refused.getCause().getMessage().contains("append-only"), refused.getCause()::getMessage);
    }

    private void inTransaction(Supplier<Uni<Void>> work) {
        Context context =
                VertxContext.createNewDuplicatedContext(vertx.getDelegate().getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        Uni.createFrom()
                .<Void>emitter(emitter -> context.runOnContext(go ->
                        Panache.withTransaction(work).subscribe().with(done -> emitter.complete(null), emitter::fail)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
