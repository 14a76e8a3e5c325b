package org.nnssil.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nnssil.web.Invalid;

/** Every row of a list comes out sound or is told, with its row and column, whatever the file is like. */
class FoundingListTest {

    private static final Map<String, String> PLACES =
            Map.of("MS", "Mississippi", "TN", "Tennessee", "PR", "Puerto Rico", "PW", "Palau");
    private static final Set<String> SEATS = Set.of("MS", "TN", "PR");
    private static final String HEADER = "Jurisdiction,Name,E-mail,Role\n";

    @TempDir
    Path folder;

    private record Read(List<FoundingRow> rows, List<FoundingProblem> problems, List<String> notes) {

        String problem() {
            assertEquals(1, problems.size(), problems.toString());
            FoundingProblem one = problems.get(0);
            return one.number() + " " + one.column() + ": " + one.words();
        }
    }

    @Test
    void aPlainListIsRead() throws IOException {
        Read read =
                read(HEADER + "Mississippi,Jordan Hale,jordan@ms.example,Director\ntn,Priya Nair,priya@tn.example,\n");

        assertEquals(List.of(), read.problems());
        assertEquals(
                new FoundingRow(2, "MS", "SEAT", "jordan@ms.example", "Jordan Hale", "Director"),
                read.rows().get(0));
        assertEquals("TN", read.rows().get(1).jurisdictionKey());
        assertTrue(read.notes().contains("1 seat is not in the list and stays as it is: Puerto Rico."));
    }

    @Test
    void nobodyNamedMeansAVacantSeat() throws IOException {
        Read read = read(HEADER + "Mississippi,,,\n");

        assertEquals(List.of(), read.problems());
        assertFalse(read.rows().get(0).names());
    }

    @Test
    void everyEncodingOfASpreadsheetIsReadRight() throws IOException {
        String text = HEADER + "Puerto Rico,Marcos Benítez Colón,marcos@pr.example,Señor Director\n";
        String name = "Marcos Benítez Colón";

        assertEquals(name, one(text.getBytes(StandardCharsets.UTF_8)).name());
        assertEquals(
                name, one(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).name());
        assertEquals(
                name, one(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).name());
        assertEquals(
                name, one(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)).name());
        byte[] windows = text.getBytes(Charset.forName("windows-1252"));
        assertEquals(name, one(windows).name());
        assertTrue(read(windows).notes().get(0).contains("read as Windows-1252"));
    }

    @Test
    void everySeparatorOfASpreadsheetIsUnderstood() throws IOException {
        for (String separator : List.of(",", ";", "\t")) {
            String text = (HEADER + "Mississippi,Jordan Hale,jordan@ms.example,Director\n").replace(",", separator);
            assertEquals(
                    "Jordan Hale", one(text.getBytes(StandardCharsets.UTF_8)).name(), separator);
        }
        Read said = read("sep=;\nState;Contact;Email address\nMississippi;\"Hale; Jordan\";jordan@ms.example\n");
        assertEquals(List.of(), said.problems());
        assertEquals("Hale; Jordan", said.rows().get(0).name());
        assertEquals(3, said.rows().get(0).number());
    }

    @Test
    void columnsMayStandInAnyOrder() throws IOException {
        Read read = read("E-mail,Fax,Name,Jurisdiction\njordan@ms.example,1,Jordan Hale,MS\n");

        assertEquals(List.of(), read.problems());
        assertEquals("Jordan Hale", read.rows().get(0).name());
        assertTrue(read.notes().contains("Not used: Fax."));
    }

    @Test
    void whatIsMissingOrDoubleInTheHeaderIsTold() throws IOException {
        assertTrue(
                read("Jurisdiction,Name\nMS,Jordan Hale\n").problem().startsWith("1 E-mail: This column is missing."));
        assertTrue(read("Jurisdiction,Name,E-mail,Mail\nMS,A,a@ms.example,b@ms.example\n")
                .problem()
                .startsWith("1 E-mail: Two columns hold this."));
        assertTrue(read("").problem().startsWith("1 : The file is empty."));
    }

    @Test
    void swappedColumnsAreRecognised() throws IOException {
        assertEquals(
                "2 Name: This is an e-mail address. Are the columns swapped?",
                read(HEADER + "MS,jordan@ms.example,Jordan Hale,\n").problem());
    }

    @Test
    void aJurisdictionIsKnownAndStandsOnce() throws IOException {
        assertEquals(
                "2 Jurisdiction: “Atlantis” is no jurisdiction of the network.",
                read(HEADER + "Atlantis,Al,al@a.example,\n").problem());
        assertEquals(
                "2 Jurisdiction: Palau has no seat.",
                read(HEADER + "PW,Al,al@a.example,\n").problem());
        assertTrue(read(HEADER + "MS,Al,al@a.example,\nMississippi,Bo,bo@a.example,\n")
                .problem()
                .startsWith("3 Jurisdiction: Mississippi stands in row 2 already."));
    }

    @Test
    void anAddressIsSoundAndStandsOnce() throws IOException {
        assertEquals(
                "3 E-mail: “AL@a.example” is used in row 2 already. One person is named once.",
                read(HEADER + "MS,Al,al@a.example,\nTN,Al,AL@a.example,\n").problem());
        assertEquals(
                "2 E-mail: “al at a” is not an e-mail address.",
                read(HEADER + "MS,Al,al at a,\n").problem());
        assertTrue(read(HEADER + "MS,Al,,\n").problem().startsWith("2 E-mail: Fill this in"));
        assertTrue(read(HEADER + "MS,,al@a.example,\n").problem().startsWith("2 Name: Fill this in"));
    }

    @Test
    void furtherPeopleHaveAPlaceOfTheirOwn() throws IOException {
        Read read = read("Jurisdiction,Name,E-mail,Place\nMS,Al,al@a.example,seat\nMS,Bo,bo@a.example,Core\n"
                + "MS,Cy,cy@a.example,extended\nMS,Di,di@a.example,chief\nMS,,,core\n");

        assertEquals(
                List.of("SEAT", "CORE", "EXTENDED"),
                read.rows().stream().map(FoundingRow::place).toList());
        assertEquals(
                List.of(5, 6, 6),
                read.problems().stream().map(FoundingProblem::number).toList());
    }

    @Test
    void quotedLineBreaksKeepTheRowsInStep() throws IOException {
        Read read = read(HEADER + "MS,\"Jordan\nHale\",jordan@ms.example,\nTN,Priya Nair,priya@tn.example,\n");

        assertEquals("2 Name: Write this on one line.", read.problem());
        assertEquals(3, read.rows().get(0).number());

        Read elsewhere = read("Jurisdiction,Name,E-mail,Address\nMS,Al,al@a.example,\"1 Main St\nJackson\"\n");
        assertEquals(List.of(), elsewhere.problems());
    }

    @Test
    void formulasAndControlCharactersAreTold() throws IOException {
        for (String formula : List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)")) {
            assertTrue(
                    read(HEADER + "MS,\"" + formula + "\",al@a.example,\n")
                            .problem()
                            .contains("which spreadsheet programs run as a formula"),
                    formula);
        }
        assertEquals(
                "2 Role: Remove the invisible control character.",
                read(HEADER + "MS,Al,al@a.example,Dir\u0007ector\n").problem());
        assertEquals(
                "2 Name: Remove the invisible control character.",
                read(HEADER + "MS,A\0l,al@a.example,\n").problem());
    }

    @Test
    void aFieldOfTenMegabytesIsRefusedAtItsRowAndTheRestIsRead() throws IOException {
        Read read = read(HEADER + "MS,\"" + "x".repeat(10 * 1024 * 1024) + "\",al@a.example,\nTN,Bo,bo@a.example,\n");

        assertTrue(read.problem().startsWith("2 Name: The value has 10,485,760 characters; 200 fit."));
        assertEquals(3, read.rows().get(0).number());
    }

    @Test
    void aQuotationMarkThatNeverEndsIsToldAtItsRow() throws IOException {
        Read read = read(HEADER + "MS,\"Al,al@a.example,\nTN,Bo,bo@a.example,\n");

        assertEquals(List.of(), read.rows());
        assertEquals(2, read.problems().get(0).number());
    }

    @Test
    void emptyRowsCountAndNothingElse() throws IOException {
        Read read = read(HEADER + "\n,,,\nMS,Al,al@a.example,\n\n");

        assertEquals(List.of(), read.problems());
        assertEquals(4, read.rows().get(0).number());
    }

    @Test
    void aRowOfAnotherLengthIsNeverGuessedAt() throws IOException {
        assertTrue(read(HEADER + "MS,Hale, Jordan,jordan@ms.example,Director\n")
                .problem()
                .startsWith("2 : The row has 5 values and the header has 4."));
        assertTrue(read(HEADER + "MS\n").problem().startsWith("2 : The row has 1 value and"));
    }

    @Test
    void whatHasNoEndIsDivided() throws IOException {
        StringBuilder text = new StringBuilder("Jurisdiction,Name,E-mail,Place\n");
        for (int i = 0; i < FoundingList.MOST_ROWS; i++) {
            text.append("MS,Al,al").append(i).append("@a.example,core\n");
        }
        Read read = read(text.toString());

        assertEquals(FoundingList.MOST_ROWS - 1, read.rows().size());
        assertTrue(read.problem().contains("at most 100,000 rows"));
    }

    @Test
    void aFileWithoutRowsIsTold() throws IOException {
        assertTrue(read(HEADER).problem().startsWith("1 : Below the names of the columns there is no row."));
        assertTrue(read(HEADER + "\n,,,\n").problem().startsWith("1 : Below the names"));
        assertTrue(read("\n\n").problem().startsWith("1 : The file is empty."));
    }

    @Test
    void sixteenBitsAreReadWithoutTheirMark() throws IOException {
        String text = HEADER + "Puerto Rico,Marcos Benítez Colón,marcos@pr.example,Director\n";

        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals("Marcos Benítez Colón", one(text.getBytes(charset)).name(), charset.name());
        }
    }

    @Test
    void bytesThatAreNoCharacterAreToldAtTheirRow() throws IOException {
        byte[] broken =
                ("\uFEFF" + HEADER + "MS,Al,al@a.example,\nTN,B#,bo@b.example,\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < broken.length; i++) {
            broken[i] = broken[i] == '#' ? (byte) 0xE9 : broken[i];
        }

        Read read = read(broken);
        assertEquals("3 Name: A character cannot be read. Save the file as UTF-8.", read.problem());
        assertEquals(1, read.rows().size());
    }

    @Test
    void whatIsNotSeenAroundAValueIsDropped() throws IOException {
        Read read = read(HEADER + "Puerto\u00A0Rico ,\u00A0Al Ash\u200B, \uFEFFal@a.example\u00A0,\n");

        assertEquals(List.of(), read.problems());
        assertEquals(
                new FoundingRow(2, "PR", "SEAT", "al@a.example", "Al Ash", ""),
                read.rows().get(0));
        assertEquals(
                "2 Name: Remove the invisible control character.",
                read(HEADER + "MS,Al\u202Ehsa,al@a.example,\n").problem());
    }

    @Test
    void allThatIsWrongWithARowIsToldAtOnce() throws IOException {
        Read read = read("Jurisdiction,Name,E-mail,Role,Place\nAtlantis,=Al,al at a,\"Di\nrector\",chief\n");

        assertEquals(
                List.of("Name", "Role", "Place", "Jurisdiction"),
                read.problems().stream().map(FoundingProblem::column).toList());
        assertTrue(read.problems().stream().allMatch(problem -> problem.number() == 2));
    }

    @Test
    void aNumberOrADateIsNobodysName() throws IOException {
        assertEquals(
                "2 Name: “45292” has no letter in it. Does it belong into another column?",
                read(HEADER + "MS,45292,al@a.example,\n").problem());
        assertTrue(
                read(HEADER + "al@a.example,Al,MS,\n").problems().get(0).words().contains("swapped"));
    }

    @Test
    void aLineOfEndlessValuesIsRefused() throws IOException {
        Read read = read(HEADER + "MS" + ",".repeat(2_000_000) + "\nTN,Bo,bo@b.example,\n");

        assertEquals(List.of(), read.rows());
        assertTrue(read.problem().startsWith("2 : This row cannot be read"));
    }

    @Test
    void whatIsNoListIsRefusedByItsContent() {
        assertRefused("This is a picture.", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        assertRefused("This is a picture.", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});
        assertRefused("This is a PDF.", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII));
        assertRefused("This is a text document.", "{\\rtf1 Jurisdiction,Name".getBytes(StandardCharsets.US_ASCII));
        assertRefused("This is a web page", "\n<html><table>".getBytes(StandardCharsets.US_ASCII));
        assertRefused(
                "of the old kind",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        assertRefused("This is a compressed file.", new byte[] {0x1F, (byte) 0x8B, 8, 0});
        byte[] noise = new byte[5_000];
        new java.util.Random(1).nextBytes(noise);
        noise[0] = 'J';
        assertRefused("This is not a file of text.", noise);
    }

    private void assertRefused(String words, byte[] bytes) {
        String told = assertThrows(Invalid.class, () -> read(bytes)).errors().get("list");
        assertTrue(told.contains(words), told);
        assertTrue(told.contains("saved as CSV"), told);
    }

    /** Habits of other programs in words of our own; the corpus of what CSV readers get wrong as well, where it is at hand. */
    @Test
    void valuesComeOutAsTheProgramMeantThem() throws IOException {
        assertEquals(
                List.of(
                        List.of("1 Main St, Jackson", "say \"yes\"", "two\nlines", ""),
                        List.of("{\"type\": [1, 2]}", "Ünïcode — 日本", "a\r\nb", " spaced ")),
                values("\"1 Main St, Jackson\",\"say \"\"yes\"\"\",\"two\nlines\",\r\n"
                        + "\"{\"\"type\"\": [1, 2]}\",Ünïcode — 日本,\"a\r\nb\", spaced \r\n"));
        assertEquals(List.of(List.of("a", "b"), List.of("1", "2")), values("a,b\r1,2"));

        List<Path> corpora = Stream.of(Path.of("../shared"), Path.of("../../shared"))
                .map(shared -> shared.resolve("corpora/csv-spectrum"))
                .filter(Files::isDirectory)
                .toList();
        for (Path corpus : corpora) {
            everyValueComesOutAsItsTableSays(corpus);
        }
    }

    private void everyValueComesOutAsItsTableSays(Path corpus) throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve("csvs"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Path table = corpus.resolve("json").resolve(name.replace(".csv", ".json"));
                // Beside the coordinates lies the table of another file: they are only read to their end.
                if (!name.equals("location_coordinates.csv")) {
                    assertEquals(new JsonArray(Files.readString(table)), table(values(file)), name);
                }

                Read read = read(Files.readAllBytes(file));
                assertEquals(List.of(), read.rows(), name);
                assertFalse(read.problems().isEmpty(), name);
            }
        }
    }

    private static JsonArray table(List<List<String>> rows) {
        JsonArray table = new JsonArray();
        for (List<String> row : rows.subList(1, rows.size())) {
            JsonObject one = new JsonObject();
            for (int i = 0; i < row.size(); i++) {
                one.put(rows.get(0).get(i), row.get(i));
            }
            table.add(one);
        }
        return table;
    }

    private List<List<String>> values(String text) throws IOException {
        return values(Files.writeString(folder.resolve("values.csv"), text));
    }

    private static List<List<String>> values(Path file) throws IOException {
        List<List<String>> values = new ArrayList<>();
        try (ListRecords records = ListRecords.open(file)) {
            for (ListRecord next = records.next(); next != null; next = records.next()) {
                values.add(next.values());
            }
        }
        return values;
    }

    private FoundingRow one(byte[] bytes) throws IOException {
        Read read = read(bytes);
        assertEquals(List.of(), read.problems());
        return read.rows().get(0);
    }

    private Read read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Read read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("list.csv"), bytes);
        List<FoundingRow> rows = new ArrayList<>();
        List<FoundingProblem> problems = new ArrayList<>();
        try (FoundingList list = FoundingList.open(file, PLACES, SEATS)) {
            FoundingList.Part part;
            do {
                part = list.next(1_000);
                rows.addAll(part.rows());
                problems.addAll(part.problems());
            } while (!part.last());
            return new Read(rows, problems, list.notes());
        }
    }
}
