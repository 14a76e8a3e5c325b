package org.nnssil.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.nnssil.audience.PageRoutes;

/**
 * Through every page of the service, twice at the same time: wide and light, and on a phone in the dark; with {@code
 * -Dnetwork.looks=all} also wide in the dark and on a phone in the light. Notes what axe finds, what does not fit, and pages
 * that do not answer as they should.
 */
final class Walk {

    private static final String NEW_ADDRESS = "tasi.cruz.from.tomorrow@gu.example";
    private static final String INVITED = "maximiliana.throckmorton.fitzwilliam@stateboardofeducation.example";
    private static final String APPLICANT = "imelda.fortier@fenwick.example";
    private static final String NAMED = "ottoline.varga@mde.example";
    private static final String ACCEPTED = "bea.holloway@fenwick.example";

    private final Windows windows;
    private final PackagedNetwork network;
    private final Map<String, String> names = new HashMap<>();

    Walk(Windows windows, PackagedNetwork network) {
        this.windows = windows;
        this.network = network;
    }

    /** Routes with a page that the walk does not go to, and what it knows that is no route any more. */
    static List<String> unknown() {
        SortedSet<String> unknown = new TreeSet<>(PageRoutes.all());
        unknown.removeAll(Stops.routes());
        SortedSet<String> gone = new TreeSet<>(Stops.routes());
        gone.removeAll(PageRoutes.all());
        gone.remove("/no-such-page");
        List<String> found = new ArrayList<>();
        unknown.forEach(route -> found.add("Tell Stops how to get to " + route));
        gone.forEach(route -> found.add("Stops goes to " + route + ", which is no route"));
        return found;
    }

    /** What waits, hangs on a link in a mail, or comes out of a file: done as people do it, so that no page is empty. */
    void fillPages() {
        draftAnIssue();
        invite(INVITED, "Maximiliana Throckmorton-Fitzwilliam");
        invite(ACCEPTED, "Bea Holloway");
        accept(ACCEPTED);
        nameAColleague();
        inviteIntoACommunity();
        readAList();
        showAPhoto();
        askForAnotherAddress();
        names.put("proof", linkIn(NEW_ADDRESS, "/account/email/"));
        names.put("objection", linkIn("tasi.cruz@gu.example", "/account/email/objection/"));
        names.put("start", linkIn(ACCEPTED, "/account/start/"));
        names.put("by-link", linkIn(APPLICANT, "/invited/by-link/"));
        names.put("decision", linkIn("avery.coleman@network.example", "/decisions/"));
        names.put("invitation", linkIn(INVITED, "/invitations/"));
        names.put("unsubscribe", linkIn("priya.nair@tn.example", "/unsubscribe/"));
        Stops.THINGS.forEach((thing, sql) -> names.put(thing, network.ask(sql)));
    }

    List<String> everywhere() {
        List<String> findings = new ArrayList<>(both(ColorScheme.LIGHT, ColorScheme.DARK));
        if ("all".equals(System.getProperty("network.looks"))) {
            findings.addAll(both(ColorScheme.DARK, ColorScheme.LIGHT));
        }
        return findings;
    }

    private List<String> both(ColorScheme whenWide, ColorScheme whenNarrow) {
        Tour wide = new Tour(network.address(), names, 1280, whenWide);
        Tour narrow = new Tour(network.address(), names, 390, whenNarrow);
        CompletableFuture<List<String>> other = CompletableFuture.supplyAsync(wide::findings);
        List<String> findings = new ArrayList<>(narrow.findings());
        findings.addAll(other.join());
        return findings;
    }

    private void draftAnIssue() {
        Page page = open("coordinator", "/newsletters/new");
        press(page, "Make the draft");
        page.locator("#preview").waitFor();
    }

    private void invite(String address, String name) {
        Page page = open("coordinator", "/desk/invitations/new");
        fill(page, "email", address);
        fill(page, "name", name);
        fill(page, "roleTitle", "Senior Policy Adviser for Continuous School Improvement and Federal Accountability");
        page.locator("main [name=reach]").last().check();
        press(page, "Send the invitation");
    }

    private void nameAColleague() {
        Page page = open("mississippi", "/nominations/new");
        fill(page, "email", NAMED);
        fill(page, "name", "Ottoline Varga");
        fill(page, "roleTitle", "Director of Planning");
        fill(page, "why", "She runs the calendar of all visits.");
        press(page, "Name them");
    }

    private void accept(String address) {
        Page page = windows.ofNobody();
        page.navigate(network.address() + "/invitations/" + linkIn(address, "/invitations/"));
        press(page, "Accept the invitation");
        page.context().close();
    }

    private void inviteIntoACommunity() {
        Page page = open("massachusetts", "/communities/ma-usn/invitations");
        fill(page, "email", APPLICANT);
        fill(page, "organization", "Fenwick Public Schools");
        page.locator("main select[name=organizationPlace]").selectOption("MA");
        page.locator("main details summary").last().click();
        fill(page, "exception", "Fenwick passes the number with the next count.");
        press(page, "Send the invitation");
    }

    private void readAList() {
        String list =
                """
                Jurisdiction,Name,E-mail,Role
                North Dakota,Clementine Aasen,clementine.aasen@nd.example,Director of School Approval
                Rhode Island,Barnaby Quill,barnaby.quill@ri.example,
                Atlantis,Nereus Old,nereus@sea.example,Keeper of the Bell
                Ohio,Lorraine Zelinski,not an address,Director
                """
                        + "Atlantis,Thetis Old,thetis@sea.example,Keeper of the Gate\n".repeat(60);
        Page page = open("coordinator", "/desk/founding");
        page.locator("main input[type=file]")
                .setInputFiles(new FilePayload(
                        "founding-members-as-the-survey-of-the-fall-brought-them-second-version.csv",
                        "text/csv",
                        list.getBytes(StandardCharsets.UTF_8)));
        press(page, "Read the list");
    }

    private void showAPhoto() {
        BufferedImage picture = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 320; y++) {
                picture.setRGB(x, y, new Color(60 + x / 4, 90 + y / 4, 120).getRGB());
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Page page = open("mississippi", "/settings/photo");
        page.locator("main input[type=file]").setInputFiles(new FilePayload("me.png", "image/png", png.toByteArray()));
        press(page, "Keep this picture");
    }

    private void askForAnotherAddress() {
        Page page = open("guam", "/settings/email");
        fill(page, "email", NEW_ADDRESS);
        press(page, "Send the mail");
    }

    private Page open(String who, String path) {
        Page page = windows.of(who);
        page.navigate(network.address() + path);
        Windows.proveAgain(page);
        return page;
    }

    /** What follows this path in the newest mail to this address that has such a link. */
    private String linkIn(String address, String path) {
        Pattern link = Pattern.compile(Pattern.quote(path) + "([A-Za-z0-9._~-]+)");
        return Awaitility.await("a mail to " + address + " with a link to " + path)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Arrays.stream(network.mail().getReceivedMessages())
                                .filter(mail -> Windows.addresses(mail).contains(address))
                                .map(mail -> link.matcher(text(mail)))
                                .filter(Matcher::find)
                                .reduce((earlier, later) -> later)
                                .map(found -> found.group(1)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String text(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < parts.getCount(); i++) {
                    all.append(text(parts.getBodyPart(i)));
                }
                return all.toString();
            }
            return part.getContent() instanceof String words ? words : "";
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void fill(Page page, String field, String value) {
        Locator found =
                page.locator("main form[method=post] [name=" + field + "]").first();
        found.fill(value);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
