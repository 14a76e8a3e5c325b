package org.nnssil.webinar;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.web.DayView;
import org.nnssil.web.TimeView;

/**
 * A session as one viewer sees it in a list.
 *
 * @param path of the session's page
 * @param when from start to end, in the viewer's zone with Eastern time beside it
 * @param relative the distance from now: "in 3 days"
 * @param audience the one by which this viewer sees it: its own community's, or one that it was opened to
 * @param hostId the community whose session it is; its conveners run it
 * @param host its name; empty where the viewer does not know of it
 * @param begun it is under way or over
 * @param registration the viewer's own, or null
 * @param seats the figure in words, "37 of 50 seats taken"
 */
public record WebinarView(
        UUID id,
        String path,
        String title,
        String summary,
        Instant startsAt,
        int minutes,
        TimeView when,
        TimeView start,
        DayView day,
        String relative,
        Audience audience,
        String communityName,
        String communitySlug,
        UUID hostId,
        String host,
        @Nullable Integer principle,
        int capacity,
        int confirmed,
        int waiting,
        boolean cancelled,
        boolean begun,
        boolean over,
        List<SpeakerView> speakers,
        @Nullable MyRegistration registration,
        String recordingUrl,
        int sequence,
        int version) {

    /**
     * @param role may be empty
     * @param jurisdiction its key, or null for someone of no jurisdiction
     * @param as role and jurisdiction in words, "Director of School Improvement, Mississippi"; may be empty
     */
    public record SpeakerView(String name, String role, @Nullable String jurisdiction, String as) {}

    /** The viewer sees it as one of its own community, and not because it was opened to others. */
    public boolean own() {
        return hostId.equals(audience.communityId());
    }

    /** It is the National Network's own. */
    public boolean national() {
        return hostId.equals(Viewer.NATIONAL);
    }

    public int seatsLeft() {
        return Math.max(0, capacity - confirmed);
    }

    /** "37 of 50 seats taken", and how many wait. */
    public String seats() {
        String taken = "%,d of %,d seats taken".formatted(confirmed, capacity);
        return waiting == 0 ? taken : taken + ", %,d waiting".formatted(waiting);
    }

    /** "12 seats left", "The last seat is left", "Full, 3 waiting" */
    public String seatsWords() {
        int left = seatsLeft();
        if (left == 0) {
            return waiting == 0 ? "Full" : "Full, %,d waiting".formatted(waiting);
        }
        return left == 1 ? "1 seat left" : "%,d seats left".formatted(left);
    }

    /** The bar never overflows its track. */
    public int taken() {
        return Math.min(confirmed, capacity);
    }

    public boolean recorded() {
        return !recordingUrl.isEmpty();
    }

    /** Names in one line, "Jordan Hale and Priya Nair"; empty where none is named. */
    public String speakerNames() {
        List<String> names = speakers.stream().map(SpeakerView::name).toList();
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
