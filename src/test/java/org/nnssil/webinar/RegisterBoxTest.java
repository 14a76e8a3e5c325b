package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.DayView;
import org.nnssil.web.TimeView;

class RegisterBoxTest {

    private static final Viewer MEMBER = new Viewer(
            UUID.randomUUID(), "s", "Jo", "jo@s.example", "", ZoneId.of("America/Chicago"), true, "MS", Map.of());

    private static WebinarView webinar(
            int confirmed, int waiting, boolean begun, boolean over, boolean cancelled, @Nullable MyRegistration mine) {
        TimeView time = new TimeView("", "", "", true);
        return new WebinarView(
                UUID.randomUUID(),
                "/webinars/x",
                "T",
                "",
                Instant.EPOCH,
                60,
                time,
                time,
                new DayView("Jan", "1", "Tue", "2027", "2027-01-01"),
                "",
                new Audience(Viewer.NATIONAL, Reach.MEMBERS),
                "N",
                "nnssil",
                Viewer.NATIONAL,
                "N",
                null,
                4,
                confirmed,
                waiting,
                cancelled,
                begun,
                over,
                List.of(),
                mine,
                "",
                0,
                0);
    }

    private static RegisterBox.State state(Viewer viewer, WebinarView webinar) {
        return RegisterBox.of(viewer, webinar, "").state();
    }

    @Test
    void theBoxSaysWhatWillHappen() {
        assertEquals(RegisterBox.State.OPEN, state(MEMBER, webinar(3, 0, false, false, false, null)));
        assertEquals(RegisterBox.State.FULL, state(MEMBER, webinar(4, 2, false, false, false, null)));
        assertEquals(RegisterBox.State.BEGUN, state(MEMBER, webinar(3, 0, true, false, false, null)));
        assertEquals(RegisterBox.State.OVER, state(MEMBER, webinar(3, 0, true, true, false, null)));
        assertEquals(RegisterBox.State.CANCELLED, state(MEMBER, webinar(3, 0, false, false, true, null)));
        assertEquals(RegisterBox.State.SIGN_IN, state(Viewer.anonymous(), webinar(3, 0, false, false, false, null)));
        assertEquals(
                RegisterBox.State.OUTSIDER, state(Viewer.outsider("x", "X"), webinar(3, 0, false, false, false, null)));
    }

    @Test
    void somebodyInLineIsToldTheirPlace() {
        RegisterBox box = RegisterBox.of(MEMBER, webinar(4, 5, false, false, false, MyRegistration.waiting(3, "")), "");

        assertEquals("You are third on the waiting list", box.heading());
    }

    @Test
    void whoComesAfterTheLastSeatIsToldThePlaceBefore() {
        RegisterBox box = RegisterBox.of(MEMBER, webinar(4, 11, false, false, false, null), "");

        assertEquals(true, box.words().contains("you are 12th on the waiting list"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,first",
        "10,tenth",
        "11,11th",
        "12,12th",
        "13,13th",
        "21,21st",
        "22,22nd",
        "23,23rd",
        "111,111th",
        "101,101st"
    })
    void placesAreSaidAsPeopleSayThem(int n, String words) {
        assertEquals(words, Ordinal.of(n));
    }
}
