package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.nnssil.security.Viewer;

/** The coordinators of the network, to be told what waits for them. Inside the transaction of the fact. */
@ApplicationScoped
class Coordinators {

    private static final String ALL =
            """
            select p.id, p.email, p.name from membership m join person p on p.id = m.person_id and p.active
             where m.community_id = :national and m.ended_at is null and 'COORDINATOR' = any (m.roles)
             order by m.from_at desc limit 20
            """;

    private final AdmissionMail mail;

    Coordinators(AdmissionMail mail) {
        this.mail = mail;
    }

    private record To(UUID id, String email, String name) {}

    /** @param text the words for one of them, by their person id: links are personal */
    Uni<Void> tell(String key, String kind, String subject, Function<UUID, String> text) {
        return all().chain(everyone -> {
            Uni<Void> told = Uni.createFrom().voidItem();
            for (To one : everyone) {
                told = told.chain(() -> mail.send(
                        key + ":" + one.id(),
                        kind,
                        one.id(),
                        one.email(),
                        one.name(),
                        subject,
                        "Dear %s,\n\n%s".formatted(one.name(), text.apply(one.id()))));
            }
            return told;
        });
    }

    private static Uni<List<To>> all() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALL, Tuple.class)
                        .setParameter("national", Viewer.NATIONAL)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new To(
                                row.get("id", UUID.class),
                                row.get("email", String.class),
                                row.get("name", String.class)))
                        .toList());
    }
}
