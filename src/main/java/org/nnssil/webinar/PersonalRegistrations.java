package org.nnssil.webinar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** What a person registered for, asked, presented and scheduled. */
@ApplicationScoped
class PersonalRegistrations implements PersonalData {

    private final RegistrationService registrations;

    PersonalRegistrations(RegistrationService registrations) {
        this.registrations = registrations;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Sessions you registered for", "webinar_registration.person_id")
                        .told(
                                """
                                select w.title as session, w.starts_at as starts, lower(r.status) as status, r.queued_at as registered,
                                       r.question as "your question"
                                  from webinar_registration r join webinar w on w.id = r.webinar_id
                                 where r.person_id = $1 order by w.starts_at
                                """)
                        .erasedBy(
                                "update webinar_registration set question = '' where person_id = :person and question <> ''")
                        .staying("That somebody of your jurisdiction was registered, for the counts."),
                Holding.of("Sessions you scheduled", "webinar.created_by")
                        .told("select title as session, starts_at as starts, created_at as scheduled from webinar"
                                + " where created_by = $1 order by starts_at")
                        .erasedBy(
                                "update webinar_presenter set name = 'Former member', role_title = '' where name = :name",
                                PersonalData.scrub(
                                        "webinar",
                                        "title",
                                        "summary",
                                        "description",
                                        "why_it_matters",
                                        "notes",
                                        "cancel_reason"),
                                PersonalData.scrub("webinar_registration", "question"))
                        .staying("The sessions; where you presented, a former member did."));
    }
}
