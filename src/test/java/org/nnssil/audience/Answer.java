package org.nnssil.audience;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What came back for one question.
 *
 * @param headers by name in small letters; several values of one name on lines of their own
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    /** Different each time, whoever asks for what: they tell nothing. */
    private static final Set<String> ITS_OWN = Set.of("x-request-id", "date");

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** All that somebody could read in it: headers, lines as a calendar or a card unfolds them, files of an archive. */
    String everything() {
        String text = text();
        return headers + "\n" + text + "\n" + text.replaceAll("\r?\n[ \t]", "") + files();
    }

    /**
     * Status, headers and body to the byte, with the name that was asked for taken out.
     *
     * @param name what the address named; it may come back as what was typed
     */
    String plain(String name) {
        // The way to Keycloak carries a random state and challenge.
        boolean signIn = header("location").contains("response_type=code");
        Map<String, String> told = new TreeMap<>(headers);
        told.keySet().removeAll(ITS_OWN);
        if (signIn) {
            told.put("location", "sign in");
            told.put("set-cookie", "sign in");
        }
        return (status + "\n" + told + "\n" + withoutFormTokens(text())).replace(name, "(name)");
    }

    boolean hasForm() {
        return text().contains("name=\"form\"");
    }

    static String withoutFormTokens(String html) {
        return html.replaceAll("name=\"form\" value=\"[^\"]*\"", "name=\"form\"");
    }

    private String files() {
        if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
            return "";
        }
        StringBuilder all = new StringBuilder();
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (ZipEntry file = archive.getNextEntry(); file != null; file = archive.getNextEntry()) {
                all.append(file.getName())
                        .append('\n')
                        .append(new String(archive.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return all.toString();
    }
}
