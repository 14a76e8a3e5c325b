package org.nnssil.webinar;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks.
 *
 * @param jurisdiction a key such as {@code MS}, or null for someone of no jurisdiction
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Presenter(String name, String role, @Nullable String jurisdiction) {}
