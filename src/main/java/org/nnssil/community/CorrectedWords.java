package org.nnssil.community;

import java.util.UUID;

/**
 * What somebody is to be called.
 *
 * @param roleTitle empty where it stays as it is
 */
public record CorrectedWords(UUID personId, String name, String roleTitle) {}
