package org.nnssil.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Markdown;

class IssueTextTest {

    @Test
    void proseCarriesItsStylesAndItsHost() {
        String html = MailHtml.of("<p>See <a href=\"/practices/1\" rel=\"nofollow\">this</a></p>", "https://n.example");

        assertTrue(html.startsWith("<p class=\"x-p\" style=\"margin:0 0 12px\">"), html);
        assertTrue(html.contains("href=\"https://n.example/practices/1\""), html);
    }

    @Test
    void aProtocolRelativeAddressIsNotTakenForAPath() {
        assertTrue(MailHtml.of("<a href=\"//evil.example/x\">x</a>", "https://n.example")
                .contains("href=\"//evil.example/x\""));
    }

    @Test
    void plainWordsReadInAnItemAsTheyWereWritten() {
        String typed = "5 * 3 <b>bold</b> [link](x) `code` C:\\temp";

        assertEquals(typed, new Markdown().text(Plain.asMarkdown(typed)).strip());
    }

    @Test
    void linesOfTheTextHalfStayReadableAndAddressesWhole() {
        String address = "https://network.example/newsletters/" + "x".repeat(90);
        String wrapped = TextLines.wrap("- " + "word ".repeat(40) + "\n\n\n\n" + address + "\nshort");

        assertTrue(wrapped.contains("\n" + address + "\n"), wrapped);
        assertTrue(wrapped.lines().filter(line -> !line.contains("https")).allMatch(line -> line.length() <= 72));
        assertTrue(wrapped.lines().skip(1).findFirst().orElseThrow().startsWith("  word"), "a list stays indented");
        assertFalse(wrapped.contains("\n\n\n"));
    }

    @Test
    void aNarrowerSourceBlocksAndSaysWhom() {
        UUID circle = UUID.randomUUID();
        IssueRow issue = issue(Reach.MEMBERS);
        Map<UUID, String> names = Map.of(circle, "Quiet Circle");

        assertEquals(
                "Its source is open to core members of the National Network only, and this issue goes to core and"
                        + " extended members of the National Network. Leave it out, or have its owner open it.",
                finding(issue, new Audience(Viewer.NATIONAL, Reach.CORE), names).blocked());
        assertTrue(finding(issue, new Audience(circle, Reach.MEMBERS), names)
                .blocked()
                .contains("Quiet Circle"));
        assertTrue(finding(issue, null, names).blocked().contains("gone"));
        assertEquals(
                null,
                finding(issue, new Audience(Viewer.NATIONAL, Reach.MEMBERS), names)
                        .blocked());
        assertTrue(finding(issue(Reach.PUBLIC), new Audience(Viewer.NATIONAL, Reach.MEMBERS), names)
                .blocked()
                .contains("goes to everyone"));
    }

    @Test
    void aSourceThatChangedSinceTheDraftIsAWarning() {
        UUID source = UUID.randomUUID();
        Audience open = new Audience(Viewer.NATIONAL, Reach.MEMBERS);
        SourceRepository.Standing now = new SourceRepository.Standing(open, "National", 4);

        assertTrue(Provenance.finding(issue(Reach.MEMBERS), item(source, 3), now)
                .warning()
                .contains("changed"));
        assertEquals(
                null,
                Provenance.finding(issue(Reach.MEMBERS), item(source, 4), now).warning());
    }

    private static Provenance.Finding finding(IssueRow issue, Audience source, Map<UUID, String> names) {
        return Provenance.finding(
                issue,
                item(UUID.randomUUID(), 1),
                source == null
                        ? null
                        : new SourceRepository.Standing(source, names.getOrDefault(source.communityId(), ""), 1));
    }

    private static IssueRow issue(Reach reach) {
        return new IssueRow(
                UUID.randomUUID(),
                new Audience(Viewer.NATIONAL, reach),
                "National",
                java.time.YearMonth.of(2026, 11),
                1,
                "T",
                "",
                IssueStatus.DRAFT,
                "monthly",
                null,
                null,
                null,
                null,
                0,
                "");
    }

    private static ItemRow item(UUID source, int revision) {
        return new ItemRow(
                UUID.randomUUID(),
                ItemKind.SPOTLIGHT,
                "practice",
                source,
                revision,
                "",
                "",
                null,
                "",
                "H",
                "",
                "",
                true,
                false);
    }
}
