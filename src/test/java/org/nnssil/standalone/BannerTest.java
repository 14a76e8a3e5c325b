package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BannerTest {

    private static final String ADDRESS = "http://127.0.0.1:8080";

    @Test
    void theDemoNamesAddressAccountsPasswordMailAndHowToStop() {
        String text = Banner.of(plan(true, Optional.empty()), ADDRESS, Optional.empty(), 31.25);

        assertEquals(
                """

                ========================================================================================
                 The demo network is running:  http://127.0.0.1:8080

                 Sign in as any of these; the password of all is  network-demo
                   coordinator      Avery Coleman, network coordinator
                   mississippi      Jordan Hale, state director, Mississippi
                   tennessee        Priya Nair, state director, Tennessee
                   wyoming          Walt Bridger, state director, Wyoming
                   guam             Tasi Cruz, state director, Guam
                   springfield      Luisa Ortega, superintendent, in the Urban Superintendents' Network only
                   secc             Marcus Webb, Southeast Comprehensive Center
                   ohio-specialist  Nell Okafor, extended member, Ohio
                   newcomer         Sam Reyes, signs in, but is nobody in the network
                   massachusetts    Renée Desrosiers, convenes the Urban Superintendents' Network

                 Mail         no mail server is configured: mail is kept; the coordinator reads it at http://127.0.0.1:8080/desk/mail
                 Keycloak     http://127.0.0.1:8180
                 Data         /w/demo (logs in /w/demo/logs)
                 Stop         Ctrl-C
                 Start empty  NETWORK_DEMO=false mvn -Prun   (keeps its own data; this network stays as it is)

                 Ready after 31.3 s
                ========================================================================================
                """,
                text);
    }

    @Test
    void anEmptyNetworkOffersTheLinkAndNoDemoPassword() {
        Banner.Claim claim = new Banner.Claim(ADDRESS + "/claim/t0ken", Optional.of("first-password"));

        String text = Banner.of(plan(false, Optional.of("smtp.example:587")), ADDRESS, Optional.of(claim), 9);

        assertTrue(text.contains("The empty network is running:  http://127.0.0.1:8080"));
        assertTrue(text.contains(ADDRESS + "/claim/t0ken"));
        assertTrue(text.contains("account  coordinator    password  first-password"));
        assertTrue(text.contains("Mail         is sent through smtp.example:587"));
        assertTrue(text.contains("Start demo   mvn -Prun"));
        assertFalse(text.contains(DemoPerson.PASSWORD));
    }

    @Test
    void onceTheRoleIsClaimedNoPasswordIsShownAgain() {
        String text = Banner.of(plan(false, Optional.empty()), ADDRESS, Optional.empty(), 9);

        assertFalse(text.contains("password"));
    }

    private static StandalonePlan plan(boolean demo, Optional<String> mail) {
        return new StandalonePlan(true, true, demo, Path.of("/w"), Path.of("/w/keycloak"), 8080, 8180, mail);
    }
}
