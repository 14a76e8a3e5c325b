package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nnssil.security.Reach;

class ProgrammeFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String SERIES =
            """
            title: Monthly sessions
            zone: America/New_York
            slot: second Tuesday 14:00
            minutes: 75
            capacity: 120
            audience: members
            year: current
            """;
    private static final String SESSION =
            """
            ---
            month: 1
            title: Choosing evidence
            principle: 5
            presenters:
              - name: Dana Whitlow
                role: Director
                jurisdiction: MS
            summary: >
              Two lines
              folded.
            ---

            What **we** ask.
            """;

    private static ProgrammeSeries series() throws BrokenFile {
        return ProgrammeSeries.parse(SERIES, TODAY);
    }

    @Test
    void aSessionTakesItsTimeFromTheSlotOfItsSeries() throws BrokenFile {
        ProgrammeSession session = ProgrammeSession.parse("y/01-evidence.md", SESSION, series());

        assertEquals("y/01-evidence.md@2026", session.key());
        WebinarDraft draft = session.draft();
        assertEquals(Instant.parse("2027-01-12T19:00:00Z"), draft.startsAt());
        assertEquals(75, draft.minutes());
        assertEquals(120, draft.capacity());
        assertEquals(Reach.MEMBERS, draft.reach());
        assertEquals("Two lines folded.", draft.summary());
        assertEquals("What **we** ask.", draft.description());
        assertEquals(List.of(new Presenter("Dana Whitlow", "Director", "MS")), draft.presenters());
    }

    @Test
    void itsOwnTimeAndSeatsComeFirst() throws BrokenFile {
        String own = SESSION.replace("month: 1", "starts: 2027-07-14 10:30\nminutes: 30\ncapacity: 12\naudience: core");
        WebinarDraft draft = ProgrammeSession.parse("y/s.md", own, series()).draft();

        assertEquals(Instant.parse("2027-07-14T14:30:00Z"), draft.startsAt());
        assertEquals(30, draft.minutes());
        assertEquals(12, draft.capacity());
        assertEquals(Reach.CORE, draft.reach());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "month: 1       | month: 13                  | 2  | month must be a whole number from 1 to 12.",
                "month: 1       | month: January             | 2  | month must be a whole number from 1 to 12.",
                "month: 1       | colour: red                | 2  | There is no field “colour”",
                "title: Choosing evidence | title: a: b      | 3  | This is not YAML",
                "title: Choosing evidence | ''               | 2  | The field “title” is missing.",
                "principle: 5   | principle: 11              | 4  | principle must be a whole number from 1 to 10.",
                "principle: 5   | title: Twice               | 4  | The field “title” is here twice.",
                "'    role: Director' | '\trole: Director'   | 7  | This is not YAML",
                "role: Director | rolle: Director            | 7  | There is no field “rolle”",
                "name: Dana Whitlow | 'name: '               | 6  | The field “name” is missing.",
                "principle: 5   | 'principle: [5]'           | 4  | principle must be a text",
                "principle: 5   | principle: !!java.net.URL [x] | 4 | This is not YAML",
                "month: 1       | starts: next week          | 2  | Write starts like 2027-01-12 14:00",
                "month: 1       | starts: 2027-03-14 02:30   | 2  | 2:30 am does not exist",
                "month: 1       | 'month: 1\njoin: ftp://x'   | 3  | join: Give a full web address",
                "Choosing evidence | Choosing\u0007evidence  | 3  | There is a character here",
            })
    void aBrokenFileNamesItsLine(String from, String to, int line, String words) throws BrokenFile {
        String text = SESSION.replace(from, to);
        ProgrammeSeries series = series();

        BrokenFile broken = assertThrows(BrokenFile.class, () -> ProgrammeSession.parse("y/s.md", text, series));

        assertTrue(broken.words().contains(words), broken.words());
        assertEquals(line, broken.line(), broken.words());
    }

    @Test
    void aFileWithoutItsFencesIsRefused() throws BrokenFile {
        ProgrammeSeries series = series();
        assertEquals(
                1,
                assertThrows(BrokenFile.class, () -> ProgrammeSession.parse("y/s.md", "title: x\n", series))
                        .line());
        assertEquals(
                3,
                assertThrows(
                                BrokenFile.class,
                                () -> ProgrammeSession.parse("y/s.md", "---\ntitle: x\nmonth: 1\n", series))
                        .line());
    }

    @Test
    void aTitleMayNotHoldWhatCannotBeStored() throws BrokenFile {
        ProgrammeSeries series = series();
        String text = SESSION.replace("title: Choosing evidence", "title: \"a\\0b\"");

        BrokenFile broken = assertThrows(BrokenFile.class, () -> ProgrammeSession.parse("y/s.md", text, series));

        assertEquals(3, broken.line());
        assertTrue(broken.words().contains("NUL"), broken.words());
    }

    @Test
    void aliasesCannotBlowAFileUp() {
        String bomb = "title: &a [x,x,x,x,x,x,x,x,x]\nzone: &b [*a,*a,*a,*a,*a,*a,*a]\nslot: [*b,*b,*b,*b,*b,*b,*b]\n";

        assertThrows(BrokenFile.class, () -> ProgrammeSeries.parse(bomb, TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: America/New_York | zone: Eastern       | 2 | There is no time zone",
                "slot: second Tuesday 14:00 | slot: Tuesdays  | 3 | Write it like",
                "audience: members      | audience: friends   | 6 | audience must be",
                "year: current          | year: 26            | 7 | year must be a whole number",
                "year: current          | community: ma-usn   | 7 | other communities plan theirs",
            })
    void aBrokenSeriesNamesItsLine(String from, String to, int line, String words) {
        BrokenFile broken =
                assertThrows(BrokenFile.class, () -> ProgrammeSeries.parse(SERIES.replace(from, to), TODAY));

        assertEquals(line, broken.line());
        assertTrue(broken.words().contains(words), broken.words());
    }

    @Test
    void aSessionWrittenBackPlansTheSame() throws BrokenFile {
        WebinarDraft odd = new WebinarDraft(
                "“No”: yes, 'null' # not — 😀 \u200B",
                "two\nlines: of - things",
                "",
                "---\nA body with a fence\n---\n\nand more",
                Instant.parse("2026-11-01T06:30:00Z"),
                45,
                7,
                Reach.CORE,
                "https://meet.example/a?b=c#d",
                9,
                List.of(new Presenter("O'Neil: \"Al\"", "", null), new Presenter("123", "no", "DODEA")),
                "",
                "");

        WebinarDraft read = ProgrammeSession.parse("y/s.md", ProgrammeSession.write(odd), series())
                .draft();

        assertEquals(odd, read);
    }

    @Test
    void nothingOutsideTheFolderIsReadAndNothingLarge(@TempDir Path temp) throws IOException {
        Path outside = Files.writeString(temp.resolve("secret.md"), SESSION);
        Path root = Files.createDirectories(temp.resolve("programme"));
        Path year = Files.createDirectories(root.resolve("year"));
        Files.writeString(year.resolve("series.yaml"), SERIES);
        Files.createSymbolicLink(year.resolve("link.md"), outside);
        Files.createSymbolicLink(root.resolve("elsewhere"), temp);
        Files.write(year.resolve("large.md"), new byte[ProgrammeFolder.LARGEST + 1]);
        Files.write(year.resolve("latin.md"), "---\ntitle: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(year.resolve("folder.md"));
        Files.writeString(year.resolve(".hidden.md"), SESSION);
        Files.writeString(year.resolve("README.txt"), "not ours");

        Map<String, String> problems = new HashMap<>();
        for (ProgrammeFolder.Source source : ProgrammeFolder.read(root)) {
            BrokenFile problem = source.problem();
            problems.put(source.path(), problem == null ? "" : problem.line() + " " + problem.words());
        }

        assertEquals(5, problems.size(), problems.toString());
        assertEquals("", problems.get("year/series.yaml"));
        assertTrue(problems.get("year/link.md").contains("links are not followed"));
        assertTrue(problems.get("year/folder.md").contains("no plain file"));
        assertTrue(problems.get("year/large.md").contains("larger than 64 KB"));
        assertTrue(problems.get("year/latin.md").startsWith("2 This line is not valid UTF-8"));
    }

    @Test
    void aFolderThatIsNotThereHasNoFiles(@TempDir Path temp) throws IOException {
        assertTrue(ProgrammeFolder.read(temp.resolve("nowhere")).isEmpty());
    }

    /** The programme that comes with the service: a session for every month, and whole. */
    @Test
    void theYearThatIsDeliveredIsComplete() throws IOException, BrokenFile {
        Map<Integer, WebinarDraft> months = new HashMap<>();
        List<ProgrammeFolder.Source> sources = ProgrammeFolder.read(Path.of("webinars"));
        ProgrammeSeries series = ProgrammeSeries.parse(
                sources.stream()
                        .filter(s -> s.path().endsWith("series.yaml"))
                        .findFirst()
                        .orElseThrow()
                        .text(),
                TODAY);
        for (ProgrammeFolder.Source source : sources) {
            assertNotNull(source.text(), source.path());
            if (source.path().endsWith(".md")) {
                WebinarDraft draft = ProgrammeSession.parse(source.path(), source.text(), series)
                        .draft();
                int month = draft.startsAt().atZone(series.zone()).getMonthValue();
                assertTrue(months.put(month, draft) == null, "twice: " + month);
                assertFalse(draft.summary().isBlank(), source.path());
                assertFalse(draft.why().isBlank(), source.path());
                assertFalse(draft.description().isBlank(), source.path());
                assertFalse(draft.presenters().isEmpty(), source.path());
                assertNotNull(draft.principle(), source.path());
            }
        }
        assertEquals(12, months.size());
    }
}
