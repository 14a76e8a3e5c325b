package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;

/** What members set for themselves: zone, how they are described and found, and which mail they want. */
@ApplicationScoped
public class SettingsService {

    private final SettingsRepository settings;
    private final PersonRepository people;
    private final JurisdictionService jurisdictions;

    SettingsService(SettingsRepository settings, PersonRepository people, JurisdictionService jurisdictions) {
        this.settings = settings;
        this.people = people;
        this.jurisdictions = jurisdictions;
    }

    Uni<OwnSettings> own(Viewer viewer) {
        return viewer.member() ? settings.own(viewer.id()) : Uni.createFrom().failure(new Absent());
    }

    Uni<List<String>> zones() {
        return settings.zones();
    }

    /** Number to number and short name. */
    Uni<Map<String, String>> principles() {
        return jurisdictions.principles();
    }

    /**
     * Saves the whole form.
     *
     * @throws Invalid naming {@code version} where the settings were changed since the form was opened
     */
    @WithTransaction
    public Uni<Void> save(Viewer viewer, SettingsForm form) {
        if (!viewer.member()) {
            return Uni.createFrom().failure(new Absent());
        }
        SettingsForm.Wishes wishes = form.checked();
        return people.findById(viewer.id())
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .invoke(person -> apply(person, wishes))
                .chain(() -> want(viewer, "NEWSLETTER", wishes.newsletter()))
                .chain(() -> want(viewer, "DISCUSSIONS", wishes.discussions()))
                .chain(() -> want(viewer, "WEBINARS", wishes.webinars()));
    }

    private Uni<Void> want(Viewer viewer, String list, boolean wanted) {
        return settings.want(viewer.id(), list, wanted);
    }

    // The same form sent twice finds its own values there, which is no conflict.
    static void apply(Person person, SettingsForm.Wishes wishes) {
        if (person.version != wishes.version() && !same(person, wishes)) {
            throw new Invalid(
                    Map.of(
                            "version",
                            "These settings were changed in another window since you opened this one. Look them over and save again."));
        }
        person.zone = wishes.zone();
        person.name = wishes.name();
        person.roleTitle = wishes.roleTitle();
        person.about = wishes.about();
        person.expertise = wishes.expertise();
        person.phone = wishes.phone();
        person.listed = wishes.listed();
        person.emailReach = wishes.emailShown().rank();
        person.phoneReach = wishes.phoneShown().rank();
        person.aboutReach = wishes.aboutShown().rank();
        person.photoReach = wishes.photoShown().rank();
        person.principles = wishes.principles().toArray(Short[]::new);
    }

    private static boolean same(Person person, SettingsForm.Wishes wishes) {
        return Objects.equals(person.zone, wishes.zone())
                && person.name.equals(wishes.name())
                && person.roleTitle.equals(wishes.roleTitle())
                && person.about.equals(wishes.about())
                && person.expertise.equals(wishes.expertise())
                && person.phone.equals(wishes.phone())
                && person.listed == wishes.listed()
                && person.emailReach == wishes.emailShown().rank()
                && person.phoneReach == wishes.phoneShown().rank()
                && person.aboutReach == wishes.aboutShown().rank()
                && person.photoReach == wishes.photoShown().rank()
                && wishes.principles().equals(List.of(person.principles));
    }
}
