package org.nnssil.newsletter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.ListChoice;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** The people whom an issue's audience names. The same rows are counted, previewed and sent to. */
@ApplicationScoped
class RecipientRepository {

    // Index membership_roster. $1 community, $2 reach, $3 now.
    private static final String MEMBERS =
            """
            select p.id, p.name, p.email, m.reach, coalesce(j.name, '') as jurisdiction,
                   coalesce(p.zone, j.zone) as zone, %s as refusal
              from membership m
              join person p on p.id = m.person_id
              left join jurisdiction j on j.key = p.jurisdiction_key
             where m.community_id = $1 and m.reach >= greatest($2, 1) and m.ended_at is null
               and (m.access_until is null or m.access_until > $3) and p.active and p.email <> ''
            """
                    .formatted(ListChoice.refusal("p.id", "lower(p.email)", "'NEWSLETTER'"));

    private static final String COUNT =
            """
            select count(*) filter (where refusal is null and reach >= 2) as core,
                   count(*) filter (where refusal is null and reach = 1) as extended,
                   count(*) filter (where refusal <> 'UNSUBSCRIBED') as suppressed,
                   count(*) filter (where refusal = 'UNSUBSCRIBED') as unsubscribed
              from (%s) members
            """
                    .formatted(MEMBERS);

    private static final String BATCH =
            """
            select * from (%s) members
             where refusal is null and ($4::uuid is null or id > $4)
             order by id limit $5
            """
                    .formatted(MEMBERS);

    // One of them ($5), whatever they refused, and some by name.
    private static final String SAMPLE =
            """
            with members as (%s)
            (select *, true as sought from members where id = $5)
            union all
            (select *, false from members where refusal is null order by lower(name), id limit $4)
            """
                    .formatted(MEMBERS);

    private static final String ONE = "select * from (%s) members where id = $4".formatted(MEMBERS);

    private final Pool pool;
    private final Clock clock;

    RecipientRepository(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<RecipientCounts> count(Audience audience) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(audience.communityId(), rank(audience), now()))
                .map(rows -> rows.iterator().next())
                .map(row -> new RecipientCounts(
                        row.getLong("core"),
                        row.getLong("extended"),
                        row.getLong("suppressed"),
                        row.getLong("unsubscribed")));
    }

    /** The next ones by id, after the last of the batch before. */
    Uni<List<Recipient>> batch(Audience audience, @Nullable UUID after, int most) {
        return list(BATCH, Tuple.of(audience.communityId(), rank(audience), now(), after, most));
    }

    /**
     * @param one who was sought; null when they are not among the readers
     * @param some of all by name, to preview the issue as
     */
    record Sample(@Nullable Recipient one, List<Recipient> some) {}

    Uni<Sample> sample(Audience audience, int most, UUID person) {
        Tuple values = Tuple.of(audience.communityId(), rank(audience), now(), most, person);
        return pool.preparedQuery(SAMPLE).execute(values).map(rows -> {
            Recipient one = null;
            List<Recipient> some = new ArrayList<>();
            for (Row row : rows) {
                if (row.getBoolean("sought")) {
                    one = recipient(row);
                } else {
                    some.add(recipient(row));
                }
            }
            return new Sample(one, some);
        });
    }

    Uni<@Nullable Recipient> find(Audience audience, UUID person) {
        return list(ONE, Tuple.of(audience.communityId(), rank(audience), now(), person))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private Uni<List<Recipient>> list(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(RecipientRepository::recipient)
                .toList());
    }

    private static Recipient recipient(Row row) {
        String zone = row.getString("zone");
        return new Recipient(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("email"),
                Reach.ofRank(row.getShort("reach")),
                row.getString("jurisdiction"),
                zone == null ? Viewer.EASTERN : ZoneId.of(zone));
    }

    private static int rank(Audience audience) {
        return audience.reach().rank();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
