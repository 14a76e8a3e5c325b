package org.nnssil.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param errors message by field name, where the problem is with fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String title, int status, String detail, @Nullable Map<String, String> errors) {

    static final String MEDIA_TYPE = "application/problem+json";
}
