package org.nnssil.community;

import java.util.List;
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
        @RestForm @Nullable String emailReach,
        @RestForm @Nullable String phoneReach,
        @RestForm @Nullable String aboutReach,
        @RestForm @Nullable String photoReach,
        @RestForm @Nullable List<String> principles,
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
            Shown emailShown,
            Shown phoneShown,
            Shown aboutShown,
            Shown photoShown,
            List<Short> principles,
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
                shown(check, "emailReach", emailReach),
                shown(check, "phoneReach", phoneReach),
                shown(check, "aboutReach", aboutReach),
                shown(check, "photoReach", photoReach),
                numbers(check),
                newsletter != null,
                discussions != null,
                webinars != null);
        check.done();
        return wishes;
    }

    private static Shown shown(Check check, String field, @Nullable String key) {
        return check.choice(field, key, Shown::find, Shown.NOBODY);
    }

    private List<Short> numbers(Check check) {
        List<String> typed = principles == null ? List.of() : principles;
        return typed.stream()
                .map(number -> (short) check.number("principles", number, 1, 10))
                .distinct()
                .sorted()
                .toList();
    }
}
