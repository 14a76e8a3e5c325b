package org.nnssil.account;

import org.jspecify.annotations.Nullable;
import org.nnssil.mail.Letter;

/**
 * What came of an act that is done.
 *
 * @param note why there was nothing to do, for the desk; null where the act was simply done
 * @param letter how the person gets in, to be written in the transaction that ends the task; null for none
 */
record Outcome(@Nullable String note, @Nullable Letter letter) {

    static Outcome done() {
        return new Outcome(null, null);
    }

    static Outcome nothingToDo(String why) {
        return new Outcome(why, null);
    }

    static Outcome tell(Letter letter) {
        return new Outcome(null, letter);
    }
}
