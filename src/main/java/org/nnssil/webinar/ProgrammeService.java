package org.nnssil.webinar;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * The programme as files: what they would do, doing it, and a session back as a file. Importing the same files again
 * changes nothing; a file that is broken is named with its line and leaves the others as they are.
 */
@ApplicationScoped
public class ProgrammeService {

    private final ProgrammeFolder folder;
    private final ProgrammeRepository remembered;
    private final WebinarRepository webinars;
    private final SchedulingService scheduling;
    private final Clock clock;

    ProgrammeService(
            ProgrammeFolder folder,
            ProgrammeRepository remembered,
            WebinarRepository webinars,
            SchedulingService scheduling,
            Clock clock) {
        this.folder = folder;
        this.remembered = remembered;
        this.webinars = webinars;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    /** What importing would do; writes nothing. For the coordinator only. */
    @WithTransaction
    public Uni<ProgrammeReport> report(Viewer viewer) {
        coordinates(viewer);
        return folder.read().chain(sources -> each(parse(sources), this::compare));
    }

    /** Imports all files. For the coordinator only. */
    @WithTransaction
    public Uni<ProgrammeReport> importAll(Viewer viewer) {
        coordinates(viewer);
        return importAs(viewer.id());
    }

    /** Imports all files in nobody's name, for the start of a demo network. Call on a Vert.x context. */
    @WithTransaction
    public Uni<ProgrammeReport> importAll() {
        return importAs(null);
    }

    /** The text of a file that plans a session. For the coordinator only, and for sessions of the National Network. */
    public Uni<String> fileOf(Viewer viewer, UUID id) {
        return Uni.createFrom()
                .deferred(() -> {
                    coordinates(viewer);
                    return scheduling.draftOf(viewer, id);
                })
                .map(found -> ProgrammeSession.write(found.draft()));
    }

    private static void coordinates(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }

    private Uni<ProgrammeReport> importAs(@Nullable UUID author) {
        return folder.read()
                .chain(sources -> each(parse(sources), plan -> take(plan, author)))
                .call(report -> remembered.remember(report.entries(), clock.instant()));
    }

    /** A file that was read: its entry as far as it is known already, or the session it plans. */
    private record Plan(String path, ProgrammeReport.@Nullable Entry entry, @Nullable ProgrammeSession session) {}

    private List<Plan> parse(List<ProgrammeFolder.Source> sources) {
        LocalDate today = clock.instant().atZone(Viewer.EASTERN).toLocalDate();
        List<Plan> plans = new ArrayList<>();
        Map<String, ProgrammeSeries> series = new HashMap<>();
        for (ProgrammeFolder.Source source : sources) {
            if (source.path().endsWith("/" + ProgrammeFolder.SERIES)) {
                plans.add(new Plan(source.path(), series(source, today, series), null));
            }
        }
        for (ProgrammeFolder.Source source : sources) {
            if (!source.path().endsWith("/" + ProgrammeFolder.SERIES)) {
                plans.add(session(source, series.get(source.folder())));
            }
        }
        plans.sort(java.util.Comparator.comparing(Plan::path));
        return plans;
    }

    private static ProgrammeReport.Entry series(
            ProgrammeFolder.Source source, LocalDate today, Map<String, ProgrammeSeries> into) {
        try {
            ProgrammeSeries found = ProgrammeSeries.parse(text(source), today);
            into.put(source.folder(), found);
            String years = "Programme year %d to %d".formatted(found.year(), found.year() + 1);
            return new ProgrammeReport.Entry(
                    source.path(), ProgrammeReport.State.SERIES, found.title(), null, years, "", null);
        } catch (BrokenFile broken) {
            return ProgrammeReport.Entry.broken(source.path(), broken);
        }
    }

    private static Plan session(ProgrammeFolder.Source source, @Nullable ProgrammeSeries series) {
        try {
            String text = text(source);
            if (series == null) {
                throw new BrokenFile(1, "The folder has no sound %s.".formatted(ProgrammeFolder.SERIES));
            }
            return new Plan(source.path(), null, ProgrammeSession.parse(source.path(), text, series));
        } catch (BrokenFile broken) {
            return new Plan(source.path(), ProgrammeReport.Entry.broken(source.path(), broken), null);
        }
    }

    private static String text(ProgrammeFolder.Source source) throws BrokenFile {
        if (source.problem() != null) {
            throw source.problem();
        }
        return Objects.requireNonNull(source.text());
    }

    private interface Act {
        Uni<ProgrammeReport.Entry> on(Plan plan);
    }

    private static Uni<ProgrammeReport> each(List<Plan> plans, Act act) {
        List<ProgrammeReport.Entry> entries = new ArrayList<>();
        return RegistrationService.inTurn(plans, plan -> {
                    ProgrammeReport.Entry known = plan.entry();
                    Uni<ProgrammeReport.Entry> entry =
                            known != null ? Uni.createFrom().item(known) : act.on(plan);
                    return entry.invoke(entries::add).replaceWithVoid();
                })
                .map(done -> new ProgrammeReport(entries));
    }

    private Uni<ProgrammeReport.Entry> compare(Plan plan) {
        ProgrammeSession session = Objects.requireNonNull(plan.session());
        return settled(plan, session).chain(draft -> webinars.findByProgrammeKey(session.key())
                .chain(webinar -> entry(plan, session, draft, webinar)));
    }

    private Uni<ProgrammeReport.Entry> entry(
            Plan plan, ProgrammeSession session, @Nullable WebinarDraft draft, @Nullable Webinar webinar) {
        if (draft == null) {
            return Uni.createFrom().item(unknownJurisdiction(plan, session));
        }
        if (webinar == null) {
            return Uni.createFrom().item(planned(plan, session, ProgrammeReport.State.NEW, "", null));
        }
        if (session.hash().equals(webinar.programmeHash)) {
            return Uni.createFrom().item(planned(plan, session, ProgrammeReport.State.UNCHANGED, "", webinar.id));
        }
        return webinars.presentersOf(webinar.id).map(presenters -> {
            WebinarDraft present = webinar.draft(presenters);
            List<String> fields = different(present, aimed(webinar, present, draft));
            ProgrammeReport.State state =
                    fields.isEmpty() ? ProgrammeReport.State.UNCHANGED : ProgrammeReport.State.CHANGES;
            return planned(plan, session, state, String.join(", ", fields), webinar.id);
        });
    }

    private Uni<ProgrammeReport.Entry> take(Plan plan, @Nullable UUID author) {
        ProgrammeSession session = Objects.requireNonNull(plan.session());
        return settled(plan, session).chain(draft -> webinars.lockByProgrammeKey(session.key())
                .chain(webinar -> entry(plan, session, draft, webinar).chain(entry -> switch (entry.state()) {
                    case NEW -> create(entry, session, Objects.requireNonNull(draft), author);
                    case CHANGES ->
                        change(entry, session, Objects.requireNonNull(draft), Objects.requireNonNull(webinar));
                    default -> Uni.createFrom().item(entry);
                })));
    }

    private Uni<ProgrammeReport.Entry> create(
            ProgrammeReport.Entry entry, ProgrammeSession session, WebinarDraft draft, @Nullable UUID author) {
        Webinar webinar = new Webinar(Ids.next(clock), Viewer.NATIONAL, draft, author, clock.instant());
        webinar.programmeKey = session.key();
        webinar.programmeHash = session.hash();
        return scheduling
                .save(webinar, draft)
                .map(id -> new ProgrammeReport.Entry(
                        entry.path(), entry.state(), entry.title(), null, entry.message(), entry.hash(), id));
    }

    // All checks come before the first write, so a refused file leaves nothing half done.
    private Uni<ProgrammeReport.Entry> change(
            ProgrammeReport.Entry entry, ProgrammeSession session, WebinarDraft draft, Webinar webinar) {
        Instant now = clock.instant();
        return webinars.presentersOf(webinar.id)
                .chain(presenters -> {
                    WebinarDraft present = webinar.draft(presenters);
                    return scheduling.take(webinar, present, aimed(webinar, present, draft), now);
                })
                .chain(() -> {
                    webinar.programmeHash = session.hash();
                    return webinars.flush();
                })
                .replaceWith(entry)
                .onFailure(failure -> failure instanceof Invalid || failure instanceof Conflict)
                .recoverWithItem(failure -> new ProgrammeReport.Entry(
                        entry.path(), ProgrammeReport.State.BROKEN, "", 1, words(failure), "", webinar.id));
    }

    private static String words(Throwable failure) {
        return failure instanceof Invalid invalid
                ? String.join(" ", invalid.errors().values())
                : String.valueOf(failure.getMessage());
    }

    // A session that has begun keeps its time; the recording and the notes are no matter of the file.
    private WebinarDraft aimed(Webinar webinar, WebinarDraft present, WebinarDraft draft) {
        WebinarDraft aimed = draft.withRecordOf(present);
        return webinar.begun(clock.instant()) ? aimed.atTimeOf(present) : aimed;
    }

    /** The draft with keys of jurisdictions; null where a presenter's is unknown. */
    private Uni<@Nullable WebinarDraft> settled(Plan plan, ProgrammeSession session) {
        return scheduling
                .settled(session.draft())
                .map(draft -> (@Nullable WebinarDraft) draft)
                .onFailure(Invalid.class)
                .recoverWithNull();
    }

    private static ProgrammeReport.Entry unknownJurisdiction(Plan plan, ProgrammeSession session) {
        String words = "A presenter's jurisdiction is unknown; use a key such as MS, or leave it out.";
        return ProgrammeReport.Entry.broken(plan.path(), new BrokenFile(session.presentersLine(), words));
    }

    private static ProgrammeReport.Entry planned(
            Plan plan, ProgrammeSession session, ProgrammeReport.State state, String message, @Nullable UUID webinar) {
        return new ProgrammeReport.Entry(
                plan.path(), state, session.draft().title(), null, message, session.hash(), webinar);
    }

    private static List<String> different(WebinarDraft present, WebinarDraft planned) {
        Map<String, Boolean> differs = new java.util.LinkedHashMap<>();
        differs.put("title", !present.title().equals(planned.title()));
        differs.put("time", !present.startsAt().equals(planned.startsAt()) || present.minutes() != planned.minutes());
        differs.put("capacity", present.capacity() != planned.capacity());
        differs.put("audience", present.reach() != planned.reach());
        differs.put("join", !present.joinUrl().equals(planned.joinUrl()));
        differs.put("principle", !Objects.equals(present.principle(), planned.principle()));
        differs.put("presenters", !present.presenters().equals(planned.presenters()));
        differs.put("summary", !present.summary().equals(planned.summary()));
        differs.put("why", !present.why().equals(planned.why()));
        differs.put("description", !present.description().equals(planned.description()));
        return differs.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
