package org.nnssil.journey;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A browser window for each demo person, what was found wrong with the pages looked at, and the mail that came. */
final class Windows {

    private static final String PASSWORD = "network-demo";

    /** With -Dnetwork.scripts=off no page of the journey runs a script; what looks at them still can. */
    private final boolean scripts = !"off".equals(System.getProperty("network.scripts"));

    private final Browser browser;
    private final PackagedNetwork network;
    private final Accessibility accessibility = new Accessibility();
    private final Map<String, Page> windows = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    Windows(Browser browser, PackagedNetwork network) {
        this.browser = browser;
        this.network = network;
    }

    /** A window in which this demo person is signed in. */
    Page of(String username) {
        return windows.computeIfAbsent(username, name -> {
            BrowserContext context = browser.get()
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                            .setViewportSize(1280, 900)
                            .setJavaScriptEnabled(scripts));
            context.setDefaultTimeout(15_000);
            Page page = context.newPage();
            signIn(page, network.address(), name);
            return page;
        });
    }

    /** One after the other: against guessing, Keycloak refuses a second sign-in of somebody while one is under way. */
    static synchronized void signIn(Page page, String address, String username) {
        page.navigate(address + "/sign-in?to=/");
        page.locator("#username").fill(username);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(address + "/");
    }

    /** A new window in which nobody is signed in. */
    Page ofNobody() {
        BrowserContext context = browser.get().newContext();
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** Another window of this demo person, in which no script runs. */
    Page withoutScripts(String username) {
        BrowserContext context = browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setStorageState(session(username))
                        .setJavaScriptEnabled(false));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** What another browser needs to be this demo person too. */
    String session(String username) {
        return of(username).context().storageState();
    }

    /** Gives the password where Keycloak asks for it again; otherwise does nothing. */
    static void proveAgain(Page page) {
        if (page.url().contains("/realms/")) {
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();
            page.waitForURL(url -> !url.contains("/realms/"));
        }
    }

    /**
     * Leaves pictures of the page in target/journey/pages, wide and light, narrow and dark, and notes what axe finds
     * (WCAG 2.2 A and AA) and whether it is wider than a phone.
     */
    void look(Page page, String name) {
        picture(page, name + "-1280");
        note(name, page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        picture(page, name + "-390-dark");
        note(name + ", narrow and dark", page);
        if (Boolean.TRUE.equals(
                page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))) {
            findings.add(name + ": wider than a phone of 390 px");
        }
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    MimeMessage awaitMail(String address, String... words) {
        List<MimeMessage> found = new ArrayList<>();
        Awaitility.await("a mail to " + address + " with " + Arrays.toString(words))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    for (MimeMessage message : network.mail().getReceivedMessages()) {
                        String all = message.getSubject() + GreenMailUtil.getWholeMessage(message);
                        if (addresses(message).contains(address)
                                && Arrays.stream(words).allMatch(all::contains)) {
                            found.add(message);
                        }
                    }
                    return !found.isEmpty();
                });
        return found.get(0);
    }

    static Set<String> addresses(MimeMessage... messages) {
        return Arrays.stream(messages)
                .flatMap(message -> {
                    try {
                        return Arrays.stream(message.getAllRecipients());
                    } catch (MessagingException failure) {
                        throw new IllegalStateException(failure);
                    }
                })
                .map(recipient -> ((InternetAddress) recipient).getAddress())
                .collect(Collectors.toSet());
    }

    private void note(String name, Page page) {
        accessibility.check(page).forEach(finding -> findings.add(name + ": " + finding));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "journey", "pages", name + ".png")));
    }
}
