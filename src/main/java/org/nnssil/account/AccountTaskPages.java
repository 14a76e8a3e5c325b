package org.nnssil.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Notices;

/** What is to be done at the identity provider, for the coordinator. */
@Path("/desk/accounts")
@Authenticated
public class AccountTaskPages {

    private final AccountTaskService tasks;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    AccountTaskPages(AccountTaskService tasks, CurrentMember current, Notices notices, HttpServerRequest request) {
        this.tasks = tasks;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tasks(AccountTaskView v);
    }

    @GET
    public Uni<TemplateInstance> list(@RestQuery @Nullable String show, @RestQuery @Nullable Long before) {
        return tasks.list(current.viewer(), show, before).map(Templates::tasks);
    }

    @POST
    @Path("{id}/attempt")
    public Uni<Response> again(@PathParam("id") UUID id) {
        return tasks.again(current.viewer(), id)
                .map(done -> notices.seeOther(
                        request, "/desk/accounts", "It is tried again within seconds. Load this page again to see."));
    }
}
