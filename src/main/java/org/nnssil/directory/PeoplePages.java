package org.nnssil.directory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.nnssil.community.Words;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** A person's page: how to reach them as they allow, and what they can help with. */
@Path("/people")
@Authenticated
public class PeoplePages {

    private final DirectoryService directory;
    private final CurrentMember current;
    private final Times times;
    private final Clock clock;

    PeoplePages(DirectoryService directory, CurrentMember current, Times times, Clock clock) {
        this.directory = directory;
        this.current = current;
        this.times = times;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "directory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance person(PersonView v);
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> person(@PathParam("id") UUID id) {
        Viewer viewer = current.viewer();
        return directory.person(viewer, id).map(row -> Templates.person(view(viewer, row)));
    }

    private PersonView view(Viewer viewer, PersonRow row) {
        boolean self = row.id().equals(viewer.personId());
        return new PersonView(
                row.id(),
                row.name(),
                row.roleTitle(),
                row.organization(),
                row.jurisdictionKey(),
                row.jurisdiction(),
                seat(row),
                row.zone().isEmpty()
                        ? ""
                        : times.at(clock.instant(), ZoneId.of(row.zone())).local(),
                row.about(),
                row.expertise(),
                row.email(),
                row.phone(),
                reaching(row),
                self,
                row.listed(),
                row.shared().stream().map(shared -> shared(viewer, row, shared)).toList());
    }

    private String seat(PersonRow row) {
        LocalDate since = row.seatSince();
        return since == null ? "" : "Holds the seat of %s since %s".formatted(row.seatOf(), times.calendarDate(since));
    }

    private static String reaching(PersonRow row) {
        if (!row.contact()) {
            return "E-mail addresses and telephone numbers are shown to core members.";
        }
        return row.emailVisible() ? "" : "Prefers not to show an e-mail address. Ask in a discussion.";
    }

    private PersonView.Shared shared(Viewer viewer, PersonRow row, PersonRow.Shared shared) {
        boolean runs = shared.communityId().equals(Viewer.NATIONAL)
                ? viewer.coordinator()
                : viewer.convenes(shared.communityId());
        return new PersonView.Shared(
                shared.slug(),
                shared.name(),
                Words.standing(shared.reach(), shared.roles()),
                times.calendarDate(LocalDate.ofInstant(shared.from(), viewer.zone())),
                runs ? "/communities/%s/members/%s".formatted(shared.slug(), row.id()) : "");
    }
}
