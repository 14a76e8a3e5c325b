package org.nnssil.newsletter;

/** A file of newsletter-templates that cannot be used. The message names the file, the line and the reason. */
final class BrokenTemplate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param line 0 where the reason is not in a line */
    BrokenTemplate(String file, int line, String reason) {
        super("newsletter-templates/" + file + (line > 0 ? ", line " + line : "") + ": " + reason, null, false, false);
    }
}
