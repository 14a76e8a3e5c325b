package org.nnssil.privacy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Everything that is held about a person: the same twice, for programs and for reading. */
record PersonalCopy(String name, Instant at, List<Section> sections) {

    record Section(String title, List<JsonObject> rows) {

        /** For a page: names and values as text, without those that are empty. */
        public List<List<Entry>> entries() {
            return rows.stream().map(Section::entries).toList();
        }

        private static List<Entry> entries(JsonObject row) {
            List<Entry> entries = new ArrayList<>();
            for (String name : row.fieldNames()) {
                Object value = row.getValue(name);
                String text = value == null ? "" : String.valueOf(value);
                if (!text.isEmpty()) {
                    entries.add(new Entry(name, text));
                }
            }
            return entries;
        }
    }

    record Entry(String name, String value) {}

    String json() {
        JsonObject all = new JsonObject().put("name", name).put("at", at.toString());
        sections.forEach(section -> all.put(section.title(), new JsonArray(new ArrayList<>(section.rows()))));
        return all.encodePrettily();
    }

    /** @param html the page for reading */
    byte[] zip(String html) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "about-you.html", html);
            put(zip, "about-you.json", json());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
