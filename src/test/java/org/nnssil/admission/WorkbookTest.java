package org.nnssil.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nnssil.web.Invalid;

/** A workbook is read by the same rules as text, and one that is made to do harm is refused before it is read. */
class WorkbookTest {

    private static final String[] HEADER = {"Jurisdiction", "Name", "E-mail", "Role"};

    @TempDir
    Path folder;

    private record Read(List<FoundingRow> rows, List<FoundingProblem> problems, List<String> notes) {}

    @Test
    void itsFirstSheetIsReadByTheSameRules() throws IOException {
        Read read = read(WorkbookKit.with(WorkbookKit.rows(
                HEADER,
                new String[] {"Mississippi", "Jordan & Hale", "jordan@ms.example", "Director"},
                new String[] {"TN", "Priya Nair", "priya at tn"},
                new String[] {"Puerto Rico"})));

        assertEquals(
                List.of(
                        new FoundingRow(2, "MS", "SEAT", "jordan@ms.example", "Jordan & Hale", "Director"),
                        new FoundingRow(4, "PR", "SEAT", "", "", "")),
                read.rows());
        assertEquals(
                List.of(new FoundingProblem(3, "E-mail", "“priya at tn” is not an e-mail address.")), read.problems());
        assertEquals(
                "Read from the sheet “Contacts” of the workbook.", read.notes().get(0));
        assertEquals("1 other sheet is not read.", read.notes().get(1));
    }

    @Test
    void rowsKeepTheNumbersOfTheSheetWhateverIsLeftOut() throws IOException {
        String rows = WorkbookKit.rows(new String[][] {HEADER})
                + "<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>al@a.example</t></is></c>"
                + "<c r=\"A7\" t=\"s\"><v>0</v></c><c r=\"B7\" t=\"s\"><v>1</v></c></row><row r=\"8\"/><row r=\"9\"><c r=\"A9\"/></row>"
                + "<row r=\"12\"><c r=\"A12\" t=\"s\"><v>0</v></c></row>";
        Read read = read(WorkbookKit.with(rows)
                .shared(
                        "<t>Mississippi</t>",
                        "<r><t>Al </t></r><r><t>Ash</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>"));

        assertEquals(List.of(new FoundingRow(7, "MS", "SEAT", "al@a.example", "Al Ash", "")), read.rows());
        assertEquals(1, read.problems().size());
        assertEquals(12, read.problems().get(0).number());
        assertTrue(read.problems().get(0).words().startsWith("Mississippi stands in row 7 already."));
    }

    @Test
    void aFormulaIsWhatItCameToAndAnErrorIsTold() throws IOException {
        String rows = WorkbookKit.rows(new String[][] {HEADER})
                + row(2, "MS", "<c r=\"B2\" t=\"str\"><f>D1&amp;E1</f><v>Al Ash</v></c>", "al@a.example")
                + row(3, "TN", "<c r=\"B3\" t=\"str\"><f>VLOOKUP(1)</f></c>", "bo@b.example")
                + row(4, "PR", "<c r=\"B4\" t=\"e\"><f>Z1</f><v>#REF!</v></c>", "cy@c.example")
                + row(5, "GU", "<c r=\"B5\" t=\"e\"><v>#N/A</v></c>", "di@d.example")
                + row(6, "VI", "<c r=\"B6\" s=\"3\"><v>45292</v></c>", "ed@e.example")
                + row(7, "AS", "<c r=\"B7\"><v>1E+999999999</v></c>", "fe@f.example")
                + row(8, "AL", "<c r=\"B8\" t=\"inlineStr\"><is><t>=1+1</t></is></c>", "gi@g.example");
        Read read = read(WorkbookKit.with(rows));

        assertEquals(
                List.of("Al Ash"), read.rows().stream().map(FoundingRow::name).toList());
        assertEquals(
                List.of(
                        "3 Name: The cell holds a formula that came to nothing. Write the value.",
                        "4 Name: The cell holds an error (#REF!). Write the value.",
                        "5 Name: The cell holds an error (#N/A). Write the value.",
                        "6 Name: “45292” has no letter in it. Does it belong into another column?",
                        "7 Name: The cell holds a number that cannot be written out. Write the value as text.",
                        "8 Name: The value begins with “=”, which spreadsheet programs run as a formula. Write it without."),
                read.problems().stream()
                        .map(problem -> problem.number() + " " + problem.column() + ": " + problem.words())
                        .toList());
    }

    @Test
    void aValueBesideTheColumnsIsNotGuessedAt() throws IOException {
        Read read = read(WorkbookKit.with(
                WorkbookKit.rows(HEADER, new String[] {"MS", "Al", "al@a.example", "Director", " ", ""}, new String[] {
                    "TN", "Bo", "", "bo@b.example", "Director"
                })));

        assertEquals(1, read.rows().size());
        assertEquals(
                "A value stands to the right of the last column that has a name. Is the row shifted?",
                read.problems().get(0).words());
    }

    @Test
    void theFirstSheetThatCanBeSeenCounts() throws IOException {
        WorkbookKit kit = WorkbookKit.with("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>")
                .part("xl/worksheets/sheet2.xml", WorkbookKit.sheet(WorkbookKit.rows(HEADER, new String[] {"MS"})))
                .sheets(
                        "<sheet name=\"Old\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"New\" sheetId=\"2\" r:id=\"rId2\"/>");

        Read read = read(kit);
        assertEquals(1, read.rows().size());
        assertEquals("Read from the sheet “New” of the workbook.", read.notes().get(0));
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() {
        byte[] zeros = new byte[8 * 1_048_576];
        WorkbookKit bomb = WorkbookKit.with("");
        for (int i = 0; i < 17; i++) {
            bomb.part("xl/media/image" + i + ".bin", zeros);
        }
        byte[] bytes = bomb.bytes();
        assertTrue(bytes.length < 1_048_576, "it is small before it is unpacked");
        assertRefused("unpacks to more", bytes);

        WorkbookKit many = WorkbookKit.with("");
        for (int i = 0; i <= WorkbookCheck.MOST_PARTS; i++) {
            many.part("xl/part" + i + ".bin", "");
        }
        assertRefused("unpacks to more", many.bytes());
    }

    @Test
    void cellsWhereNoSpreadsheetHasAnyAreRefused() {
        for (String address : List.of("ZZZZZZ1", "AAAA1", "1", "A99999999999", "$A$1")) {
            assertRefused(
                    "unpacks to more",
                    WorkbookKit.with("<row r=\"1\"><c r=\"" + address + "\"><v>1</v></c></row>")
                            .bytes());
        }
        assertRefused(
                "unpacks to more",
                WorkbookKit.with("<row r=\"1\">" + "<c/>".repeat(16_385) + "</row>")
                        .bytes());
        assertRefused(
                "unpacks to more",
                WorkbookKit.with("<row r=\"1\">" + "<c><f t=\"array\" ref=\"A1:B2\">1</f></c>".repeat(1_001) + "</row>")
                        .bytes());
    }

    @Test
    void whatIsDamagedOrNoWorkbookIsToldSo() throws IOException {
        byte[] whole =
                WorkbookKit.with(WorkbookKit.rows(new String[][] {HEADER})).bytes();
        assertRefused("is damaged", java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused("is damaged", new byte[] {'P', 'K', 3, 4, 0});
        assertRefused(
                "is damaged", WorkbookKit.with("<row r=\"1\"><c r=\"A1\">").bytes());
        assertRefused(
                "is damaged",
                WorkbookKit.with("")
                        .part(
                                "xl/worksheets/sheet1.xml",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>")
                        .bytes());
        assertRefused(
                "This is a ZIP archive.",
                WorkbookKit.with("").without("xl/workbook.xml").bytes());
        assertRefused(
                "such as ODS",
                WorkbookKit.with("")
                        .without("xl/workbook.xml")
                        .part("content.xml", "<a/>")
                        .bytes());
        assertRefused(
                "cannot be read",
                WorkbookKit.with("").without("xl/worksheets/sheet1.xml").bytes());
        assertRefused("cannot be read", WorkbookKit.with("").sheets("").bytes());
    }

    @Test
    void rowsThatRunBackwardsEndTheReading() throws IOException {
        String header = WorkbookKit.rows(new String[][] {HEADER});
        Read read = read(WorkbookKit.with(header
                + row(2, "MS", "<c r=\"B2\" t=\"inlineStr\"><is><t>Al</t></is></c>", "al@a.example")
                + row(2, "TN", "<c r=\"B2\" t=\"inlineStr\"><is><t>Bo</t></is></c>", "bo@b.example")));

        assertEquals(1, read.rows().size());
        assertTrue(read.problems().get(0).words().startsWith("This row of the workbook cannot be read"));
    }

    private static String row(int number, String key, String name, String email) {
        return "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"inlineStr\"><is><t>%2$s</t></is></c>%3$s<c r=\"C%1$d\" t=\"inlineStr\"><is><t>%4$s</t></is></c></row>"
                .formatted(number, key, name, email);
    }

    private void assertRefused(String words, byte[] bytes) {
        String told = assertThrows(Invalid.class, () -> read(bytes)).errors().get("list");
        assertTrue(told.contains(words), told);
    }

    private Read read(WorkbookKit kit) throws IOException {
        return read(kit.bytes());
    }

    private Read read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("list.bin"), bytes);
        Map<String, String> places = Map.of(
                "MS",
                "Mississippi",
                "TN",
                "Tennessee",
                "PR",
                "Puerto Rico",
                "GU",
                "Guam",
                "VI",
                "Virgin Islands",
                "AS",
                "American Samoa",
                "AL",
                "Alabama");
        List<FoundingRow> rows = new ArrayList<>();
        List<FoundingProblem> problems = new ArrayList<>();
        try (FoundingList list = FoundingList.open(file, places, Set.copyOf(places.keySet()))) {
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
