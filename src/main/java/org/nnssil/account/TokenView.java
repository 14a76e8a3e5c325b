package org.nnssil.account;

import java.util.List;
import java.util.UUID;
import org.nnssil.web.Choice;

/** The page of one's own tokens. */
record TokenView(List<Line> tokens, List<Choice> scopes, List<Choice> terms) {

    record Line(
            UUID id,
            String name,
            String ending,
            String scopes,
            String created,
            String expires,
            boolean ended,
            String used) {}
}
