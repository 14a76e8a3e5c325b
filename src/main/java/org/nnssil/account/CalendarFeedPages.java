package org.nnssil.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.shared.BaseUrl;
import org.nnssil.web.Absent;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Times;

/** The private address of one's own calendar; the calendar itself is the webinars'. */
@Path("/settings/calendar")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CalendarFeedPages {

    private static final String PAGE = "/settings/calendar";

    private final CalendarFeedService feeds;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;
    private final Times times;
    private final BaseUrl baseUrl;

    CalendarFeedPages(
            CalendarFeedService feeds,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request,
            Times times,
            @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.feeds = feeds;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
        this.times = times;
        this.baseUrl = baseUrl;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance calendar(@Nullable FeedView feed);

        static native TemplateInstance calendarAddress(String address, String webcal);

        static native TemplateInstance calendarEnd(FeedView feed);
    }

    /** @param used when a program last read it, in words */
    record FeedView(String created, String used) {}

    @GET
    public Uni<TemplateInstance> calendar() {
        return feeds.own(current.viewer())
                .map(own -> Templates.calendar(own.map(this::view).orElse(null)));
    }

    @POST
    public Uni<Response> begin() {
        return feeds.begin(current.viewer(), page.submission())
                .map(token -> baseUrl + "/calendar/" + token + ".ics")
                .map(address -> Response.ok(
                                Templates.calendarAddress(address, address.replaceFirst("^https?:", "webcal:")))
                        .header("Cache-Control", "no-store")
                        .build());
    }

    @GET
    @Path("ending")
    public Uni<TemplateInstance> ask() {
        return feeds.own(current.viewer())
                .map(own -> Templates.calendarEnd(own.map(this::view).orElseThrow(Absent::new)));
    }

    @POST
    @Path("ending")
    public Uni<Response> end() {
        return feeds.end(current.viewer())
                .map(done -> notices.seeOther(
                        request, PAGE, "The address has ended; a calendar that asks there gets nothing more."));
    }

    private FeedView view(CalendarFeedRepository.Entry feed) {
        ZoneId zone = current.viewer().zone();
        return new FeedView(
                times.date(feed.created(), zone),
                Optional.ofNullable(feed.used())
                        .map(used -> times.relative(used, zone))
                        .orElse("never"));
    }
}
