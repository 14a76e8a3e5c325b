package org.nnssil.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
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
    private final boolean demo;
    private @Nullable String formToken;
    private @Nullable UUID submission;

    PageContext(
            CurrentMember current,
            FormTokens tokens,
            Notices notices,
            HttpServerRequest request,
            AssetVersion assets,
            @ConfigProperty(name = "network.demo") boolean demo) {
        this.current = current;
        this.tokens = tokens;
        this.notices = notices;
        this.request = request;
        this.assets = assets;
        this.demo = demo;
    }

    public boolean isSignedIn() {
        return viewer().signedIn();
    }

    /** Belongs to the network or to a community in it, and does not just have an account. */
    public boolean isMember() {
        return viewer().member();
    }

    public String getPersonName() {
        return viewer().name();
    }

    /** Path and query, to return to after signing in. */
    public String getPath() {
        return request.uri();
    }

    /** Everything that the shell shows; takes the notice away. */
    public PageShell getShell() {
        Viewer viewer = viewer();
        return new PageShell(
                viewer.signedIn(),
                viewer.name(),
                request.uri(),
                ZoneWords.name(viewer.zone()),
                viewer.zoneChosen(),
                !viewer.zoneChosen() && viewer.jurisdictionKey() != null,
                PageShell.closedTo(viewer),
                notices.take(request),
                demo,
                assets.version());
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

    private Viewer viewer() {
        return current.viewer();
    }
}
