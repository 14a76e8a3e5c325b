package org.nnssil.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Small words for templates: {@code {count:of(n, 'reply', 'replies')}}, {@code {url:encode(text)}}, {@code
 * {markdown:html(text)}}.
 */
final class TemplateWords {

    /** Fields whose label is not what their name says, as the forms have them; FieldLabelsTest reads those. */
    private static final Map<String, String> LABELS = labels(
            """
            about        About you and your work
            aboutReach   About me and my work
            answer-note  If you decline: a word why
            audience     Who gets it
            beganOn      Began
            cadence      How often it meets
            capacity     Seats
            center       Core members of one center
            contact      Whom to ask
            convenerEmail  Their e-mail address
            convenerName   Person who convenes
            date         Day
            days         Good for
            differently  What you would do differently
            email        E-mail address
            emailReach   My e-mail address
            endedOn      Ended
            exception    Written exception
            expertise    What you can help with
            factDate     As of
            factSource   Where the figures come from
            joinUrl      Address to join
            jurisdictions  Liaison to
            link         Where the heading leads
            list         File
            memberUnit   Who the members are
            network      Core members of the whole network
            on           Day
            opening      Opening letter
            organizationKind   Kind of organization
            organizationPlace  Its jurisdiction
            parent       Belongs to
            phone        Telephone
            phoneReach   My telephone number
            photo        Picture
            photoReach   My photo
            planning     Who plans its meetings
            planningRule  Planning, in the charter's own words
            recordingUrl  Address of the recording
            release-note  If you do not release it: why
            roleTitle    Role
            rules        Who can be in it
            scopes       It may be used to
            slug         Address
            statedMembers  Members by the charter
            surfaced     What it surfaced
            target       To whom
            tier         Evidence tier
            tierBasis    What the tier rests on
            time         Begins at
            way          What happened
            whatCame     What came of it
            whatWeDid    What you did
            zone         Time zone
            """);

    private static final Markdown MARKDOWN = new Markdown();

    private TemplateWords() {}

    /** "no replies", "1 reply", "1,204 replies" */
    @TemplateExtension(namespace = "count")
    static String of(Number number, String one, String many) {
        long n = number.longValue();
        return n == 0 ? "no " + many : "%s %s".formatted(String.format(Locale.US, "%,d", n), n == 1 ? one : many);
    }

    /** "1,204" */
    @TemplateExtension(namespace = "count")
    static String number(Number n) {
        return String.format(Locale.US, "%,d", n.longValue());
    }

    /** The name of a field as a person would say it: "startsAt" and "starts-at" are "Starts at". */
    @TemplateExtension(namespace = "words")
    static String ofField(String field) {
        if (LABELS.containsKey(field)) {
            return LABELS.get(field);
        }
        String words = field.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[-_.]+", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, String> labels(String lines) {
        return lines.lines()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));
    }

    /** A value inside the query of a link. */
    @TemplateExtension(namespace = "url")
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Safe HTML from what a person wrote; goes into an element of class "prose". */
    @TemplateExtension(namespace = "markdown")
    static RawString html(String markdown) {
        return new RawString(MARKDOWN.html(markdown));
    }

    /** The words alone. */
    @TemplateExtension(namespace = "markdown")
    static String text(String markdown) {
        return MARKDOWN.text(markdown);
    }
}
