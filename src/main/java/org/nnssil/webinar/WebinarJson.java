package org.nnssil.webinar;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * A session in a list of the API.
 *
 * @param localTime the start in the caller's zone, in words
 * @param easternTime the same in Eastern time
 * @param status {@code scheduled} or {@code cancelled}
 * @param registration the caller's own, or null
 */
public record WebinarJson(
        UUID id,
        String title,
        String summary,
        Instant startsAt,
        int minutes,
        String localTime,
        String easternTime,
        int capacity,
        int confirmed,
        int seatsLeft,
        int waiting,
        AudienceJson audience,
        @Schema(enumeration = {"scheduled", "cancelled"}) String status,
        @Nullable MyRegistration registration,
        @Nullable String recordingUrl) {

    /** @param community its slug */
    public record AudienceJson(String community, Reach reach) {}

    /**
     * One session with everything the caller may know of it.
     *
     * @param joinUrl only for those with a seat and those who manage the session, else null
     */
    public record DetailJson(
            UUID id,
            String title,
            String summary,
            String why,
            String description,
            Instant startsAt,
            int minutes,
            String localTime,
            String easternTime,
            int capacity,
            int confirmed,
            int seatsLeft,
            int waiting,
            AudienceJson audience,
            @Nullable Integer principle,
            List<WebinarView.SpeakerView> presenters,
            @Schema(enumeration = {"scheduled", "cancelled"}) String status,
            @Nullable MyRegistration registration,
            @Nullable String joinUrl,
            @Nullable String recordingUrl,
            String notes,
            int version) {}

    static WebinarJson of(WebinarView w) {
        return new WebinarJson(
                w.id(),
                w.title(),
                w.summary(),
                w.startsAt(),
                w.minutes(),
                w.start().local(),
                w.start().eastern(),
                w.capacity(),
                w.confirmed(),
                w.seatsLeft(),
                w.waiting(),
                audience(w),
                status(w),
                w.registration(),
                given(w.recordingUrl()));
    }

    static DetailJson of(SessionView s) {
        WebinarView w = s.webinar();
        return new DetailJson(
                w.id(),
                w.title(),
                w.summary(),
                s.why(),
                s.description(),
                w.startsAt(),
                w.minutes(),
                w.start().local(),
                w.start().eastern(),
                w.capacity(),
                w.confirmed(),
                w.seatsLeft(),
                w.waiting(),
                audience(w),
                w.principle(),
                w.speakers(),
                status(w),
                w.registration(),
                given(s.joinUrl()),
                given(w.recordingUrl()),
                s.notes(),
                w.version());
    }

    private static AudienceJson audience(WebinarView w) {
        return new AudienceJson(w.communitySlug(), w.audience().reach());
    }

    private static String status(WebinarView w) {
        return w.cancelled() ? "cancelled" : "scheduled";
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
