package org.nnssil.admission;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nnssil.web.Invalid;

/**
 * Looks a workbook over before it is read: it is unpacked once to nowhere, with an end to what it may hold, so that a
 * small file that unpacks to a huge one, or names cells where no spreadsheet has any, is refused instead of filling the
 * memory.
 */
final class WorkbookCheck {

    static final int MOST_PARTS = 2_000;
    static final long MOST_BYTES = 128L * 1_048_576;

    /** As many as a spreadsheet has. */
    private static final int MOST_COLUMNS = 16_384;

    private static final int LONGEST_ADDRESS = 10;
    private static final int MOST_ARRAY_FORMULAS = 1_000;

    private static final Set<String> BEGINNINGS = Set.of("efbb", "fffe", "feff", "003c");

    private static final XMLInputFactory XML = factory();

    private final Path file;
    private long left = MOST_BYTES;
    private int cells;
    private boolean rows;
    private int arrayFormulas;

    private WorkbookCheck(Path file) {
        this.file = file;
    }

    /** @throws Invalid naming {@code list} */
    static void mustBeSound(Path file) throws IOException {
        try {
            new WorkbookCheck(file).look();
        } catch (java.util.zip.ZipException | java.io.EOFException | XMLStreamException damaged) {
            throw new Invalid("list", "This workbook is damaged. Open it, save it anew, and choose that file.");
        }
    }

    private void look() throws IOException, XMLStreamException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw tooLarge();
            }
            mustBeWorkbook(zip.stream()
                    .map(part -> part.getName().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet()));
            for (ZipEntry part : zip.stream().toList()) {
                try (InputStream in = new BufferedInputStream(new Counted(zip.getInputStream(part)))) {
                    look(in);
                }
            }
        }
    }

    private void look(InputStream in) throws IOException, XMLStreamException {
        in.mark(2);
        String head = HexFormat.of().formatHex(in.readNBytes(2));
        in.reset();
        // The parts that a reader takes for sheets are XML, by whatever name; its beginning says so in every encoding.
        if (head.startsWith("3c") || BEGINNINGS.contains(head) || head.matches("(09|0a|0d|20)..")) {
            lookAtXml(in);
        } else {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void lookAtXml(InputStream in) throws XMLStreamException {
        rows = false;
        XMLStreamReader xml = XML.createXMLStreamReader(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                lookAt(xml);
            }
        }
    }

    private void lookAt(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "row" -> {
                rows = true;
                cells = 0;
            }
            case "c" -> {
                cells += rows ? 1 : 0;
                String address = xml.getAttributeValue(null, "r");
                if (cells > MOST_COLUMNS || (address != null && !possible(address))) {
                    throw tooLarge();
                }
            }
            case "f" -> {
                arrayFormulas += "array".equals(xml.getAttributeValue(null, "t")) ? 1 : 0;
                if (arrayFormulas > MOST_ARRAY_FORMULAS) {
                    throw tooLarge();
                }
            }
            default -> {}
        }
    }

    /** At most three letters, then digits. */
    private static boolean possible(String address) {
        int letters = 0;
        while (letters < address.length() && Character.isLetter(address.charAt(letters))) {
            letters++;
        }
        return address.length() <= LONGEST_ADDRESS
                && letters >= 1
                && letters <= 3
                && letters < address.length()
                && address.substring(letters).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void mustBeWorkbook(Set<String> parts) {
        if (parts.contains("xl/workbook.xml") && parts.contains("[content_types].xml")) {
            return;
        }
        String what = parts.contains("xl/workbook.bin")
                ? "This is a binary workbook (XLSB)."
                : parts.contains("content.xml")
                        ? "This is a document of another kind (such as ODS)."
                        : parts.contains("word/document.xml") ? "This is a text document." : "This is a ZIP archive.";
        throw new Invalid("list", what + " Save the spreadsheet as a workbook (XLSX) or as CSV, and choose that file.");
    }

    private static Invalid tooLarge() {
        return new Invalid(
                "list",
                "This workbook unpacks to more than a list of contacts can hold. Delete what is not part of the list, or"
                        + " save it as CSV.");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Bytes as they are unpacked, all parts together; what the archive says of its sizes is not believed. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
