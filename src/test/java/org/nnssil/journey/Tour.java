package org.nnssil.journey;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                form.submit();
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

    private final String address;
    private final Map<String, String> names;
    private final Map<String, String> sessions;
    private final int width;
    private final ColorScheme scheme;
    private final boolean pictures = Boolean.getBoolean("network.pictures");
    private final Accessibility accessibility = new Accessibility();
    private final List<String> findings = new ArrayList<>();

    Tour(String address, Map<String, String> names, Map<String, String> sessions, int width, ColorScheme scheme) {
        this.address = address;
        this.names = names;
        this.sessions = sessions;
        this.width = width;
        this.scheme = scheme;
    }

    List<String> findings() {
        try (Browser browser = new Browser()) {
            Map<String, Page> pages = new HashMap<>();
            for (Stops.Stop stop : Stops.all()) {
                Page page = pages.computeIfAbsent(stop.who(), who -> window(browser, who));
                try {
                    visit(stop, page);
                } catch (RuntimeException failure) {
                    findings.add(stop.name() + ": " + failure.getMessage());
                }
            }
            refusals(pages.get("coordinator"));
            keyboard(pages.get("mississippi"));
        }
        return findings;
    }

    private Page window(Browser browser, String who) {
        NewContextOptions options =
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
        if (!who.equals(Stops.NOBODY)) {
            options.setStorageState(sessions.get(who));
        }
        BrowserContext context = browser.get().newContext(options);
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    private void visit(Stops.Stop stop, Page page) {
        Response answer = page.navigate(address + stop.path(names));
        if (page.url().contains("/realms/")) {
            Windows.proveAgain(page);
        } else if (stop.status() == 422) {
            answer =
                    page.waitForResponse(response -> response.request().method().equals("POST"), () -> page.locator(
                                    "main form.form[method=post] button.button:visible")
                            .first()
                            .click());
            page.waitForLoadState();
            note(stop.name(), page.evaluate(SUMMARY));
        }
        if (answer != null && answer.status() != 200 && answer.status() != stop.status()
                || answer != null && stop.status() != 200 && answer.status() == 200) {
            findings.add(stop.name() + ": answered " + answer.status() + " and not " + stop.status());
        }
        look(stop.name(), page);
    }

    /** Answers to what no page of ours sends. */
    private void refusals(Page page) {
        page.navigate(address + "/desk/limits");
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
        page.navigate(address + "/desk/limits");
        Response answer = page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> page.evaluate(SUBMIT, List.of(action, fields)));
        page.waitForLoadState();
        String name = "refusal-" + answer.status();
        if (!statuses.contains(answer.status())) {
            findings.add(name + ": " + action + " should answer " + statuses);
        }
        look(name, page);
    }

    /** The first stop of the Tab key leads past the navigation, and every stop is seen. */
    private void keyboard(Page page) {
        page.navigate(address + "/");
        page.keyboard().press("Tab");
        if (!Boolean.TRUE.equals(page.evaluate("document.activeElement.classList.contains('skip')"
                + " && document.activeElement.getBoundingClientRect().top >= 0"))) {
            findings.add("keyboard: the first stop is not a visible link to the page's content");
        }
        page.keyboard().press("Enter");
        if (!Boolean.TRUE.equals(page.evaluate("document.activeElement.id === 'main'"))) {
            findings.add("keyboard: the first link does not lead to the page's content");
        }
        for (String path : List.of("/", "/directory", "/settings")) {
            page.navigate(address + path);
            int stops = 0;
            String unseen = "";
            while (unseen.isEmpty() && stops < 40) {
                page.keyboard().press("Tab");
                unseen = String.valueOf(page.evaluate(FOCUS));
                stops++;
            }
            // After the last stop the focus leaves the page.
            if (!unseen.isEmpty() && !(unseen.equals("nowhere") && stops > 15)) {
                findings.add("keyboard: stop %d of %s is not seen: %s".formatted(stops, path, unseen));
            }
        }
    }

    private void look(String name, Page page) {
        if (pictures) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "journey", "walk", name + "-" + width + ".png")));
        }
        accessibility.check(page).forEach(finding -> add(name, finding));
        Layout.check(page).forEach(finding -> add(name, finding));
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
