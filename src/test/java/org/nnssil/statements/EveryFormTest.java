package org.nnssil.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nnssil.security.Signer;
import org.nnssil.statements.PageForm.Field;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.Routes;

/**
 * Every form of every page, as the pages show them, filled with whatever can be typed or sent. Text is stored byte for byte
 * or refused at its field with everything still in the form; nothing is half-written; nothing breaks; and a form sent twice
 * does its work once.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryFormTest extends NetworkTest {

    /** What no page here shows a form for, and takes no words: a file, one press of a button, or an address only. */
    private static final Set<String> WITHOUT_WORDS = Set.of(
            "POST /centers/{key}/liaisons",
            "POST /claim/{token}",
            "POST /desk/accounts/{id}/attempt",
            "POST /desk/founding",
            "POST /desk/invitations/{id}/address",
            "POST /desk/mail/{id}/release",
            "POST /jurisdictions/{key}/counting",
            "POST /newsletters/{id}/items/{item}/renewal",
            "POST /newsletters/{id}/sending",
            "POST /practices/{id}/submission",
            "POST /settings/data/erasure/withdrawal",
            "POST /settings/photo",
            "POST /threads/{id}/closure/undo",
            "POST /unsubscribe/{token}/undo",
            "POST /webinars/programme");

    /** A spotlight is a draft without them. */
    private static final Set<String> UNTIL_SUBMITTED = Set.of("situation", "whatWeDid", "whatCame");

    /** What makes something new without a word typed. */
    private static final Set<String> CREATING = Set.of("/newsletters/new []", "/practices/{id}/changes []");

    private static FormFinder finder;

    @Inject
    Scheduler scheduler;

    @Inject
    Signer signer;

    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void nothingElseWrites() {
        scheduler.pause();
        if (finder == null) {
            finder = new FormFinder(signer);
        }
    }

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    @AfterAll
    static void putAway() {
        if (finder != null) {
            finder.close();
            finder = null;
        }
    }

    @Test
    @Order(1)
    void everyFormThatTakesWordsIsFound() {
        SortedSet<String> missing = new TreeSet<>(Routes.all());
        missing.removeIf(route -> !route.startsWith("POST /") || route.startsWith("POST /api/"));
        finder.forms().forEach((shape, place) -> missing.removeIf(route -> fits(route, shape)));
        missing.removeAll(WITHOUT_WORDS);

        assertEquals(Set.of(), missing, "No page here shows a form for these: give BusyNetwork what they need");
    }

    @Test
    @Order(2)
    void whatCannotBeStoredIsRefusedAtItsFieldWithEverythingStillThere() {
        Map<String, String> before = new Tables().contents();

        finder.forms().keySet().stream().filter(finder::takesWords).forEach(this::refuse);

        assertEquals("", String.join("\n", findings));
        Map<String, String> after = new Tables().contents();
        after.entrySet().removeIf(table -> table.getValue().equals(before.get(table.getKey())));
        assertEquals(Map.of(), after, "Something was written all the same");
    }

    @Test
    @Order(3)
    void aSearchTakesWhateverIsTyped() {
        List<String> odds = List.of(
                "a%00b",
                "a%ED%A0%80b",
                "a%FFb%C3",
                "%20%20%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%E2%80%AE%D7%90e%CC%81%EF%BB%BF%E2%80%A8",
                "%3Cscript%3E%22'%25_%5C",
                "x".repeat(5_000));
        finder.searches()
                .forEach((shape, place) -> odds.forEach(odd -> {
                    String query = finder.form(shape).fields().stream()
                            .filter(Field::isTyped)
                            .map(field -> field.name() + "=" + odd)
                            .collect(Collectors.joining("&"));
                    int status = finder.visitor(place)
                            .get(finder.form(shape).action() + "?" + query)
                            .status();
                    if (status >= 500) {
                        findings.add(shape + " " + odd + ": " + status);
                    }
                }));
        assertEquals("", String.join("\n", findings));
    }

    @Test
    @Order(4)
    void whatIsTakenIsStoredByteForByteAndOnceThoughItIsSentTwice() {
        finder.forms().keySet().stream()
                .filter(shape ->
                        finder.form(shape).fields().stream().anyMatch(Nasty::isFree) || CREATING.contains(shape))
                .sorted((one, other) -> Integer.compare(last(one), last(other)))
                .forEach(this::accept);

        assertEquals("", String.join("\n", findings));
    }

    private void refuse(String shape) {
        PageForm form = finder.form(shape);
        mustComeBack(shape, form, "NUL", Field::isTyped, field -> Typed.text(field.name(), Nasty.of(field, "") + "\0"));
        mustComeBack(shape, form, "half a pair", Field::isTyped, field -> new Typed(field.name(), "a%ED%A0%80b"));
        mustComeBack(shape, form, "no UTF-8", Field::isTyped, field -> new Typed(field.name(), "a%FFb%C3"));
        mustComeBack(shape, form, "too long", Field::isTyped, field -> Typed.text(field.name(), "x".repeat(100_000)));
        mustComeBack(
                shape,
                form,
                "only spaces",
                field -> field.takesWords() && field.required() && !UNTIL_SUBMITTED.contains(field.name()),
                field -> Typed.text(field.name(), " \u2003 "));
        mustNotBreak(shape, form, field -> new Typed(field.name(), "%00"));
    }

    /** All fields at once; one that has no message then, because others are looked at first, once more by itself. */
    private void mustComeBack(
            String shape, PageForm form, String what, Predicate<Field> where, Function<Field, Typed> typed) {
        List<Field> fields = form.fields().stream().filter(where).toList();
        if (fields.isEmpty()) {
            return;
        }
        Set<Field> silent = comesBack(shape, form, what, field -> where.test(field) ? typed.apply(field) : null);
        for (Field alone : silent) {
            Set<Field> still = comesBack(
                    shape, form, what, field -> field == alone ? typed.apply(field) : otherwise(shape, field));
            if (still.contains(alone)) {
                findings.add(shape + ", " + what + ": no message at " + alone.name());
            }
        }
    }

    /** Which of the fields have no message. */
    private Set<Field> comesBack(String shape, PageForm form, String what, Function<Field, @Nullable Typed> way) {
        Visitor.Answer answer =
                finder.send(shape, form.filled(field -> Optional.ofNullable(way.apply(field)), Nasty.button(shape)));
        String name = shape + ", " + what + ": ";
        Optional<PageForm> again = PageForm.of(Jsoup.parse(answer.text())).stream()
                .filter(one -> one.shape(finder.network()).equals(shape))
                .findFirst();
        if (answer.status() != 422 || again.isEmpty()) {
            findings.add(name + "no form again but " + answer.status() + " " + FormFinder.words(answer));
            return Set.of();
        }
        Set<Field> silent = new LinkedHashSet<>();
        for (Field asked : form.fields()) {
            Typed sent = way.apply(asked);
            if (sent == null || !asked.isTyped()) {
                continue;
            }
            Field back = again.get().like(asked, form).orElseThrow();
            if (back.message().isEmpty()) {
                silent.add(asked);
            }
            String typed = Nasty.seen(URLDecoder.decode(sent.encoded(), StandardCharsets.UTF_8));
            if (!Nasty.seen(back.value()).equals(typed)) {
                findings.add(name + asked.name() + " was not kept: " + shortened(back.value()));
            }
        }
        return silent;
    }

    private @Nullable Typed otherwise(String shape, Field field) {
        return Nasty.valid(shape, field, "other", finder.network())
                .map(text -> Typed.text(field.name(), text))
                .orElse(null);
    }

    private void mustNotBreak(String shape, PageForm form, Function<Field, Typed> way) {
        Visitor.Answer answer = finder.send(
                shape,
                form.filled(
                        field -> Optional.of(field)
                                .filter(one -> !one.name().equals("form"))
                                .map(way),
                        Nasty.button(shape)));
        if (answer.status() < 400 || answer.status() >= 500) {
            findings.add(shape + ", NUL in all fields: " + answer.status());
        }
    }

    private void accept(String shape) {
        finder.reopen(shape);
        PageForm form = finder.form(shape);
        Map<Field, String> given = new LinkedHashMap<>();
        String word = "k" + UUID.randomUUID().toString().replaceAll("-.*", "");
        List<Typed> filled = form.filled(
                field -> Nasty.valid(shape, field, word + "n" + given.size() + "z", finder.network())
                        .map(text -> {
                            if (Nasty.isFree(field)) {
                                given.put(field, text);
                            }
                            return Typed.text(field.name(), text);
                        }),
                Nasty.button(shape));
        Tables tables = new Tables();
        Visitor.Answer answer = finder.send(shape, filled);
        if (answer.status() >= 400) {
            findings.add(shape + " was not taken: " + answer.status() + " " + FormFinder.words(answer));
            return;
        }
        Set<String> stored = tables.textsWith(word);
        given.forEach((field, text) -> {
            if (!stored.contains(text)) {
                findings.add(shape + ": " + field.name() + " is not stored as typed; there is " + stored);
            }
        });
        Map<String, String> once = tables.rows();
        Visitor.Answer second = finder.send(shape, filled);
        Map<String, String> twice = tables.rows();
        twice.entrySet().removeIf(table -> table.getValue().equals(once.get(table.getKey())));
        if (second.status() >= 500 || !twice.isEmpty()) {
            findings.add(shape + " sent twice: " + second.status() + ", and other numbers of rows in " + twice);
        }
    }

    /** What ends something comes after everything else. */
    private static int last(String shape) {
        return shape.matches("/people/.*|.*(departure|withdrawal|vacancy|refusal|cancellation|closure).*") ? 1 : 0;
    }

    private static boolean fits(String route, String shape) {
        String action = shape.substring(0, shape.indexOf(' '));
        return action.matches(route.substring("POST ".length()).replaceAll("\\{[^}]+\\}", "[^/]+"));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
