package org.nnssil.journey;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;

/** One walk through all stops, in a browser of its own, in windows of one width and one colour scheme. */
final class Tour {

    private static final String SUBMIT =
            """
            ([action, fields]) => {
                const form = document.createElement('form');
                form.method = 'post';
                form.action = action;
                for (const [name, value] of Object.entries(fields)) {
                    const field = document.createElement('textarea');
                    field.name = name;
                    field.value = value;
                    form.append(field);
                }
                document.body.append(form);
                setTimeout(() => form.submit(), 0);
            }
            """;

    private static final String SUMMARY =
            """
            () => {
                const found = [];
                const summary = document.querySelector('.errors');
                if (!summary) return ['has no summary of errors'];
                if (document.activeElement !== summary) found.push('the summary of errors has no focus');
                const links = [...summary.querySelectorAll('a')];
                if (links.length === 0) found.push('the summary names no field');
                for (const link of links) {
                    if (!document.getElementById(link.hash.slice(1))) found.push('the summary leads nowhere: ' + link.hash);
                }
                if (!document.querySelector('.error')) found.push('no field says what is wrong');
                return found;
            }
            """;

    private static final String FOCUS =
            """
            () => {
                const e = document.activeElement;
                if (e === document.body) return 'nowhere';
                const style = getComputedStyle(e);
                const rect = e.querySelector && e.closest('svg') ? getComputedStyle(e.querySelector('rect')) : null;
                const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
                    || (rect && parseFloat(rect.strokeWidth) >= 2);
                return seen ? '' : e.outerHTML.slice(0, 120);
            }
            """;

    /** What a page may have once its stylesheet and script are cached. */
    private static final int MOST_BYTES = 60 * 1024;

    private static final int PAPER = 695;

    private final String address;
    private final Map<String, String> names;
    private final int width;
    private final ColorScheme scheme;
    private final boolean pictures = Boolean.getBoolean("network.pictures");
    private final Accessibility accessibility = new Accessibility();
    private final List<String> findings = new ArrayList<>();
    private final Set<String> examined = new HashSet<>();

    Tour(String address, Map<String, String> names, int width, ColorScheme scheme) {
        this.address = address;
        this.names = names;
        this.width = width;
        this.scheme = scheme;
    }

    List<String> findings() {
        try (Browser browser = new Browser()) {
            Map<String, Page> pages = new HashMap<>();
            for (Stops.Stop stop : Stops.all()) {
                Page page = pages.computeIfAbsent(stop.who(), who -> window(browser, who));
                attempt(stop.name(), () -> visit(stop, page));
            }
            attempt("refusals", () -> refusals(pages.get("coordinator")));
            attempt("keyboard", () -> keyboard(pages.get("mississippi")));
        }
        return findings;
    }

    private void attempt(String name, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException failure) {
            add(name, String.valueOf(failure.getMessage()));
        }
    }

    /**
     * Signed in by itself: two browsers with one session are what a stolen one looks like, and the first to renew it ends it
     * for both.
     */
    private Page window(Browser browser, String who) {
        BrowserContext context = browser.get()
                .newContext(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        context.setDefaultTimeout(15_000);
        Page page = context.newPage();
        if (!who.equals(Stops.NOBODY)) {
            Windows.signIn(page, address, who);
        }
        return page;
    }

    private void visit(Stops.Stop stop, Page page) {
        Response answer = open(page, stop.path(names));
        if (page.url().contains("/realms/")) {
            Windows.proveAgain(page);
        } else if (stop.status() == 422) {
            answer = send(page, () -> page.locator("main form.form[method=post] button.button:visible")
                    .first()
                    .click());
            note(stop.name(), page.evaluate(SUMMARY));
        }
        if (answer.status() != stop.status()) {
            add(stop.name(), "answered " + answer.status() + " and not " + stop.status());
        }
        // Playwright gives the body as the page has it, without the compression on the way.
        int bytes = answer.url().startsWith(address) ? answer.body().length : 0;
        if (bytes > MOST_BYTES) {
            add(stop.name(), "has %,d bytes and may have %,d".formatted(bytes, MOST_BYTES));
        }
        look(stop.name(), page);
        // What axe looks at is the same for others who see the page; the front page differs most.
        if (examined.add(stop.address() + stop.status()) || stop.address().equals("/")) {
            accessibility.check(page).forEach(finding -> add(stop.name(), finding));
        }
    }

    private Response open(Page page, String path) {
        return Objects.requireNonNull(page.navigate(
                address + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED)));
    }

    /** Returns when the page that answers stands. */
    private static Response send(Page page, Runnable act) {
        page.evaluate("() => { window.before = true; }");
        Response answer =
                page.waitForResponse(response -> response.request().method().equals("POST"), act);
        Awaitility.await("the answer to the form")
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> Boolean.TRUE.equals(
                        page.evaluate("() => !window.before && document.readyState === 'complete'")));
        return answer;
    }

    /** Answers to what no page of ours sends. */
    private void refusals(Page page) {
        open(page, "/desk/limits");
        String token = page.locator("input[name=form]").first().inputValue();
        submit(page, "/settings", Map.of("name", "Somebody"), Set.of(403));
        submit(
                page,
                "/desk/nominations/" + names.get("nomination-declined") + "/decision",
                Map.of("decision", "core", "form", token),
                Set.of(409));
        submit(page, "/settings", Map.of("about", "x".repeat(1_200_000), "form", token), Set.of(413, 422));
    }

    private void submit(Page page, String action, Map<String, String> fields, Set<Integer> statuses) {
        open(page, "/desk/limits");
        Response answer = send(page, () -> page.evaluate(SUBMIT, List.of(action, fields)));
        String name = "refusal-" + answer.status();
        if (!statuses.contains(answer.status())) {
            add(name, action + " should answer " + statuses);
        }
        look(name, page);
        accessibility.check(page).forEach(finding -> add(name, finding));
    }

    /** The first stop of the Tab key leads past the navigation, and every stop is seen. */
    private void keyboard(Page page) {
        open(page, "/");
        page.keyboard().press("Tab");
        if (!Boolean.TRUE.equals(page.evaluate("document.activeElement.classList.contains('skip')"
                + " && document.activeElement.getBoundingClientRect().top >= 0"))) {
            add("keyboard", "the first stop is not a visible link to the page's content");
        }
        page.keyboard().press("Enter");
        if (!Boolean.TRUE.equals(page.evaluate("document.activeElement.id === 'main'"))) {
            add("keyboard", "the first link does not lead to the page's content");
        }
        for (String path : List.of("/", "/directory", "/settings")) {
            open(page, path);
            int stops = 0;
            String unseen = "";
            while (unseen.isEmpty() && stops < 40) {
                page.keyboard().press("Tab");
                unseen = String.valueOf(page.evaluate(FOCUS));
                stops++;
            }
            // After the last stop the focus leaves the page.
            if (!unseen.isEmpty() && !(unseen.equals("nowhere") && stops > 15)) {
                add("keyboard", "stop %d of %s is not seen: %s".formatted(stops, path, unseen));
            }
        }
    }

    private void look(String name, Page page) {
        if (pictures) {
            picture(name, page);
        }
        Layout.check(page).forEach(finding -> add(name, finding));
    }

    /** As it stands in the window; the wide and light one also as a printer gets it, as wide as the text on Letter paper. */
    private void picture(String name, Page page) {
        String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        shoot(page, name + "-" + look);
        if (width > PAPER && scheme == ColorScheme.LIGHT) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(PAPER, 900);
            shoot(page, name + "-print");
            page.setViewportSize(width, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null).setColorScheme(scheme));
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "journey", "walk", name + ".png")));
    }

    private void note(String name, Object found) {
        if (found instanceof List<?> list) {
            list.forEach(finding -> add(name, String.valueOf(finding)));
        }
    }

    private void add(String name, String finding) {
        findings.add(name + " at " + width + ": " + finding);
    }
}
