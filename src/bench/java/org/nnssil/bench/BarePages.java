package org.nnssil.bench;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.nnssil.directory.BareSearch;

/**
 * The references: what the same process needs for one row as JSON, and for a page with as many rows and bytes as the
 * real one, by Hibernate Reactive and Qute alone. No sign-in, no permissions, no shell.
 */
@Path("/bench")
public class BarePages {

    private static final String FILLING = "An even line of text without meaning. ".repeat(4_000);

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;

    BarePages(Mutiny.SessionFactory sessions, Pool pool) {
        this.sessions = sessions;
        this.pool = pool;
    }

    /** One row. */
    public record One(String key, String name) {}

    /** A line of a page: three short texts and a long one, the last as HTML. */
    public record Line(String first, String second, String third, String when, String html) {}

    @CheckedTemplate(basePath = "bench")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bare(String title, List<Line> lines, String filling);
    }

    @GET
    @Path("/row")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<One> row(@QueryParam("key") String key) {
        return pool.preparedQuery("select key, name from jurisdiction where key = $1")
                .execute(Tuple.of(key))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new One(row.getString("key"), row.getString("name"));
                });
    }

    /** How many rows a statement gave. */
    public record Found(int rows) {}

    /** The statement of a search of the directory and nothing else: nobody is signed in, and no row is shown. */
    @GET
    @Path("/statement")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Found> statement(
            @QueryParam("person") UUID person, @QueryParam("q") String q, @QueryParam("rows") int rows) {
        BareSearch.Asked asked = BareSearch.of(person, q, rows);
        return pool.preparedQuery(asked.sql()).execute(asked.values()).map(found -> new Found(found.size()));
    }

    @GET
    @Path("/page/thread")
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> thread(@QueryParam("id") UUID id, @QueryParam("filling") int filling) {
        return sessions.withSession(session -> session.createQuery(
                                "from BarePost p join fetch p.author a left join fetch a.jurisdiction"
                                        + " where p.threadId = ?1 order by p.number",
                                BarePost.class)
                        .setParameter(1, id)
                        .setMaxResults(20)
                        .getResultList())
                .map(posts -> page(
                        "Thread",
                        filling,
                        posts.stream()
                                .map(p -> new Line(
                                        p.author.name,
                                        p.authorRole,
                                        p.author.jurisdiction.name,
                                        p.createdAt.toString(),
                                        p.html))
                                .toList()));
    }

    @GET
    @Path("/page/directory")
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> directory(
            @QueryParam("rows") int rows, @QueryParam("from") int from, @QueryParam("filling") int filling) {
        return sessions.withSession(session -> session.createQuery(
                                "from BarePerson p left join fetch p.jurisdiction order by p.nameFolded, p.id",
                                BarePerson.class)
                        .setFirstResult(from)
                        .setMaxResults(rows)
                        .getResultList())
                .map(people -> page(
                        "Directory",
                        filling,
                        people.stream()
                                .map(p -> new Line(p.name, p.roleTitle, p.jurisdiction.name, p.email, p.expertise))
                                .toList()));
    }

    @GET
    @Path("/page/practices")
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> practices(
            @QueryParam("rows") int rows, @QueryParam("from") int from, @QueryParam("filling") int filling) {
        return sessions.withSession(session -> session.createQuery(
                                "from BarePractice p left join fetch p.jurisdiction where p.status = 'PUBLISHED'"
                                        + " order by p.publishedAt desc, p.id",
                                BarePractice.class)
                        .setFirstResult(from)
                        .setMaxResults(rows)
                        .getResultList())
                .map(practices -> page(
                        "Library",
                        filling,
                        practices.stream()
                                .map(p -> new Line(
                                        p.title, p.outcome, p.jurisdiction.name, p.publishedAt.toString(), p.summary))
                                .toList()));
    }

    private static TemplateInstance page(String title, int filling, List<Line> lines) {
        return Templates.bare(title, lines, FILLING.substring(0, Math.min(filling, FILLING.length())));
    }
}
