package org.nnssil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The main job, as a new user tries it in one sitting: a coordinator, three states and a superintendent, each in a browser
 * window of their own, against the packaged application with the real Keycloak and a real SMTP server.
 */
@EnabledIf(value = "chromiumIsThere", disabledReason = "NO BROWSER TEST RAN: there is no Chromium on this machine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

    private static final String SESSION = "What the panels saw: a journey through plan reviews";
    private static final String PRACTICE = "Two visits instead of nine reports";
    private static final String QUESTION = "Which report did you stop asking for?";
    private static final String PRIVATE_QUESTION = "Bus contracts for the spring term";

    private static PackagedNetwork network;
    private static Browser browser;
    private static final Map<String, Page> windows = new HashMap<>();

    static boolean chromiumIsThere() {
        boolean there = Browser.isThere();
        if (!there) {
            java.util.logging.Logger.getLogger(MainJobIT.class.getName())
                    .severe("NO BROWSER TEST RAN: there is no Chromium on this machine. CI requires one.");
        }
        return there;
    }

    @BeforeAll
    static void startEverything() throws IOException {
        network = PackagedNetwork.start();
        browser = new Browser();
    }

    @AfterAll
    static void stopEverything() {
        if (browser != null) {
            browser.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    void theCoordinatorSeesTheMonthAndSchedulesAWebinar() {
        Page page = windowOf("coordinator");

        assertThat(page.locator("h1")).hasText("This month in the network");
        assertThat(page.locator("main")).containsText(Pattern.compile("\\d+ of 57"));
        look(page, "home-coordinator");

        page.navigate(network.address() + "/webinars/new");
        fill(page, "title", SESSION);
        fill(page, "date", LocalDate.now().plusDays(20).toString());
        fill(page, "time", "14:00");
        fill(page, "capacity", "2");
        fill(page, "summary", "Three reviewers tell what they saw in a hundred plans.");
        fill(page, "joinUrl", "https://meet.example/panels");
        look(page, "webinar-form");
        press(page, "Schedule the session");

        assertThat(page.locator("h1")).hasText(SESSION);
        look(page, "webinar-coordinator");
    }

    @Test
    @Order(2)
    void aDirectorRegistersSeesTheirOwnTimeAndGetsAnInvitation() throws Exception {
        Page page = windowOf("guam");
        open(page, "/webinars", SESSION);

        assertThat(page.locator(".when")).containsText("ChST");
        assertThat(page.locator(".when")).containsText("ET");
        press(page, "Register");
        look(page, "webinar-registered");

        MimeMessage mail = awaitMail("tasi.cruz@gu.example", SESSION);
        String raw = GreenMailUtil.getWholeMessage(mail);
        assertTrue(raw.contains("text/calendar"), raw);
        assertTrue(raw.contains("method=REQUEST") || raw.contains("METHOD:REQUEST"), raw);
    }

    @Test
    @Order(4)
    void aStatePostsAPracticeTheCoordinatorPublishesItAndAnotherStateFindsIt() {
        Page state = windowOf("mississippi");
        state.navigate(network.address() + "/practices/new");
        fill(state, "title", PRACTICE);
        fill(state, "situation", "Nine reports a year told us little about the lowest-rated schools.");
        fill(state, "whatWeDid", "We dropped seven reports and visited each school twice with one protocol.");
        fill(state, "whatCame", "Districts asked for help sooner. We have not measured student results yet.");
        state.locator("input[name=outcome]").first().check();
        state.locator("input[name=principles]").first().check();
        look(state, "practice-form");
        press(state, "Submit for review");
        look(state, "practice-submitted");

        Page desk = windowOf("coordinator");
        desk.navigate(network.address() + "/practices/review");
        look(desk, "practice-queue");
        desk.getByRole(AriaRole.LINK, named(PRACTICE)).first().click();
        look(desk, "practice-review");
        press(desk, "Publish");

        Page other = windowOf("tennessee");
        other.navigate(network.address() + "/practices");
        look(other, "library");
        other.locator("input[name=q]").first().fill("seven reports visited");
        other.locator("input[name=q]").first().press("Enter");
        assertThat(other.locator("main")).containsText(PRACTICE);
        other.navigate(network.address() + "/practices?jurisdiction=MS");
        other.getByRole(AriaRole.LINK, named(PRACTICE)).first().click();
        assertThat(other.locator("h1")).hasText(PRACTICE);
        look(other, "practice");
    }

    @Test
    @Order(5)
    void membersTalkInTheNetworkAndInPrivateWhereNobodyElseFindsThem() {
        Page asks = windowOf("wyoming");
        startThread(asks, "nnssil", QUESTION, "We stopped the quarterly spending report and nobody missed it.");
        String public_ = asks.url();

        Page answers = windowOf("tennessee");
        answers.navigate(public_);
        fill(answers, "body", "The monthly log of meetings. It took a day of every principal's month.");
        press(answers, "Post your reply");
        assertThat(answers.locator("#post-2")).containsText("monthly log");
        look(answers, "thread");

        Page superintendent = windowOf("springfield");
        startThread(superintendent, "ma-usn", PRIVATE_QUESTION, "Who has a contract that ends in March?");
        String hidden = superintendent.url();
        look(superintendent, "thread-private");

        for (String outsider : List.of("tennessee", "coordinator")) {
            Page page = windowOf(outsider);
            assertEquals(404, page.navigate(hidden).status());
            look(page, "absent");
            page.navigate(network.address() + "/discussions");
            assertThat(page.locator("body")).not().containsText(PRIVATE_QUESTION);
            assertEquals(
                    404,
                    page.navigate(network.address() + "/communities/ma-usn/threads")
                            .status());
        }
    }

    private static void startThread(Page page, String community, String title, String body) {
        page.navigate(network.address() + "/communities/" + community + "/threads/new");
        fill(page, "title", title);
        fill(page, "body", body);
        look(page, "thread-form");
        page.locator("main form button").first().click();
        assertThat(page.locator("h1")).hasText(title);
    }

    private static void open(Page page, String list, String title) {
        page.navigate(network.address() + list);
        page.getByRole(AriaRole.LINK, named(title)).first().click();
        assertThat(page.locator("h1")).hasText(title);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void fill(Page page, String field, String value) {
        page.locator("main [name=" + field + "]").first().fill(value);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    /** A window in which this demo person is signed in. */
    private static Page windowOf(String username) {
        return windows.computeIfAbsent(username, name -> {
            BrowserContext context = browser.get()
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900));
            Page page = context.newPage();
            page.navigate(network.address() + "/sign-in?to=/");
            page.locator("#username").fill(name);
            page.locator("#password").fill("network-demo");
            page.locator("#kc-login").click();
            page.waitForURL(network.address() + "/");
            return page;
        });
    }

    /** Leaves pictures of the page, wide and narrow, in target/journey/pages. */
    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "journey", "pages", name + "-1280.png")));
        page.setViewportSize(390, 844);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "journey", "pages", name + "-390.png")));
        page.setViewportSize(1280, 900);
    }

    private static MimeMessage awaitMail(String address, String... words) {
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

    private static Set<String> addresses(MimeMessage... messages) {
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
}
