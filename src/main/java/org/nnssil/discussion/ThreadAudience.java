package org.nnssil.discussion;

import org.nnssil.security.Audience;

/** Who may see a thread, and whether it is not for quotation. */
public record ThreadAudience(Audience audience, boolean confidential) {}
