package org.nnssil.practice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.security.Viewer;

/** The mails about a spotlight's way. They tell people about their own work, so they belong to no list and always go. */
@ApplicationScoped
class PracticeMail {

    @CheckedTemplate(basePath = "practice")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mailSubmitted(String to, String title, String author, String url);

        static native TemplateInstance mailReturned(String to, String title, String note, String reviewer, String url);

        static native TemplateInstance mailPublished(String to, String title, String audience, String url);

        static native TemplateInstance mailWithdrawn(String to, String title, String reason, String by, String url);
    }

    private final String baseUrl;

    PracticeMail(@ConfigProperty(name = "network.base-url") String baseUrl) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** To each reviewer. */
    Letter submitted(UUID id, PracticeText text, Viewer by, Letter.Recipient to, Instant at) {
        return letter(
                id,
                "SUBMITTED",
                to,
                at,
                "For review: " + text.title(),
                Templates.mailSubmitted(to.name(), text.title(), by.name(), url(id)));
    }

    Letter returned(UUID id, PracticeText text, String note, Viewer reviewer, Letter.Recipient to, Instant at) {
        return letter(
                id,
                "RETURNED",
                to,
                at,
                "Returned with a note: " + text.title(),
                Templates.mailReturned(to.name(), text.title(), note, reviewer.name(), url(id)));
    }

    Letter published(UUID id, PracticeText text, Letter.Recipient to, Instant at) {
        return letter(
                id,
                "PUBLISHED",
                to,
                at,
                "Published: " + text.title(),
                Templates.mailPublished(to.name(), text.title(), text.reach().words(), url(id)));
    }

    Letter withdrawn(UUID id, PracticeText text, String reason, Viewer by, Letter.Recipient to, Instant at) {
        return letter(
                id,
                "WITHDRAWN",
                to,
                at,
                "Withdrawn: " + text.title(),
                Templates.mailWithdrawn(to.name(), text.title(), reason, by.name(), url(id)));
    }

    private Letter letter(
            UUID id, String event, Letter.Recipient to, Instant at, String subject, TemplateInstance words) {
        String key = "practice:%s:%s:%d:%s".formatted(id, event, at.toEpochMilli(), to.personId());
        return new Letter(key, "PRACTICE_" + event, to, null, subject, words.render(), null, null, Viewer.NATIONAL);
    }

    private String url(UUID id) {
        return baseUrl + "/practices/" + id;
    }
}
