package org.nnssil.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was typed cannot be taken. Pages show each message at its field; the API answers 422 with the same messages. */
public final class Invalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> errors;

    public Invalid(Map<String, String> errors) {
        super("Some fields need attention: " + errors.keySet(), null, false, false);
        this.errors = new LinkedHashMap<>(errors);
    }

    public Invalid(String field, String message) {
        this(Map.of(field, message));
    }

    /** Field name to message, in the order of the fields. */
    public Map<String, String> errors() {
        return errors;
    }
}
