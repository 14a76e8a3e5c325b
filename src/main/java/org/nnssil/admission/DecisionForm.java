package org.nnssil.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** What the coordinator decides on a nomination, as typed. */
public record DecisionForm(
        @RestForm @Nullable String decision, @RestForm @Nullable String note, @RestForm @Nullable String until) {

    static final String CORE = "core";
    static final String EXTENDED = "extended";
    static final String DECLINE = "decline";

    private static final int LONGEST_NOTE = 1_000;

    private static final Map<String, NominationState> STATES = Map.of(
            CORE, NominationState.APPROVED, EXTENDED, NominationState.EXTENDED, DECLINE, NominationState.DECLINED);

    /** The form as checked. */
    record Decision(NominationState state, String note, @Nullable Instant until) {}

    static Map<String, String> words(boolean coreRequest) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(CORE, coreRequest ? "Approve: they become a core member at once" : "Approve as a core member");
        if (!coreRequest) {
            words.put(EXTENDED, "Admit as an extended member instead");
        }
        words.put(DECLINE, coreRequest ? "Decline: they stay an extended member" : "Decline");
        return words;
    }

    Decision checked(boolean coreRequest, LocalDate today) {
        Check check = new Check();
        NominationState state = check.choice(
                "decision",
                decision,
                key -> Optional.ofNullable(words(coreRequest).containsKey(key) ? STATES.get(key) : null),
                NominationState.DECLINED);
        String checkedNote = check.optionalText("note", note, LONGEST_NOTE);
        if (state == NominationState.DECLINED && checkedNote.isBlank()) {
            check.fail("note", "Say why; whoever named them reads it.");
        }
        Instant end = InvitationForm.until(check, "until", until, today);
        if (end != null && state != NominationState.EXTENDED) {
            check.fail("until", "Only extended access ends on a day. Leave this empty.");
        }
        check.done();
        return new Decision(state, checkedNote, end);
    }
}
