package org.nnssil.standalone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The block that is shown once everything is up: what a person needs to go on, and nothing else. */
final class Banner {

    private static final String RULE = "=".repeat(88);

    private final StringBuilder text = new StringBuilder();

    private Banner() {}

    /**
     * @param address of the application
     * @param claim for an empty network whose coordinator role nobody holds: the one-time link and the account's
     *     password
     */
    static String of(StandalonePlan plan, String address, Optional<Claim> claim, double seconds) {
        Banner banner = new Banner();
        banner.line("").line(RULE);
        banner.line(" The %s network is running:  %s".formatted(plan.demo() ? "demo" : "empty", address));
        banner.line("");
        if (plan.demo()) {
            banner.accounts(DemoPerson.all());
        } else {
            banner.coordinator(claim);
        }
        banner.item(
                "Mail",
                plan.mailServer()
                        .map(server -> "is sent through " + server)
                        .orElse("no mail server is configured: mail is kept; the coordinator reads it at " + address
                                + "/desk/mail"));
        if (plan.keycloak()) {
            banner.item("Keycloak", "http://127.0.0.1:" + plan.keycloakPort());
        }
        banner.item("Data", plan.dataFolder() + " (logs in " + plan.dataFolder().resolve("logs") + ")");
        banner.item("Stop", "Ctrl-C");
        if (plan.demo()) {
            banner.item(
                    "Start empty", "NETWORK_DEMO=false mvn -Prun   (keeps its own data; this network stays as it is)");
        } else {
            banner.item("Start demo", "mvn -Prun   (keeps its own data; this network stays as it is)");
        }
        banner.line(String.format(Locale.ROOT, "%n Ready after %.1f s", seconds))
                .line(RULE);
        return banner.text.toString();
    }

    /** @param password of the account "coordinator", to be changed at the first sign-in; empty with a Keycloak not ours */
    record Claim(String link, Optional<String> password) {}

    private void accounts(List<DemoPerson> people) {
        line(" Sign in as any of these; the password of all is  " + DemoPerson.PASSWORD);
        for (DemoPerson person : people) {
            line("   %-16s %s %s, %s".formatted(person.username(), person.firstName(), person.lastName(), person.is()));
        }
        line("");
    }

    private void coordinator(Optional<Claim> claim) {
        if (claim.isEmpty()) {
            line(" Sign in with the accounts you made.").line("");
            return;
        }
        line(" Nobody is its coordinator yet. Open this link, once, and sign in to become the coordinator:");
        line("   " + claim.get().link());
        claim.get()
                .password()
                .ifPresent(password -> line("   account  coordinator    password  " + password
                        + "   (you choose your own at the first sign-in)"));
        line("");
    }

    private void item(String name, String value) {
        line(" %-12s %s".formatted(name, value));
    }

    private Banner line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
