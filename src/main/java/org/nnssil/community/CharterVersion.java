package org.nnssil.community;

import java.time.Instant;
import java.util.List;

/** A change of a charter; the first is the founding and changes nothing. */
record CharterVersion(int number, String by, Instant at, String reason, List<CharterChange> changes) {}
