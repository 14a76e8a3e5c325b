package org.nnssil.account;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nnssil.account.AccountSettings.InviteBy;

/**
 * Does one act at the identity provider. Each can be done again after a crash at any point and ends the same.
 *
 * <p>An account is a person's when they have signed in with it, or when it has proven the person's address. One that only
 * claims the address may be somebody else's: before its address is written to, every other way into it is closed.
 */
@ApplicationScoped
class AccountActs {

    private static final String SET_PASSWORD = "UPDATE_PASSWORD";
    private static final String PROVE_ADDRESS = "VERIFY_EMAIL";

    private final Keycloak keycloak;
    private final AccountSettings settings;
    private final AccountMail mail;

    AccountActs(Keycloak keycloak, AccountSettings settings, AccountMail mail) {
        this.keycloak = keycloak;
        this.settings = settings;
        this.mail = mail;
    }

    Uni<Outcome> perform(Task task) {
        return switch (task.kind()) {
            case OPEN, REOPEN -> open(task);
            case CLOSE -> task.before().isEmpty() ? ifThere(task, this::close) : delete(task.before());
            case SIGN_OUT -> ifThere(task, account -> keycloak.signOut(account.id()));
            case CHANGE_EMAIL -> ifThere(task, account -> changeEmail(task, account));
        };
    }

    private Uni<Outcome> open(Task task) {
        if (!task.active()) {
            return Uni.createFrom().item(Outcome.nothingToDo("The person has left meanwhile."));
        }
        return find(task, task.email())
                .chain(found -> found.map(account -> again(task, account)).orElseGet(() -> anew(task)));
    }

    private Uni<Outcome> anew(Task task) {
        if (task.subject() != null) {
            throw ProviderProblem.lasting("The account that this person signs in with is gone from Keycloak. Nobody is"
                    + " linked to another one by themselves: restore it there, or remove the person's subject.");
        }
        if (settings.federated(task.email())) {
            return Uni.createFrom().item(Outcome.tell(mail.signInAtHome(task)));
        }
        return keycloak.create(task.personId().toString(), task.email(), task.name(), actions())
                .chain(account -> invite(task, account));
    }

    private Uni<Outcome> again(Task task, Keycloak.Account account) {
        if (task.subject() != null || account.emailVerified() || settings.federated(task.email())) {
            Uni<Void> enabled = account.enabled()
                    ? Uni.createFrom().voidItem()
                    : keycloak.change(account.id(), new JsonObject().put("enabled", true));
            return enabled.replaceWith(Outcome.done());
        }
        return emptied(account)
                .chain(() -> keycloak.change(
                        account.id(),
                        new JsonObject().put("enabled", true).put("requiredActions", new JsonArray(actions()))))
                .chain(() -> invite(task, account));
    }

    /** Closes every way into an account that has not proven its address. */
    private Uni<Void> emptied(Keycloak.Account account) {
        return keycloak.signOut(account.id())
                .chain(() -> keycloak.credentials(account.id()))
                .chain(all -> each(all, credential -> keycloak.dropCredential(account.id(), credential)))
                .chain(() -> keycloak.providers(account.id()))
                .chain(all -> each(all, provider -> keycloak.dropProvider(account.id(), provider)));
    }

    private Uni<Outcome> invite(Task task, Keycloak.Account account) {
        return settings.inviteBy() == InviteBy.KEYCLOAK
                ? keycloak.mailActions(account.id(), actions()).replaceWith(Outcome.done())
                : Uni.createFrom().item(Outcome.tell(mail.start(task)));
    }

    // Our own link proves the address; Keycloak without a mail server could never have it proven.
    private List<String> actions() {
        return settings.inviteBy() == InviteBy.KEYCLOAK ? List.of(SET_PASSWORD, PROVE_ADDRESS) : List.of(SET_PASSWORD);
    }

    private Uni<Void> close(Keycloak.Account account) {
        return keycloak.change(account.id(), new JsonObject().put("enabled", false))
                .chain(() -> keycloak.signOut(account.id()));
    }

    /** @param known the subject of an erased person, or the address of one who never signed in */
    private Uni<Outcome> delete(String known) {
        Uni<Optional<Keycloak.Account>> found =
                known.contains("@") ? keycloak.byEmail(known) : keycloak.bySubject(known);
        return found.chain(
                account -> account.map(one -> keycloak.delete(one.id()).replaceWith(Outcome.done()))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.nothingToDo("Keycloak has no such account."))));
    }

    private Uni<Void> changeEmail(Task task, Keycloak.Account account) {
        JsonObject change = new JsonObject().put("email", task.email());
        // The link in the mail has proven it for the one who is signed in, and for nobody else.
        return keycloak.change(account.id(), task.subject() == null ? change : change.put("emailVerified", true));
    }

    private Uni<Outcome> ifThere(Task task, Function<Keycloak.Account, Uni<Void>> act) {
        String known = task.kind() == TaskKind.CHANGE_EMAIL ? task.before() : task.email();
        return find(task, known)
                .chain(found -> found.map(account -> act.apply(account).replaceWith(Outcome.done()))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.nothingToDo("Keycloak has no such account."))));
    }

    private Uni<Optional<Keycloak.Account>> find(Task task, String email) {
        return task.subject() == null ? keycloak.byEmail(email) : keycloak.bySubject(task.subject());
    }

    private static Uni<Void> each(List<String> all, Function<String, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(act::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
