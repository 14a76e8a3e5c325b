package org.nnssil.admission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks for tests, part by part, so that a test can have them as broken as it likes. */
final class WorkbookKit {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A workbook of two sheets, the second about something else. */
    static WorkbookKit with(String rows) {
        WorkbookKit kit = new WorkbookKit();
        kit.part(
                "[Content_Types].xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="%1$ssharedStrings+xml"/>
                </Types>"""
                        .formatted(TYPE));
        kit.sheets(
                "<sheet name=\"Contacts\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Notes\" sheetId=\"2\" r:id=\"rId2\"/>");
        kit.part(
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="worksheet" Target="worksheets/sheet2.xml"/>
                </Relationships>""");
        kit.part("xl/sharedStrings.xml", "<sst xmlns=\"%s\"></sst>".formatted(MAIN));
        kit.part("xl/worksheets/sheet1.xml", sheet(rows));
        kit.part("xl/worksheets/sheet2.xml", sheet("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"));
        return kit;
    }

    /** Rows of texts, each cell with its text in place. */
    static String rows(String[]... rows) {
        StringBuilder xml = new StringBuilder();
        for (int r = 0; r < rows.length; r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows[r].length; c++) {
                xml.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted(
                                'A' + c, r + 1, rows[r][c].replace("&", "&amp;").replace("<", "&lt;")));
            }
            xml.append("</row>");
        }
        return xml.toString();
    }

    static String sheet(String rows) {
        return "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
    }

    WorkbookKit sheets(String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>%s</sheets></workbook>"
                        .formatted(MAIN, sheets));
    }

    WorkbookKit shared(String... items) {
        StringBuilder xml = new StringBuilder();
        for (String item : items) {
            xml.append("<si>").append(item).append("</si>");
        }
        return part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, xml));
    }

    WorkbookKit part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    WorkbookKit part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    WorkbookKit without(String name) {
        parts.remove(name);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
