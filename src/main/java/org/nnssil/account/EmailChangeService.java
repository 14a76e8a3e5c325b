package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;

/**
 * Changes the address that somebody signs in with: asked for after a fresh sign-in, proven at the new address, told to
 * the old one, from where it can be stopped and, for a week, taken back. Whether an address is somebody else's is told
 * to nobody but its owner.
 */
@ApplicationScoped
public class EmailChangeService {

    static final Duration PROOF = Duration.ofDays(1);
    static final Duration OBJECTION = Duration.ofDays(7);
    /** Each asks writes to an address that may be a stranger's. */
    static final int MOST_A_DAY = 5;

    private final EmailChangeRepository changes;
    private final EmailChangeMail mail;
    private final EmailChangeLinks links;
    private final WaysIn waysIn;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    EmailChangeService(
            EmailChangeRepository changes,
            EmailChangeMail mail,
            EmailChangeLinks links,
            WaysIn waysIn,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.changes = changes;
        this.mail = mail;
        this.links = links;
        this.waysIn = waysIn;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes to both addresses. The answer is the same whether or not somebody has the address. */
    @WithTransaction
    public Uni<Void> ask(Viewer viewer, @Nullable String typed, UUID submission) {
        if (viewer.personId() == null) {
            throw new Absent();
        }
        Check check = new Check();
        String email = check.email("email", typed);
        check.done();
        return changes.lock(viewer.id())
                .chain(() -> changes.sentBefore(submission))
                .chain(sent -> sent ? Uni.createFrom().voidItem() : begin(viewer, email, submission));
    }

    private Uni<Void> begin(Viewer viewer, String email, UUID submission) {
        if (email.equalsIgnoreCase(viewer.email())) {
            throw new Invalid("email", "This is your address already.");
        }
        UUID id = Ids.next(clock);
        Instant now = clock.instant();
        return changes.askedSince(viewer.id(), now.minus(Duration.ofDays(1)))
                .invoke(EmailChangeService::notTooOften)
                .chain(() -> changes.overtake(viewer.id(), now))
                .chain(() -> changes.add(id, viewer.id(), viewer.email(), email, now, now.plus(PROOF), submission))
                .chain(() -> changes.taken(email, viewer.id()))
                .chain(owner -> owner == null ? mail.prove(id, viewer.id(), email) : mail.taken(id, owner, email))
                .chain(() -> mail.asked(id, viewer.id(), viewer.email(), viewer.name(), email))
                .chain(() -> audit.record(viewer, Act.of("email.change-asked").to(viewer.id())));
    }

    /** The change that a link in a mail to the new address is about, if it can still be done by this viewer. */
    @WithSession
    public Uni<EmailChange> provable(Viewer viewer, String mark) {
        UUID id = links.readProof(mark).orElseThrow(Absent::new);
        return changes.find(id)
                .map(found -> found.orElseThrow(Absent::new))
                .invoke(change -> requireProvable(viewer, change));
    }

    /** Of two at the same moment one does it and the other is told. */
    @WithTransaction
    public Uni<Void> confirm(Viewer viewer, String mark) {
        UUID id = links.readProof(mark).orElseThrow(Absent::new);
        audit.byMailLink();
        return changes.locked(id)
                .map(found -> found.orElseThrow(Absent::new))
                .invoke(change -> requireProvable(viewer, change))
                .call(change -> notTaken(change.newEmail(), change.personId()))
                .call(change -> give(change.personId(), change.newEmail()))
                .call(change -> changes.mark(id, EmailChange.State.DONE, clock.instant()))
                .call(change -> accounts.changeEmail(change.personId(), change.oldEmail()))
                .call(change ->
                        audit.record(change.personId(), Act.of("email.changed").to(change.personId())))
                .chain(mail::changed);
    }

    /** The change that "this wasn't me" is about, if anything can still be done about it. */
    @WithSession
    public Uni<EmailChange> contestable(String mark) {
        UUID id = links.readObjection(mark).orElseThrow(Absent::new);
        return changes.find(id).map(found -> found.orElseThrow(Absent::new)).invoke(this::requireContestable);
    }

    /** Stops a change that is not done yet; takes back one that is, and signs out everywhere. */
    @WithTransaction
    public Uni<EmailChange.State> object(String mark) {
        UUID id = links.readObjection(mark).orElseThrow(Absent::new);
        audit.byMailLink();
        return changes.locked(id)
                .map(found -> found.orElseThrow(Absent::new))
                .invoke(this::requireContestable)
                .chain(change -> change.state() == EmailChange.State.OPEN ? stop(change) : takeBack(change));
    }

    private Uni<EmailChange.State> stop(EmailChange change) {
        return changes.mark(change.id(), EmailChange.State.STOPPED, clock.instant())
                .chain(() -> audit.record(
                        change.personId(), Act.of("email.change-stopped").to(change.personId())))
                .replaceWith(EmailChange.State.STOPPED);
    }

    private Uni<EmailChange.State> takeBack(EmailChange change) {
        Instant now = clock.instant();
        UUID person = change.personId();
        return give(person, change.oldEmail())
                .chain(() -> changes.mark(change.id(), EmailChange.State.TAKEN_BACK, now))
                .chain(() -> changes.overtake(person, now))
                .chain(() -> accounts.changeEmail(person, change.newEmail()))
                .chain(() -> accounts.signOut(person))
                .chain(() -> waysIn.end(person))
                .chain(() ->
                        audit.record(person, Act.of("email.change-taken-back").to(person)))
                .chain(() -> mail.takenBack(change))
                .replaceWith(EmailChange.State.TAKEN_BACK);
    }

    private Uni<Void> notTaken(String email, UUID person) {
        return changes.taken(email, person)
                .invoke(owner -> {
                    if (owner != null) {
                        throw addressTaken();
                    }
                })
                .replaceWithVoid();
    }

    // Two people may prove one address at the same moment; the index person_email lets one of them.
    private Uni<Void> give(UUID person, String email) {
        return changes.give(person, email)
                .onFailure(ConstraintViolationException.class)
                .transform(raced -> addressTaken())
                .invoke(given -> {
                    if (given == 0) {
                        throw new Absent();
                    }
                })
                .replaceWithVoid();
    }

    private static Conflict addressTaken() {
        return new Conflict("This address is that of another account by now. Nothing was changed.");
    }

    private static void notTooOften(long today) {
        if (today >= MOST_A_DAY) {
            throw new Invalid(
                    "email", "You have asked %d times within a day. Try again tomorrow.".formatted(MOST_A_DAY));
        }
    }

    private void requireProvable(Viewer viewer, EmailChange change) {
        if (viewer.signedIn() && !change.personId().equals(viewer.personId())) {
            throw new Conflict(
                    "You are signed in with another account than the one this link is for. Sign out, and open"
                            + " the link again. Nothing was changed.");
        }
        switch (change.state()) {
            case OPEN -> {
                if (!change.expiresAt().isAfter(clock.instant()) || !change.active()) {
                    throw new Conflict("This link was good for a day and has ended. Ask for the change again.");
                }
            }
            case DONE -> throw new Conflict("This link has been used, and it works once. The address is proven.");
            case OVERTAKEN ->
                throw new Conflict("Another change was asked for after this one. Open the link of the newer mail.");
            case STOPPED, TAKEN_BACK ->
                throw new Conflict("This change was stopped from the old address. Nothing was changed.");
        }
    }

    private void requireContestable(EmailChange change) {
        Instant done = change.doneAt();
        boolean fresh = done != null && done.plus(OBJECTION).isAfter(clock.instant());
        switch (change.state()) {
            case OPEN -> {}
            case DONE -> {
                if (!fresh || !change.holds() || !change.active()) {
                    throw new Conflict("This can no longer be taken back here. Tell the network coordinator.");
                }
            }
            case OVERTAKEN ->
                throw new Conflict("Another change was asked for after this one. Use the link of the newer mail.");
            case STOPPED, TAKEN_BACK -> throw new Conflict("This change was stopped already; the address is not used.");
        }
    }
}
