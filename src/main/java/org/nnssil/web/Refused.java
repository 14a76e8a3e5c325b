package org.nnssil.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A form shown again with what was typed and what is wrong: status 422. */
public final class Refused {

    private Refused() {}

    public static Response with(TemplateInstance page) {
        return Response.status(422)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page)
                .build();
    }
}
