package org.nnssil.audit;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;

/** Writes the audit trail. Must be called inside the transaction of the act: both are kept, or neither. */
@ApplicationScoped
public class AuditTrail {

    private static final String MAIL_LINK = "audit.mail-link";

    private static final String WRITE =
            """
            insert into audit_entry (id, at, actor_id, act, subject_id, jurisdiction_key, community_id, target, detail,
                                     reason, channel, from_address)
            values (:id, :at, cast(:actor as uuid), :act, cast(:subject as uuid), cast(:jurisdiction as text),
                    cast(:community as uuid), :target, cast(cast(:detail as text) as jsonb), :reason, :channel, :from)
            """;

    private final Clock clock;

    AuditTrail(Clock clock) {
        this.clock = clock;
    }

    /** Says that the act of this request came by a signed link in a mail. */
    public void byMailLink() {
        Origin.request().ifPresent(request -> request.put(MAIL_LINK, true));
    }

    public Uni<Void> record(Viewer viewer, Act act) {
        return record(viewer.personId(), act);
    }

    /** @param actor the person who acted; null for the service itself, such as a date that came */
    public Uni<Void> record(@Nullable UUID actor, Act act) {
        Origin origin = Origin.now();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE)
                        .setParameter("id", Ids.next(clock))
                        .setParameter("at", clock.instant())
                        .setParameter("actor", actor)
                        .setParameter("act", act.name())
                        .setParameter("subject", act.subject())
                        .setParameter("jurisdiction", act.jurisdiction())
                        .setParameter("community", act.community())
                        .setParameter("target", act.target())
                        .setParameter("detail", new JsonObject(act.detail()).encode())
                        .setParameter("reason", act.reason())
                        .setParameter("channel", origin.channel())
                        .setParameter("from", origin.address())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Where the act came from: the request that is being answered, or the service's own clockwork. */
    private record Origin(String channel, String address) {

        static Origin now() {
            return request().map(Origin::of).orElseGet(() -> new Origin("SERVICE", ""));
        }

        // The peer is the client where forwarded headers are believed (quarkus.http.proxy), else whoever connected.
        private static Origin of(RoutingContext request) {
            var peer = request.request().remoteAddress();
            String way = request.normalizedPath().startsWith("/api/") ? "API" : "PAGE";
            String channel = request.get(MAIL_LINK) == null ? way : "MAIL_LINK";
            return new Origin(channel, peer == null || peer.hostAddress() == null ? "" : peer.hostAddress());
        }

        static Optional<RoutingContext> request() {
            return Arc.container().requestContext().isActive()
                    ? Optional.ofNullable(Arc.container()
                            .instance(CurrentVertxRequest.class)
                            .get()
                            .getCurrent())
                    : Optional.empty();
        }
    }
}
