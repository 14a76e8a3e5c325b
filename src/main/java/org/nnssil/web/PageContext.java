package org.nnssil.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.FormTokens;
import org.nnssil.security.Viewer;

/** What the page shell knows about the request; templates reach it as {@code inject:page}. */
@RequestScoped
@Named("page")
public class PageContext {

    private final CurrentMember current;
    private final FormTokens tokens;
    private final Notices notices;
    private final HttpServerRequest request;
    private final AssetVersion assets;
    private final Clock clock;
    private final boolean demo;
    private @Nullable String formToken;
    private @Nullable UUID submission;

    PageContext(
            CurrentMember current,
            FormTokens tokens,
            Notices notices,
            HttpServerRequest request,
            AssetVersion assets,
            Clock clock,
            @ConfigProperty(name = "network.demo") boolean demo) {
        this.current = current;
        this.tokens = tokens;
        this.notices = notices;
        this.request = request;
        this.assets = assets;
        this.clock = clock;
        this.demo = demo;
    }

    /** Whether this is the demonstration network, whose people and events are invented: every page says so. */
    public boolean isDemo() {
        return demo;
    }

    public boolean isSignedIn() {
        return viewer().signedIn();
    }

    public boolean isMember() {
        return viewer().member();
    }

    public boolean isCoordinator() {
        return viewer().coordinator();
    }

    public String getPersonName() {
        return viewer().name();
    }

    /** Path and query, to return to after signing in. */
    public String getPath() {
        return request.uri();
    }

    /** In words, for example "Hawaii time". */
    public String getZoneName() {
        return ZoneWords.name(zone());
    }

    public boolean isZoneSet() {
        return viewer().zoneChosen();
    }

    /** A sentence left by the act before, shown once; null otherwise. */
    public @Nullable String getNotice() {
        return notices.take(request);
    }

    public String getAssetVersion() {
        return assets.version();
    }

    public int getYear() {
        return clock.instant().atZone(zone()).getYear();
    }

    /** One token for all forms of the page; a form shown again with errors keeps the one it came with. */
    public String getFormToken() {
        if (formToken == null) {
            formToken = tokens.issue(viewer().subject());
        }
        return formToken;
    }

    /** The key of the form being submitted: the same form sent twice has the same key. */
    public UUID submission() {
        return Optional.ofNullable(submission).orElseThrow(() -> new IllegalStateException("Not a form submission"));
    }

    void submitted(String token, UUID key) {
        this.formToken = token;
        this.submission = key;
    }

    private ZoneId zone() {
        return viewer().zone();
    }

    private Viewer viewer() {
        return current.viewer();
    }
}
