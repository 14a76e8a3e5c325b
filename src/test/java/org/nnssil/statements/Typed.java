package org.nnssil.statements;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a field of a form is sent with.
 *
 * @param encoded as it goes over the wire, so that it can be what no text is
 */
record Typed(String name, String encoded) {

    static Typed text(String name, String text) {
        return new Typed(name, URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
}
