package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;

/** Finds the people that somebody wants to ask into a community. */
@ApplicationScoped
public class IntroductionService {

    private static final int FEW = 10;

    private static final String MEMBER =
            """
            select cast(p.id as text), p.name, p.email, p.role_title from person p
             where p.active and (lower(p.email) = lower(:email) or cast(p.id as text) = :email)
               and exists (select 1 from membership m where m.person_id = p.id and m.ended_at is null
                              and (m.access_until is null or m.access_until > :now))
            """;

    // People the viewer meets elsewhere and who let themselves be listed. Index person_name_trgm.
    private static final String SUGGESTED =
            """
            select p.id, p.name, p.email, p.role_title || coalesce(', ' || j.name, '') as role
              from person p left join jurisdiction j on j.key = p.jurisdiction_key
             where p.active and p.listed and p.name_folded like '%' || folded($4) || '%' escape '!'
               and exists (select 1 from membership mine
                             join membership theirs on theirs.community_id = mine.community_id
                            where mine.person_id = $1 and mine.ended_at is null
                              and (mine.access_until is null or mine.access_until > $2)
                              and theirs.person_id = p.id and theirs.ended_at is null
                              and (theirs.access_until is null or theirs.access_until > $2))
               and not exists (select 1 from membership inside where inside.person_id = p.id
                                  and inside.community_id = $3 and inside.ended_at is null)
             order by p.name_folded, p.id limit $5
            """;

    private static final String OWN =
            """
            select o.name, o.kind, coalesce(o.jurisdiction_key, p.jurisdiction_key) as place
              from person p join organization o on o.id = p.organization_id where p.id = $1
            """;

    private final PersonRepository people;
    private final Pool pool;
    private final Clock clock;

    IntroductionService(PersonRepository people, Pool pool, Clock clock) {
        this.people = people;
        this.pool = pool;
        this.clock = clock;
    }

    /** An active member of the service by e-mail address or id. */
    @WithTransaction
    public Uni<Optional<PersonRef>> member(String emailOrId) {
        if (emailOrId.indexOf('\0') >= 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MEMBER, Object[].class)
                        .setParameter("email", emailOrId)
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new PersonRef(
                                UUID.fromString((String) row[0]), (String) row[1], (String) row[2], (String) row[3]))
                        .findFirst());
    }

    /** Somebody by e-mail address as typed, who is made known to the service where nobody has it. */
    @WithTransaction
    public Uni<PersonRef> introduce(@Nullable String email, @Nullable String name) {
        Check check = new Check();
        String address = Emails.checked(check, "email", email);
        String called = check.line("name", name, 200);
        check.done();
        return introduce(address, called, "", null);
    }

    /**
     * The person of an address, with name and role as whoever asks knows them: what somebody whom the service knows
     * calls themselves is told by their own answer.
     *
     * @param jurisdictionKey where they work if nobody knows better; or null
     */
    @WithTransaction
    public Uni<PersonRef> introduce(String address, String name, String role, @Nullable String jurisdictionKey) {
        return people.invite(new Invitee(address, name, role, jurisdictionKey))
                .map(person -> new PersonRef(person.id, name, person.email, role));
    }

    /** People whose name holds what was typed, from the viewer's other communities and not yet in this one. */
    public Uni<List<PersonRef>> suggest(Viewer viewer, UUID communityId, @Nullable String typed) {
        String sought = typed == null ? "" : typed.strip();
        if (sought.length() < 2 || sought.length() > 100 || sought.indexOf('\0') >= 0) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(SUGGESTED)
                .execute(Tuple.of(
                        viewer.personId(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        communityId,
                        sought.replaceAll("([!%_])", "!$1"),
                        FEW))
                .map(rows -> CommunityRepository.list(
                        rows,
                        row -> new PersonRef(row.getUUID("id"), row.getString("name"), "", row.getString("role"))));
    }

    /** Where the viewer works. */
    public Uni<Optional<OrganizationNamed>> own(Viewer viewer) {
        return pool.preparedQuery(OWN).execute(Tuple.of(viewer.personId())).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new OrganizationNamed(
                        row.getString("name"),
                        OrganizationKind.valueOf(row.getString("kind")),
                        row.getString("place")));
            }
            return Optional.<OrganizationNamed>empty();
        });
    }
}
