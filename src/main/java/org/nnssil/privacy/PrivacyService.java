package org.nnssil.privacy;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.community.DepartureService;
import org.nnssil.mail.Letter;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Viewer;
import org.nnssil.shared.PersonalData;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;

/**
 * A person's own copy of what is held about them, and their erasure: asked for by them, carried out by a coordinator
 * (docs/adr/0015).
 */
@ApplicationScoped
public class PrivacyService {

    /** The month that privacy laws give (GDPR art. 12, and most states' laws are longer). */
    static final Duration TERM = Duration.ofDays(30);

    /** Rows of many that are read at a time; a mail is some kilobytes. */
    static final int PART = 200;

    private static final String FORMER = "a former member";

    /** What comes first in a copy. */
    private static final String PERSON = "You";

    private final List<PersonalData> features;
    private final PrivacyRepository repository;
    private final DepartureService departures;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    PrivacyService(
            @All List<PersonalData> features,
            PrivacyRepository repository,
            DepartureService departures,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.features = features;
        this.repository = repository;
        this.departures = departures;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<PersonalData.Holding> holdings() {
        return features.stream()
                .flatMap(feature -> feature.holdings().stream())
                .sorted(Comparator.comparing((PersonalData.Holding holding) ->
                                !holding.title().equals(PERSON))
                        .thenComparing(PersonalData.Holding::title))
                .toList();
    }

    Uni<Optional<ErasureRequest>> mine(Viewer viewer) {
        return person(viewer).chain(id -> repository.openOf(id)).map(found -> found.stream()
                .findFirst());
    }

    /** What they alone can hand over, in words; empty where nothing stands in the way. */
    Uni<List<String>> inTheWay(Viewer viewer) {
        return person(viewer).chain(repository::onlyOne);
    }

    /**
     * Everything that is held, and a note in the audit trail that it was taken. Some thirty reads: each takes a connection
     * for itself, and none is held meanwhile.
     */
    Uni<PersonalCopy> copy(Viewer viewer) {
        return person(viewer)
                .chain(id -> Multi.createFrom()
                        .iterable(holdings())
                        .filter(holding -> !holding.told().isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(holding ->
                                rows(holding, id).map(rows -> new PersonalCopy.Section(holding.title(), rows)))
                        .collect()
                        .asList())
                .call(() -> taken(viewer))
                .map(sections -> new PersonalCopy(viewer.name(), clock.instant(), sections));
    }

    @WithTransaction
    public Uni<Void> taken(Viewer viewer) {
        return audit.record(viewer, Act.of("personal-data.taken").to(viewer.id()));
    }

    private Uni<List<JsonObject>> rows(PersonalData.Holding holding, UUID id) {
        if (!holding.parts()) {
            return repository.rows(holding.told(), id);
        }
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicInteger::new,
                        part -> repository.part(holding.told(), id, PART, PART * part.getAndIncrement()))
                .whilst(rows -> rows.size() == PART)
                .collect()
                .<List<JsonObject>>in(ArrayList::new, List::addAll);
    }

    /**
     * Asks for erasure; asking twice is one request.
     *
     * @throws Conflict where the person must hand something over first
     */
    @WithTransaction
    public Uni<Void> ask(Viewer viewer) {
        LocalDate due = LocalDate.ofInstant(clock.instant().plus(TERM), Viewer.EASTERN);
        return person(viewer)
                .call(id -> repository.onlyOne(id).invoke(PrivacyService::nothingInTheWay))
                .chain(id -> repository.ask(id, due))
                .chain(added -> added
                        ? audit.record(viewer, Act.of("erasure.asked").to(viewer.id()))
                                .chain(() -> outbox.enqueue(asked(viewer, due)))
                        : Uni.createFrom().voidItem());
    }

    @WithTransaction
    public Uni<Void> withdraw(Viewer viewer) {
        return person(viewer)
                .chain(repository::withdraw)
                .chain(changed -> changed
                        ? audit.record(viewer, Act.of("erasure.withdrawn").to(viewer.id()))
                        : Uni.createFrom().voidItem());
    }

    /** All that wait, for the coordinator. */
    Uni<List<ErasureRequest>> waiting(Viewer viewer) {
        return viewer.coordinator() ? repository.open() : Uni.createFrom().failure(new Absent());
    }

    /** One that waits, with what stands in its way. */
    Uni<ErasureView> waiting(Viewer viewer, UUID id) {
        return viewer.coordinator()
                ? repository
                        .open(id)
                        .map(found -> found.stream().findFirst().orElseThrow(Absent::new))
                        .chain(request -> repository
                                .onlyOne(request.personId())
                                .map(words -> new ErasureView(
                                        request, words, request.personId().equals(viewer.personId()), staying())))
                : Uni.createFrom().failure(new Absent());
    }

    /** What remains after an erasure, in sentences. */
    List<String> staying() {
        return holdings().stream()
                .map(PersonalData.Holding::stays)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /**
     * Erases the person who asked. All in one transaction: they leave as everybody does, then each feature
     * takes the person out.
     *
     * @throws Conflict where something stands in the way, or the request is one's own
     */
    @WithTransaction
    public Uni<Void> erase(Viewer viewer, UUID request) {
        if (!viewer.coordinator()) {
            return Uni.createFrom().failure(new Absent());
        }
        return repository
                .lock(request)
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(id -> {
                    if (id.equals(viewer.personId())) {
                        throw new Conflict("Another coordinator carries out your own request.");
                    }
                })
                .call(id -> repository.onlyOne(id).invoke(PrivacyService::nothingInTheWay))
                .call(id -> departures.erase(viewer, id, request))
                .call(this::takeOut)
                .call(id -> repository.done(request, viewer.id()))
                .chain(id -> audit.record(viewer, Act.of("person.erased").to(id)));
    }

    private Uni<Void> takeOut(UUID id) {
        List<String> statements = holdings().stream()
                .flatMap(holding -> holding.erased().stream())
                .toList();
        return repository.who(id).onItem().ifNull().failWith(Absent::new).chain(who -> {
            Map<String, Object> values = Map.of(
                    "person",
                    id,
                    "address",
                    who.address(),
                    "name",
                    who.name(),
                    "traces",
                    Traces.of(who.name(), who.address(), who.alone()),
                    "former",
                    FORMER,
                    "now",
                    clock.instant());
            return inTurn(statements, sql -> repository.run(sql, values));
        });
    }

    private static void nothingInTheWay(List<String> onlyOne) {
        if (!onlyOne.isEmpty()) {
            throw new Conflict("Hand over first: " + String.join(", ", onlyOne) + ". Give somebody else that role.");
        }
    }

    private static Letter asked(Viewer viewer, LocalDate due) {
        String text =
                """
                Dear %s,

                you asked the network to erase you. A coordinator carries it out by %s; until then you can withdraw it in your settings, under "Everything the network holds about you".

                If it was not you who asked, withdraw it there and tell the coordinator: somebody else has used your account.
                """
                        .formatted(viewer.name(), due);
        return new Letter(
                "erasure:" + viewer.id() + ":" + due,
                "ERASURE_ASKED",
                new Letter.Recipient(viewer.id(), viewer.email(), viewer.name()),
                null,
                "You asked to be erased",
                text,
                null,
                null);
    }

    private static Uni<UUID> person(Viewer viewer) {
        return viewer.personId() == null
                ? Uni.createFrom().failure(new Absent())
                : Uni.createFrom().item(viewer.id());
    }

    private static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(act::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
