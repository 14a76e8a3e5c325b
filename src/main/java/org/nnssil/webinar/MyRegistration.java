package org.nnssil.webinar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's own registration, as the API answers it.
 *
 * @param status {@code confirmed} or {@code waiting}
 * @param position 1 for the first in line; null for somebody who has a seat
 * @param question what they asked the presenter; may be empty
 */
public record MyRegistration(
        @Schema(enumeration = {"confirmed", "waiting"}) String status,
        @Nullable Integer position,
        @JsonIgnore String question) {

    static MyRegistration confirmed(String question) {
        return new MyRegistration("confirmed", null, question);
    }

    static MyRegistration waiting(int position, String question) {
        return new MyRegistration("waiting", position, question);
    }

    public boolean confirmed() {
        return position == null;
    }
}
