package org.nnssil.community;

import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** How a task ended, as typed. */
public record RosterTaskForm(@RestForm @Nullable String outcome, @RestForm @Nullable String note) {

    enum Outcome {
        DONE,
        DISMISSED
    }

    /** The form as checked. */
    record Ending(Outcome outcome, String note) {}

    Ending checked() {
        Check check = new Check();
        Outcome ended = check.choice("outcome", outcome, RosterTaskForm::find, Outcome.DONE);
        String words = check.line("note", note, 500);
        check.done();
        return new Ending(ended, words);
    }

    private static Optional<Outcome> find(String key) {
        return switch (key) {
            case "done" -> Optional.of(Outcome.DONE);
            case "dismissed" -> Optional.of(Outcome.DISMISSED);
            default -> Optional.empty();
        };
    }
}
