package org.nnssil.community;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** One's own settings as typed. Boxes that are not ticked are not sent. */
public record SettingsForm(
        @RestForm @Nullable String version,
        @RestForm @Nullable String zone,
        @RestForm @Nullable String name,
        @RestForm @Nullable String roleTitle,
        @RestForm @Nullable String about,
        @RestForm @Nullable String expertise,
        @RestForm @Nullable String phone,
        @RestForm @Nullable String listed,
        @RestForm @Nullable String emailVisible,
        @RestForm @Nullable String newsletter,
        @RestForm @Nullable String discussions,
        @RestForm @Nullable String webinars) {

    static final String ON = "yes";

    /** The form as checked; lists in the order NEWSLETTER, DISCUSSIONS, WEBINARS. */
    record Wishes(
            int version,
            @Nullable String zone,
            String name,
            String roleTitle,
            String about,
            String expertise,
            String phone,
            boolean listed,
            boolean emailVisible,
            boolean newsletter,
            boolean discussions,
            boolean webinars) {}

    Wishes checked() {
        Check check = new Check();
        int checkedVersion = check.number("version", version, 0, Integer.MAX_VALUE);
        String checkedZone = Zones.checked(check, "zone", zone);
        Wishes wishes = new Wishes(
                checkedVersion,
                checkedZone,
                check.line("name", name, 200),
                check.optionalLine("roleTitle", roleTitle, 200),
                check.optionalText("about", about, 4_000),
                check.optionalText("expertise", expertise, 1_000),
                check.optionalLine("phone", phone, 60),
                listed != null,
                emailVisible != null,
                newsletter != null,
                discussions != null,
                webinars != null);
        check.done();
        return wishes;
    }
}
