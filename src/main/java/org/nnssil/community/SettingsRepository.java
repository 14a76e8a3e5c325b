package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.ListChoice;

/** A person's settings: the row of their own and what mail they want. */
@ApplicationScoped
class SettingsRepository {

    // Whoever has said nothing gets the mail of their memberships.
    private static final String OWN =
            """
            select p.version, coalesce(p.zone, '') as zone, coalesce(j.zone, '') as agency_zone, p.email, p.name,
                   p.role_title, p.about, p.expertise, p.phone, p.listed, p.email_reach,
                   p.phone_reach, p.about_reach, p.photo_reach, p.principles,
                   %s is distinct from 'UNSUBSCRIBED' as newsletter,
                   %s is distinct from 'UNSUBSCRIBED' as discussions,
                   %s is distinct from 'UNSUBSCRIBED' as webinars
              from person p left join jurisdiction j on j.key = p.jurisdiction_key
             where p.id = $1
            """
                    .formatted(refusal("NEWSLETTER"), refusal("DISCUSSIONS"), refusal("WEBINARS"));

    private static final String ZONES = "select distinct zone from jurisdiction order by zone";

    private static final String WANT =
            """
            insert into mail_preference (person_id, list, wanted, changed_at) values (:person, :list, :wanted, :now)
            on conflict (person_id, list) do update set wanted = excluded.wanted, changed_at = excluded.changed_at
             where mail_preference.wanted <> excluded.wanted
            """;

    private final Pool pool;
    private final Clock clock;

    SettingsRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<OwnSettings> own(UUID personId) {
        return pool.preparedQuery(OWN)
                .execute(Tuple.of(personId))
                .map(rows -> own(rows.iterator().next()));
    }

    Uni<List<String>> zones() {
        return pool.preparedQuery(ZONES).execute().map(rows -> {
            List<String> zones = new ArrayList<>();
            rows.forEach(row -> zones.add(row.getString(0)));
            return zones;
        });
    }

    Uni<Void> want(UUID personId, String list, boolean wanted) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WANT)
                        .setParameter("person", personId)
                        .setParameter("list", list)
                        .setParameter("wanted", wanted)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String refusal(String list) {
        return ListChoice.refusal("p.id", "lower(p.email)", "'" + list + "'");
    }

    private static OwnSettings own(Row row) {
        SettingsForm form = new SettingsForm(
                String.valueOf(row.getInteger("version")),
                row.getString("zone"),
                row.getString("name"),
                row.getString("role_title"),
                row.getString("about"),
                row.getString("expertise"),
                row.getString("phone"),
                box(row, "listed"),
                Shown.keyOf(row.getShort("email_reach")),
                Shown.keyOf(row.getShort("phone_reach")),
                Shown.keyOf(row.getShort("about_reach")),
                Shown.keyOf(row.getShort("photo_reach")),
                Arrays.stream(row.getArrayOfShorts("principles"))
                        .map(String::valueOf)
                        .toList(),
                box(row, "newsletter"),
                box(row, "discussions"),
                box(row, "webinars"));
        return new OwnSettings(form, row.getString("email"), row.getString("agency_zone"));
    }

    private static @Nullable String box(Row row, String column) {
        return row.getBoolean(column) ? SettingsForm.ON : null;
    }
}
