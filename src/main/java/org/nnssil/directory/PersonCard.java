package org.nnssil.directory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A person as a vCard 4.0 (RFC 6350), with what the viewer may see of them and nothing else. */
final class PersonCard {

    /** RFC 6350 section 3.2: octets of a line, without its end. */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder card = new StringBuilder();

    private PersonCard() {}

    /** @param page the address of the person's page */
    static String of(PersonRow person, Optional<Portrait> portrait, String page) {
        PersonCard made = new PersonCard();
        made.line("BEGIN", "VCARD");
        made.line("VERSION", "4.0");
        made.line("UID", "urn:uuid:" + person.id());
        made.text("FN", person.name());
        made.text("TITLE", person.roleTitle());
        made.text("ORG", person.organization().isEmpty() ? person.jurisdiction() : person.organization());
        made.text("EMAIL;TYPE=work", person.email());
        made.text("TEL;VALUE=text;TYPE=work", person.phone());
        made.text("NOTE", person.expertise());
        made.line("URL", page);
        portrait.ifPresent(photo -> made.line(
                "PHOTO", "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(photo.jpeg())));
        made.line("END", "VCARD");
        return made.card.toString();
    }

    private void text(String property, String value) {
        if (!value.isEmpty()) {
            line(property, escaped(value));
        }
    }

    /** Section 3.4; a line break of any kind is \n. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace(";", "\\;")
                .replaceAll("\r\n|[\r\n\u000b\u000c\u0085\u2028\u2029]", "\\\\n");
    }

    private void line(String property, String value) {
        int octets = 0;
        String line = property + ":" + value;
        for (int i = 0; i < line.length(); ) {
            int next = line.offsetByCodePoints(i, 1);
            String character = line.substring(i, next);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                card.append("\r\n ");
                octets = 1;
            }
            card.append(character);
            octets += length;
            i = next;
        }
        card.append("\r\n");
    }
}
