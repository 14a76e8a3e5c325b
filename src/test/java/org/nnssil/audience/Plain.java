package org.nnssil.audience;

import io.restassured.response.Response;

/** An answer without what is different each time, whoever asks for what, so that two can be compared to the byte. */
public final class Plain {

    private Plain() {}

    /** @param names what was asked for or typed; it may come back as it was typed */
    public static String of(Response response, Object... names) {
        String plain = response.statusCode() + "\n" + response.header("Location") + "\n"
                + Answer.withoutFormTokens(response.asString());
        for (Object name : names) {
            plain = plain.replace(name.toString(), "(name)");
        }
        return plain;
    }
}
