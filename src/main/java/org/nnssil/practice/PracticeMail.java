package org.nnssil.practice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;

/**
 * The mails about a spotlight's way. They tell people about their own work, so they belong to no list and always go.
 */
@ApplicationScoped
class PracticeMail {

    @CheckedTemplate(basePath = "practice")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mailSubmitted(
                String to, String title, String author, String url, String community);

        static native TemplateInstance mailReturned(String to, String title, String note, String reviewer, String url);

        static native TemplateInstance mailPublished(
                String to, String title, String audience, String url, String where);

        static native TemplateInstance mailWithdrawn(String to, String title, String reason, String by, String url);
    }

    private final BaseUrl baseUrl;

    PracticeMail(@ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** To each reviewer. */
    Letter submitted(UUID id, ShelfRef shelf, PracticeText text, Viewer by, Letter.Recipient to, Instant at) {
        return letter(
                id,
                shelf.communityId(),
                "SUBMITTED",
                to,
                at,
                "For review: " + text.title(),
                Templates.mailSubmitted(to.name(), text.title(), by.name(), url(id), shelf.name()));
    }

    Letter returned(
            Practice practice, PracticeText text, String note, Viewer reviewer, Letter.Recipient to, Instant at) {
        UUID id = practice.id();
        return letter(
                id,
                practice.communityId(),
                "RETURNED",
                to,
                at,
                "Returned with a note: " + text.title(),
                Templates.mailReturned(to.name(), text.title(), note, reviewer.name(), url(id)));
    }

    Letter published(UUID id, ShelfRef shelf, PracticeText text, Letter.Recipient to, Instant at) {
        return letter(
                id,
                shelf.communityId(),
                "PUBLISHED",
                to,
                at,
                "Published: " + text.title(),
                Templates.mailPublished(to.name(), text.title(), text.reach().words(), url(id), shelf.where()));
    }

    Letter withdrawn(Practice practice, PracticeText text, String reason, Viewer by, Letter.Recipient to, Instant at) {
        UUID id = practice.id();
        return letter(
                id,
                practice.communityId(),
                "WITHDRAWN",
                to,
                at,
                "Withdrawn: " + text.title(),
                Templates.mailWithdrawn(to.name(), text.title(), reason, by.name(), url(id)));
    }

    private Letter letter(
            UUID id,
            UUID community,
            String event,
            Letter.Recipient to,
            Instant at,
            String subject,
            TemplateInstance words) {
        String key = "practice:%s:%s:%d:%s".formatted(id, event, at.toEpochMilli(), to.personId());
        return new Letter(key, "PRACTICE_" + event, to, null, subject, words.render(), null, null, community);
    }

    private String url(UUID id) {
        return baseUrl + "/practices/" + id;
    }
}
