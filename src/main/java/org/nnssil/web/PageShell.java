package org.nnssil.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/**
 * What surrounds a page: read once for each page, because a lookup of {@code inject:page} costs more than all that the
 * shell shows.
 *
 * @param path path and query, to return to after signing in
 * @param zoneName in words, for example "Hawaii time"
 * @param zoneSet whether they chose it themselves
 * @param agencyZone whether it is that of their jurisdiction
 * @param closed keys of the sections that do not open to whoever looks
 * @param notice a sentence left by the act before, shown once
 * @param demo whether this is the demonstration network, whose people and events are invented: every page says so
 */
public record PageShell(
        boolean signedIn,
        String personName,
        String path,
        String zoneName,
        boolean zoneSet,
        boolean agencyZone,
        Set<String> closed,
        @Nullable String notice,
        boolean demo,
        String assetVersion) {

    /** @param current {@code page} for the page itself, {@code true} for one below it, null elsewhere */
    public record MenuItem(String href, String words, @Nullable String current) {}

    private record Section(String key, String href, String words) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("home", "/", "Home"),
            new Section("webinars", "/webinars", "Webinars"),
            new Section("library", "/practices", "Library"),
            new Section("discussions", "/discussions", "Discussions"),
            new Section("directory", "/directory", "Directory"),
            new Section("communities", "/communities", "Communities"),
            new Section("newsletter", "/newsletters", "Newsletter"),
            new Section("desk", "/desk", "Desk"));

    /** @param section the key of the section that the page belongs to, or null */
    public List<MenuItem> menu(@Nullable String section) {
        List<MenuItem> items = new ArrayList<>(SECTIONS.size());
        for (Section one : SECTIONS) {
            if (!closed.contains(one.key())) {
                items.add(new MenuItem(one.href(), one.words(), current(one, section)));
            }
        }
        return items;
    }

    /** Whether they have settings: an account that belongs to nobody has none. */
    public boolean settings() {
        return !closed.contains("settings");
    }

    /** A visitor is shown what members have, and asked to sign in there; who is signed in, only what opens to them. */
    static Set<String> closedTo(Viewer viewer) {
        if (viewer.coordinator()) {
            return Set.of();
        }
        if (viewer.nationalMember() || !viewer.signedIn()) {
            return Set.of("desk");
        }
        return viewer.member()
                ? Set.of("desk", "directory")
                : Set.of("desk", "directory", "discussions", "communities", "settings");
    }

    private @Nullable String current(Section one, @Nullable String section) {
        if (!one.key().equals(section)) {
            return null;
        }
        return one.key().equals("home") || one.href().equals(path) ? "page" : "true";
    }
}
