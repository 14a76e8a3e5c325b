package org.nnssil.eligibility;

import java.time.LocalDate;

/**
 * What is known of an organization.
 *
 * @param value as {@link FactKind#read} gives it
 * @param source who says so, in words
 * @param asOf the day for which it holds
 */
public record FactValue(String value, String source, LocalDate asOf) {}
