package org.nnssil.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.nnssil.security.CurrentMember;

/** The pages behind the links of a change of address. Opening one changes nothing; its button does. */
@Path("/account/email")
@Produces(MediaType.TEXT_HTML)
public class EmailLinkPages {

    private final EmailChangeService changes;
    private final CurrentMember current;

    EmailLinkPages(EmailChangeService changes, CurrentMember current) {
        this.changes = changes;
        this.current = current;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance emailProof(String token, String email);

        static native TemplateInstance emailObjection(String token, String oldEmail, String newEmail, boolean done);

        static native TemplateInstance emailEnd(String title, String words);
    }

    @GET
    @Path("{token}")
    public Uni<TemplateInstance> prove(@PathParam("token") String token) {
        return changes.provable(current.viewer(), token).map(change -> Templates.emailProof(token, change.newEmail()));
    }

    @POST
    @Path("{token}")
    public Uni<TemplateInstance> confirm(@PathParam("token") String token) {
        return changes.confirm(current.viewer(), token)
                .map(done -> Templates.emailEnd(
                        "Your address is changed",
                        "Sign in with the new address from now on. Your password is the same."));
    }

    @GET
    @Path("objection/{token}")
    public Uni<TemplateInstance> contest(@PathParam("token") String token) {
        return changes.contestable(token)
                .map(change -> Templates.emailObjection(
                        token, change.oldEmail(), change.newEmail(), change.state() == EmailChange.State.DONE));
    }

    @POST
    @Path("objection/{token}")
    public Uni<TemplateInstance> object(@PathParam("token") String token) {
        return changes.object(token)
                .map(state -> state == EmailChange.State.STOPPED
                        ? Templates.emailEnd(
                                "The change is stopped",
                                "Your address stays as it was. Somebody could sign in as you: choose another password.")
                        : Templates.emailEnd(
                                "Your address is the old one again",
                                "You are signed out everywhere and your API tokens and the address of your calendar have ended. Sign in and choose"
                                        + " another password."));
    }
}
