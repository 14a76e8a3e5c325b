package org.nnssil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String TITLE = "Fewer reports, more visits";
    private static final String EDITED = "Two states stopped a report, and a third asks which one to stop.";
    private static final String PRIVATE_QUESTION = "Bus contracts for the spring term";

    private static PackagedNetwork network;
    private static Browser browser;
    private static Windows windows;

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
        windows = new Windows(browser, network);
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
        Page page = windows.of("coordinator");

        assertThat(page.locator("h1")).hasText("This month in the network");
        assertThat(page.locator("main")).containsText(Pattern.compile("\\d+ of 57"));
        windows.look(page, "home-coordinator");

        page.navigate(network.address() + "/webinars/new");
        fill(page, "title", SESSION);
        fill(page, "date", LocalDate.now().plusDays(20).toString());
        fill(page, "time", "14:00");
        fill(page, "capacity", "2");
        fill(page, "summary", "Three reviewers tell what they saw in a hundred plans.");
        fill(page, "joinUrl", "https://meet.example/panels");
        windows.look(page, "webinar-form");
        press(page, "Schedule the session");

        assertThat(page.locator("h1")).hasText(SESSION);
        windows.look(page, "webinar-coordinator");
    }

    @Test
    @Order(2)
    void aDirectorRegistersSeesTheirOwnTimeAndGetsAnInvitation() throws Exception {
        Page page = windows.of("guam");
        open(page, "/webinars", SESSION);

        assertThat(page.locator(".when")).containsText("ChST");
        assertThat(page.locator(".when")).containsText("ET");
        press(page, "Register");
        windows.look(page, "webinar-registered");

        MimeMessage mail = windows.awaitMail("tasi.cruz@gu.example", SESSION);
        String raw = GreenMailUtil.getWholeMessage(mail);
        assertTrue(raw.contains("text/calendar"), raw);
        assertTrue(raw.contains("method=REQUEST") || raw.contains("METHOD:REQUEST"), raw);
    }

    @Test
    @Order(3)
    void whenTheSeatsAreGoneTheNextOneWaitsAndMovesUp() {
        Page second = windows.of("tennessee");
        open(second, "/webinars", SESSION);
        press(second, "Register");
        Page third = windows.of("wyoming");
        open(third, "/webinars", SESSION);
        press(third, "Join the waiting list");
        assertThat(third.locator("main")).containsText("You are first on the waiting list");
        windows.look(third, "webinar-waiting");

        second.getByRole(AriaRole.LINK, named("Give up your seat")).click();
        windows.look(second, "webinar-withdrawal");
        press(second, "Give up the seat");

        third.reload();
        assertThat(third.getByRole(AriaRole.LINK, named("Give up your seat"))).isVisible();
        windows.awaitMail("walt.bridger@wy.example", SESSION, "text/calendar");
    }

    @Test
    @Order(4)
    void aStatePostsAPracticeTheCoordinatorPublishesItAndAnotherStateFindsIt() {
        Page state = windows.of("mississippi");
        state.navigate(network.address() + "/practices/new");
        fill(state, "title", PRACTICE);
        fill(state, "situation", "Nine reports a year told us little about the lowest-rated schools.");
        fill(state, "whatWeDid", "We dropped seven reports and visited each school twice with one protocol.");
        fill(state, "whatCame", "Districts asked for help sooner. We have not measured student results yet.");
        state.locator("input[name=outcome]").first().check();
        state.locator("input[name=principles]").first().check();
        windows.look(state, "practice-form");
        press(state, "Submit for review");
        windows.look(state, "practice-submitted");

        Page desk = windows.of("coordinator");
        desk.navigate(network.address() + "/practices/review");
        windows.look(desk, "practice-queue");
        desk.getByRole(AriaRole.LINK, named(PRACTICE)).first().click();
        windows.look(desk, "practice-review");
        press(desk, "Publish");

        Page other = windows.of("tennessee");
        other.navigate(network.address() + "/practices");
        windows.look(other, "library");
        other.locator("input[name=q]").first().fill("seven reports visited");
        other.locator("input[name=q]").first().press("Enter");
        assertThat(other.locator("main")).containsText(PRACTICE);
        other.navigate(network.address() + "/practices?jurisdiction=MS");
        other.getByRole(AriaRole.LINK, named(PRACTICE)).first().click();
        assertThat(other.locator("h1")).hasText(PRACTICE);
        windows.look(other, "practice");
    }

    @Test
    @Order(5)
    void membersTalkInTheNetworkAndInPrivateWhereNobodyElseFindsThem() {
        Page asks = windows.of("wyoming");
        startThread(asks, "nnssil", QUESTION, "We stopped the quarterly spending report and nobody missed it.");
        String public_ = asks.url();

        Page answers = windows.of("tennessee");
        answers.navigate(public_);
        fill(answers, "body", "The monthly log of meetings. It took a day of every principal's month.");
        press(answers, "Post your reply");
        assertThat(answers.locator("#post-2")).containsText("monthly log");
        windows.look(answers, "thread");

        Page superintendent = windows.of("springfield");
        startThread(superintendent, "ma-usn", PRIVATE_QUESTION, "Who has a contract that ends in March?");
        String hidden = superintendent.url();
        windows.look(superintendent, "thread-private");

        for (String outsider : List.of("tennessee", "coordinator")) {
            Page page = windows.of(outsider);
            assertEquals(404, page.navigate(hidden).status());
            windows.look(page, "absent");
            page.navigate(network.address() + "/discussions");
            assertThat(page.locator("body")).not().containsText(PRIVATE_QUESTION);
            assertEquals(
                    404,
                    page.navigate(network.address() + "/communities/ma-usn/threads")
                            .status());
        }
    }

    @Test
    @Order(6)
    void theCoordinatorDraftsTheIssueFromWhatHappenedAndSendsEachMemberOneCopy() throws Exception {
        Page desk = windows.of("coordinator");
        desk.navigate(network.address() + "/newsletters/new");
        windows.look(desk, "newsletter-new");
        press(desk, "Make the draft");
        assertThat(desk.locator(".items")).containsText(PRACTICE);
        assertThat(desk.locator(".items")).containsText(SESSION);
        assertThat(desk.locator(".items")).containsText(QUESTION);
        assertThat(desk.locator("body")).not().containsText(PRIVATE_QUESTION);
        windows.look(desk, "newsletter-desk");
        theOrderAndTheWordsAreTheCoordinators(desk);
        thePreviewShowsMailAndText(desk);

        desk.getByRole(AriaRole.LINK, named("Go to sending")).click();
        windows.look(desk, "newsletter-sending");
        Locator send = desk.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Send to [\\d,]+ people")));
        int promised = Integer.parseInt(send.innerText().replaceAll("\\D", ""));
        network.mail().purgeEmailFromAllMailboxes();
        send.click();

        Awaitility.await("each member's copy")
                .atMost(Duration.ofSeconds(60))
                .until(() -> network.mail().getReceivedMessages().length >= promised);
        desk.reload();
        windows.look(desk, "newsletter-sent");
        MimeMessage[] copies = network.mail().getReceivedMessages();
        assertEquals(promised, copies.length);
        assertEquals(promised, Windows.addresses(copies).size(), "Each person one copy");
        theUnsubscribeLinkWorks(copies[0]);

        Page reader = windows.of("tennessee");
        reader.navigate(network.address() + "/newsletters");
        windows.look(reader, "newsletter-archive");
        reader.getByRole(AriaRole.LINK, named(TITLE)).first().click();
        assertThat(reader.locator("main")).containsText(EDITED);
        windows.look(reader, "newsletter-issue");
    }

    @Test
    @Order(7)
    void anOldSignInIsAskedForThePasswordWhateverOtherWindowsDoMeanwhile() {
        Page page = windows.of("tennessee");
        page.navigate(network.address() + "/settings/email");
        assertTrue(page.url().contains("max_age="), "Keycloak should ask for the password, but this is " + page.url());

        Page other = page.context().newPage();
        other.navigate(network.address() + "/directory");
        assertThat(other.locator("h1")).hasText("Directory");
        other.close();

        Windows.proveAgain(page);
        assertThat(page.locator("h1")).hasText("Change your e-mail address");
        assertEquals(network.address() + "/settings/email", page.url());
    }

    @Test
    @Order(8)
    void everyPageOfTheServiceFitsIsReadableAndAnswers() {
        Walk walk = new Walk(windows, network);
        walk.fillPages();

        assertEquals("", String.join("\n", walk.everywhere()));
    }

    @Test
    @Order(9)
    void whatPeopleComeForWorksWithoutScripts() {
        WithoutScripts plain = new WithoutScripts(windows, network);

        plain.aMember("tennessee");
        plain.anAuthor("mississippi");
        plain.theCoordinator();
    }

    @Test
    @Order(10)
    void signingOutEndsTheSession() {
        Page page = windows.of("wyoming");
        page.navigate(network.address() + "/");
        press(page, "Sign out");
        page.waitForURL(Pattern.compile(Pattern.quote(network.address()) + "/(\\?state=.*)?"));
        assertThat(page.getByRole(AriaRole.LINK, named("Sign in")).first()).isVisible();
        windows.look(page, "welcome");
        page.navigate(network.address() + "/directory");
        assertTrue(
                page.url().contains("/realms/network/"),
                "The directory asks to sign in again, but this is " + page.url());
    }

    @Test
    @Order(11)
    void everyPageOfTheJourneyPassesTheAccessibilityChecksAndFitsAPhone() {
        assertEquals(List.of(), windows.findings());
    }

    @Test
    @Order(12)
    void withADatabaseAKeycloakAndAMailServerOfOnesOwnNothingElseIsStarted() {
        assertEquals(List.of(), network.children());
        assertFalse(Files.exists(PackagedNetwork.UNUSED), "Nothing is kept in " + PackagedNetwork.UNUSED);
    }

    private static void theOrderAndTheWordsAreTheCoordinators(Page desk) {
        Locator item = desk.locator(".items > li").filter(new Locator.FilterOptions().setHasText(QUESTION));
        while (item.getByRole(AriaRole.BUTTON, buttonIn("Up")).count() > 0) {
            item.getByRole(AriaRole.BUTTON, buttonIn("Up")).click();
        }
        assertThat(desk.locator(".items > li").first()).containsText(QUESTION);
        item.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Edit")))
                .click();
        windows.look(desk, "newsletter-item");
        fill(desk, "text", EDITED);
        press(desk, "Save");
        desk.getByRole(AriaRole.LINK, named("Edit the subject, letter and audience"))
                .click();
        windows.look(desk, "newsletter-letter");
        fill(desk, "title", TITLE);
        press(desk, "Save");
        assertThat(desk.locator("h1")).hasText(TITLE);
    }

    private static void thePreviewShowsMailAndText(Page desk) {
        assertThat(desk.frameLocator("#preview iframe").locator("body")).containsText(EDITED);
        desk.getByRole(AriaRole.LINK, named("Text")).click();
        assertThat(desk.locator("pre.letter")).containsText(EDITED);
        windows.look(desk, "newsletter-text");
    }

    /** RFC 8058: the mail program posts to the address in List-Unsubscribe, without a session. */
    private static void theUnsubscribeLinkWorks(MimeMessage copy) throws Exception {
        Matcher link = Pattern.compile("<(https?://[^>]+)>").matcher(copy.getHeader("List-Unsubscribe", " "));
        assertTrue(link.find());
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest look = HttpRequest.newBuilder(URI.create(link.group(1))).build();
        assertEquals(
                200, client.send(look, HttpResponse.BodyHandlers.discarding()).statusCode());
        HttpRequest leave = HttpRequest.newBuilder(URI.create(link.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        assertEquals(
                200, client.send(leave, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private static void startThread(Page page, String community, String title, String body) {
        page.navigate(network.address() + "/communities/" + community + "/threads/new");
        fill(page, "title", title);
        fill(page, "body", body);
        windows.look(page, "thread-form");
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

    private static Locator.GetByRoleOptions buttonIn(String beginning) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + beginning));
    }
}
