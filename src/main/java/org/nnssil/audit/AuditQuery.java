package org.nnssil.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What somebody looks for in the audit trail, as typed. What cannot be read narrows nothing. */
public record AuditQuery(
        @RestQuery @Nullable String actor,
        @RestQuery @Nullable String subject,
        @RestQuery @Nullable String act,
        @RestQuery @Nullable String jurisdiction,
        @RestQuery @Nullable String from,
        @RestQuery @Nullable String to,
        @RestQuery @Nullable String address,
        @RestQuery @Nullable String q,
        @RestQuery @Nullable String after) {

    private static final int LONGEST = 200;

    /** Text that is there and can be looked for. */
    static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
    }

    Optional<Instant> since(ZoneId zone) {
        return date(from).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The end of the last day. */
    Optional<Instant> until(ZoneId zone) {
        return date(to).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    Optional<UUID> cursor() {
        return text(after)
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    boolean narrows() {
        return !fields().isEmpty();
    }

    /** The query of a link that looks for the same. */
    String link() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        text(actor).ifPresent(value -> fields.put("actor", value));
        text(subject).ifPresent(value -> fields.put("subject", value));
        text(act).ifPresent(value -> fields.put("act", value));
        text(jurisdiction).ifPresent(value -> fields.put("jurisdiction", value));
        text(from).ifPresent(value -> fields.put("from", value));
        text(to).ifPresent(value -> fields.put("to", value));
        text(address).ifPresent(value -> fields.put("address", value));
        text(q).ifPresent(value -> fields.put("q", value));
        return fields;
    }

    private static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return text(typed).map(LocalDate::parse).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
