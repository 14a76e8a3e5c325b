package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;

/**
 * The first password of somebody invited, where Keycloak has no mail server. The link in the mail proves the address; the
 * password shown is for one sign-in, at which Keycloak asks for another one, so that no chosen password passes through
 * this service. The link works again until that first sign-in, and each time the password before is worthless.
 */
@ApplicationScoped
public class StartService {

    /** No letters that are mistaken for others: 20 of them are 97 bits. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final StartLinks links;
    private final StartRepository people;
    private final Keycloak keycloak;
    private final AuditTrail audit;

    StartService(StartLinks links, StartRepository people, Keycloak keycloak, AuditTrail audit) {
        this.links = links;
        this.people = people;
        this.keycloak = keycloak;
        this.audit = audit;
    }

    /** Who may begin by this link. @throws Absent for one that was never given out; @throws Conflict for a spent one */
    Uni<StartRepository.Beginner> check(String mark) {
        StartLinks.Start start = links.read(mark).orElseThrow(Absent::new);
        return people.find(start.personId()).map(found -> allowed(start, found));
    }

    /** A password for the first sign-in. No connection to the database is held while Keycloak answers, or does not. */
    Uni<String> password(String mark) {
        UUID person = links.read(mark).orElseThrow(Absent::new).personId();
        String password = invent();
        return check(mark)
                .chain(beginner -> keycloak.byEmail(beginner.email()))
                .map(account -> account.orElseThrow(() -> new Conflict(
                        "The account is not ready yet. Nothing was changed; open the link again in some minutes.")))
                .call(account -> keycloak.change(account.id(), new JsonObject().put("emailVerified", true)))
                .call(account -> keycloak.setFirstPassword(account.id(), password))
                .onFailure(ProviderProblem.class)
                .transform(problem ->
                        new Conflict("The sign-in service does not answer, so no password can be shown. Wait some"
                                + " minutes and open the link again; it makes a new one."))
                .chain(account -> shown(person))
                .replaceWith(password);
    }

    @WithTransaction
    public Uni<Void> shown(UUID person) {
        audit.byMailLink();
        return audit.record(person, Act.of("account.first-password").to(person));
    }

    private static StartRepository.Beginner allowed(StartLinks.Start start, Optional<StartRepository.Beginner> found) {
        StartRepository.Beginner beginner =
                found.filter(StartRepository.Beginner::standing).orElseThrow(Absent::new);
        if (beginner.begun()) {
            throw new Conflict(
                    "You have signed in before, so this link has done its work. Sign in with your password.");
        }
        if (start.ended()) {
            throw new Conflict("This link was good for three days and has ended. Answer the mail it came with, and"
                    + " whoever invited you can have a new one sent.");
        }
        return beginner;
    }

    private static String invent() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
