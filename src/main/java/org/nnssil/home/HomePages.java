package org.nnssil.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.nnssil.security.CurrentMember;

/** The front page: this month in the network for members, what the network is for everyone else. */
@Path("/")
public class HomePages {

    private final HomeService home;
    private final CurrentMember current;

    HomePages(HomeService home, CurrentMember current) {
        this.home = home;
        this.current = current;
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {
        private Templates() {}

        static native TemplateInstance month(FrontView v);

        static native TemplateInstance welcome(WelcomeView v);
    }

    @GET
    public Uni<TemplateInstance> front() {
        if (current.viewer().member()) {
            return home.month(current.viewer()).map(Templates::month);
        }
        return home.welcome(current.viewer()).map(Templates::welcome);
    }
}
