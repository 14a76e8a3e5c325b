package org.nnssil.community;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Choice;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;
import org.nnssil.web.Times;

/** One's own settings. */
@Path("/settings")
@Authenticated
public class SettingsPages {

    private final SettingsService settings;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;
    private final Times times;
    private final Clock clock;

    SettingsPages(
            SettingsService settings,
            CurrentMember current,
            Notices notices,
            HttpServerRequest request,
            Times times,
            Clock clock) {
        this.settings = settings;
        this.current = current;
        this.notices = notices;
        this.request = request;
        this.times = times;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "community")
    static class Templates {
        private Templates() {}

        static native TemplateInstance settings(SettingsView v, SettingsForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> settings() {
        return settings.own(current.viewer()).chain(own -> page(own, own.form(), Map.of()));
    }

    @POST
    public Uni<Response> save(@BeanParam SettingsForm form) {
        return settings.save(current.viewer(), form)
                .map(done -> notices.seeOther(request, "/settings", "Your settings are saved."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> refused(form, failure.errors()));
    }

    // A form that was overtaken comes back with the present version: saving again is then meant.
    private Uni<Response> refused(SettingsForm form, Map<String, String> errors) {
        return settings.own(current.viewer())
                .chain(own -> page(own, atPresent(form, own, errors), errors).map(Refused::with));
    }

    private static SettingsForm atPresent(SettingsForm form, OwnSettings own, Map<String, String> errors) {
        return new SettingsForm(
                errors.containsKey("version") ? own.form().version() : form.version(),
                form.zone(),
                form.name(),
                form.roleTitle(),
                form.about(),
                form.expertise(),
                form.phone(),
                form.listed(),
                form.emailReach(),
                form.phoneReach(),
                form.aboutReach(),
                form.photoReach(),
                form.principles(),
                form.newsletter(),
                form.discussions(),
                form.webinars());
    }

    private Uni<TemplateInstance> page(OwnSettings own, SettingsForm form, Map<String, String> errors) {
        return settings.zones().chain(zones -> settings.principles()
                .map(principles -> Templates.settings(view(own, form, zones, principles), form, errors)));
    }

    private SettingsView view(OwnSettings own, SettingsForm form, List<String> zones, Map<String, String> principles) {
        Viewer viewer = current.viewer();
        String chosen = form.zone() == null ? "" : form.zone();
        ZoneId agency = own.agencyZone().isEmpty() ? Viewer.EASTERN : ZoneId.of(own.agencyZone());
        Map<String, String> words = Zones.ofJurisdictions(zones, clock.instant());
        return new SettingsView(
                own.email(),
                Zones.words(agency, clock.instant()),
                !chosen.isEmpty(),
                chosen,
                Choice.of(words, chosen),
                Zones.others(words.keySet()),
                times.at(clock.instant(), viewer.zone()).local(),
                "/people/" + viewer.id(),
                viewer.nationalMember(),
                shown(form.emailReach()),
                shown(form.phoneReach()),
                shown(form.aboutReach()),
                shown(form.photoReach()),
                Choice.of(principles, form.principles() == null ? List.of() : form.principles()));
    }

    private static List<Choice> shown(@Nullable String chosen) {
        return Choice.of(Shown.options(), chosen);
    }
}
