package org.nnssil.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** There is no cluster on the build machines, so the files are held to the application and to each other. */
class KubernetesBaseTest {

    @Test
    void theFilesAgreeWithTheApplicationAndWithEachOther() throws IOException {
        assertEquals(List.of(), BaseCheck.problems(KubernetesBase.read(), ReadVariables.ofApplication()));
    }

    /** The control: each planted mistake is reported, and as the one problem it is. */
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "network.env | NETWORK_BASE_URL= | NETWORK_BASE_ADDRESS= | NETWORK_BASE_ADDRESS is no property",
                "network.env | QUARKUS_MAILER_HOST= | QUARKUS_MAILER_HOSTS= | QUARKUS_MAILER_HOSTS is no property",
                "network.env | QUARKUS_HTTP_HOST= | QUARKUS_HTTP_ROOT_PATH= | QUARKUS_HTTP_ROOT_PATH is no property",
                "network.env | QUARKUS_HTTP_HOST= | QUARKUS_MAILER_PASSWORD= | belongs in a Secret",
                "network.env | QUARKUS_HTTP_PORT=8080 | QUARKUS_HTTP_PORT=8081 | port is not QUARKUS_HTTP_PORT",
                "network.env | QUARKUS_MAILER_PORT=587 | QUARKUS_MAILER_PORT=465 | out to port 465",
                "network.env | MAX_SIZE=12 | MAX_SIZE=50 | exceed PostgreSQL's connections",
                "deployment.yaml | NETWORK_FORM_KEY | NETWORK_FROM_KEY | NETWORK_FROM_KEY is no property",
                "deployment.yaml | key: form-key | key: other-key | does not name network-app/other-key",
                "deployment.yaml | /q/health/ready | /health/ready | readinessProbe asks /health/ready",
                "deployment.yaml | replicas: 2 | replicas: 1 | one replica is none",
                "deployment.yaml | PeriodSeconds: 45 | PeriodSeconds: 30 | killed before its requests",
                "deployment.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | can be written",
                "service.yaml | app.kubernetes.io/name: network | app.kubernetes.io/name: other | Service selects other pods",
                "service.yaml | targetPort: http | targetPort: web | Service targets another port",
                "networkpolicy.yaml | port: 8080 | port: 8443 | NetworkPolicy opens another port",
                "poddisruptionbudget.yaml | minAvailable: 1 | minAvailable: 2 | allows no disruption",
                "kustomization.yaml | newTag: 1.0.0 | newTag: latest | is not an image with a version",
                "kustomization.yaml | - ingress.yaml | | kustomization.yaml lists",
                "database.yaml | database: network | database: other | is not the database of the cluster",
                "realm.yaml | \"bruteForceProtected\": true | \"bruteForceProtected\": false | realm.yaml is not",
                "realm.yaml | key: oidc-client-secret | key: undocumented | does not name the Secret of NETWORK_OIDC_SECRET",
                "keycloak.yaml | poolMaxSize: 25 | poolMaxSize: 50 | exceed PostgreSQL's connections",
                "keycloak.yaml | poolMaxSize: 25 | | Keycloak's connections have no limit",
                "keycloak.yaml | https://id. | https://keycloak. | OIDC asks another address",
            })
    void aPlantedMistakeIsReported(String file, String sought, String replacement, String report) throws IOException {
        KubernetesBase base = KubernetesBase.read().with(file, sought, replacement == null ? "" : replacement);

        List<String> problems = BaseCheck.problems(base, ReadVariables.ofApplication());

        assertTrue(problems.stream().anyMatch(p -> p.contains(report)), () -> "reported only " + problems);
    }
}
