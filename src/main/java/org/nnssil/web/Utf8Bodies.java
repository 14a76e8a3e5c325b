package org.nnssil.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JSON between systems is UTF-8 (RFC 8259 section 8.1). Jackson also reads overlong forms, which only look like it. */
@Provider
public class Utf8Bodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            byte[] body = context.getInputStream().readAllBytes();
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (body.length > 0) {
                context.setInputStream(new ByteArrayInputStream(body));
            }
        }
        return context.proceed();
    }
}
