package org.nnssil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What people come for, in a browser that runs no script. */
final class WithoutScripts {

    private final Windows windows;
    private final PackagedNetwork network;

    WithoutScripts(Windows windows, PackagedNetwork network) {
        this.windows = windows;
        this.network = network;
    }

    /** A seat, a reply, another name for a role and a search, in one window. */
    void aMember(String username) {
        Page page = windows.withoutScripts(username);
        page.navigate(network.address() + "/webinars/" + openSession());
        fill(page, "question", "Who chose the panels?");
        press(page, "Register");
        assertThat(page.getByRole(AriaRole.LINK, named("Give up your seat"))).isVisible();

        page.navigate(network.address() + "/threads/" + network.ask(Stops.THINGS.get("thread")));
        fill(page, "body", "We would like to see the **protocol** of the visits.");
        press(page, "Post your reply");
        assertThat(page.locator(".post").last()).containsText("protocol of the visits");

        page.navigate(network.address() + "/settings");
        fill(page, "roleTitle", "Director of School Visits");
        press(page, "Save");
        page.navigate(network.address() + "/settings");
        assertThat(page.locator("main [name=roleTitle]")).hasValue("Director of School Visits");

        page.navigate(network.address() + "/directory");
        fill(page, "q", "Director of School Visits");
        page.locator("main [name=q]").first().press("Enter");
        assertThat(page.locator("#people")).containsText("Director of School Visits");
        page.context().close();
    }

    /** A spotlight from the empty form to the reviewers. */
    void anAuthor(String username) {
        Page page = windows.withoutScripts(username);
        page.navigate(network.address() + "/practices/new");
        fill(page, "situation", "One visitor alone saw what she expected.");
        press(page, "Save and preview");
        assertThat(page.locator(".errors")).isVisible();
        assertThat(page.locator("main [name=situation]")).hasValue("One visitor alone saw what she expected.");

        fill(page, "title", "Visits in pairs");
        fill(page, "whatWeDid", "Two visitors from two offices went together.");
        fill(page, "whatCame", "Their notes differ, and the schools like that.");
        page.locator("main input[name=outcome]").first().check();
        page.locator("main input[name=principles]").first().check();
        press(page, "Submit for review");
        assertThat(page.locator("h1")).hasText("Visits in pairs");
        assertThat(page.locator("main")).containsText("The reviewers have it");
        page.context().close();
    }

    /** An item of the draft, edited and moved. */
    void theCoordinator() {
        Page page = windows.withoutScripts("coordinator");
        page.navigate(network.address() + "/newsletters/" + network.ask(Stops.THINGS.get("issue-draft")) + "/edit");
        Locator last = page.locator(".items > li").last();
        last.getByRole(AriaRole.LINK, beginning("Edit")).click();
        fill(page, "heading", "Edited without a script");
        press(page, "Save");
        assertThat(last).containsText("Edited without a script");
        last.getByRole(AriaRole.BUTTON, beginning("Up")).click();
        assertThat(last).not().containsText("Edited without a script");
        assertThat(page.locator(".items")).containsText("Edited without a script");
        page.context().close();
    }

    private String openSession() {
        return network.ask(
                "select w.id from webinar w where w.status = 'SCHEDULED' and w.starts_at > now() and w.reach < 3"
                        + " and w.community_id = '00000000-0000-7000-8000-000000000001' and w.capacity > (select count(*)"
                        + " from webinar_registration r where r.webinar_id = w.id) order by w.starts_at desc limit 1");
    }

    private static void fill(Page page, String field, String value) {
        page.locator("main [name=" + field + "]").first().fill(value);
    }

    private static void press(Page page, String button) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions beginning(String name) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
