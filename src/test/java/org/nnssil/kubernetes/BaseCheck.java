package org.nnssil.kubernetes;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where the Kubernetes files disagree with each other or with the application. */
class BaseCheck {

    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(SECRET|PASSWORD|TOKEN|_KEY|USERNAME)$");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    /** The connection on which a pod hears of changes, outside of its pool. */
    private static final int LISTENING = 1;

    private final KubernetesBase base;
    private final ReadVariables read;
    private final List<String> problems = new ArrayList<>();

    private BaseCheck(KubernetesBase base, ReadVariables read) {
        this.base = base;
        this.read = read;
    }

    static List<String> problems(KubernetesBase base, ReadVariables read) {
        BaseCheck check = new BaseCheck(base, read);
        check.variables();
        check.secrets();
        check.files();
        check.selectors();
        check.ports();
        check.probes();
        check.replicas();
        check.lifetime();
        check.hardening();
        check.database();
        check.keycloak();
        return check.problems;
    }

    private void variables() {
        Set<String> seen = new HashSet<>();
        for (String variable : base.variables()) {
            require(read.contains(variable), variable + " is no property the application reads at run time");
            require(seen.add(variable), variable + " is set twice");
        }
        String mapped = base.container().each("envFrom").stream()
                .map(e -> e.text("configMapRef", "name"))
                .findFirst()
                .orElse("");
        require(
                base.kustomization().each("configMapGenerator").stream()
                        .anyMatch(g -> g.text("name").equals(mapped)
                                && g.each("envs").stream()
                                        .anyMatch(f -> f.text().equals("network.env"))),
                "the container's ConfigMap " + mapped + " is not made from network.env");
    }

    private void secrets() {
        require(
                base.documents().stream().noneMatch(d -> d.text("kind").equals("Secret")),
                "a Secret does not belong in the files");
        base.config().keySet().stream()
                .filter(v -> SECRET_NAME.matcher(v).matches())
                .forEach(v -> problems.add(v + " belongs in a Secret, not in network.env"));
        for (Yaml variable : base.container().each("env")) {
            if (!SECRET_NAME.matcher(variable.text("name")).matches()) {
                continue;
            }
            require(!variable.at("value").present(), variable.text("name") + " has its value in the files");
            Yaml ref = variable.at("valueFrom", "secretKeyRef");
            require(ref.present(), variable.text("name") + " does not come from a Secret");
            require(
                    documented(ref),
                    KubernetesBase.DOCS + " does not name " + ref.text("name") + "/" + ref.text("key"));
        }
    }

    private boolean documented(Yaml secretRef) {
        return secretRef.present()
                && base.text(KubernetesBase.DOCS).contains("`" + secretRef.text("name") + "`")
                && base.text(KubernetesBase.DOCS).contains("`" + secretRef.text("key") + "`");
    }

    private void files() {
        List<String> listed = base.kustomization().each("resources").stream()
                .map(Yaml::text)
                .sorted()
                .toList();
        require(
                listed.equals(base.manifests()),
                "kustomization.yaml lists " + listed + ", the folder holds " + base.manifests());
        List<String> images = new ArrayList<>();
        images.add(base.one("Cluster").text("spec", "imageName"));
        base.kustomization().each("images").forEach(i -> images.add(i.text("newName") + ":" + i.text("newTag")));
        for (String image : images) {
            require(image.matches(".+:[0-9][^:/]*"), image + " is not an image with a version");
        }
        require(
                base.kustomization().each("images").stream()
                        .anyMatch(i -> i.text("name").equals(base.container().text("image"))),
                "the container's image is not the one that kustomization.yaml names");
    }

    private void selectors() {
        Yaml deployment = base.one("Deployment");
        Object labels = deployment.at("spec", "template", "metadata", "labels").value();
        Stream.of(
                        Map.entry("Deployment", deployment.at("spec", "selector", "matchLabels")),
                        Map.entry("Service", base.one("Service", "network").at("spec", "selector")),
                        Map.entry(
                                "PodDisruptionBudget",
                                base.one("PodDisruptionBudget").at("spec", "selector", "matchLabels")),
                        Map.entry("NetworkPolicy", base.one("NetworkPolicy").at("spec", "podSelector", "matchLabels")))
                .forEach(s -> require(
                        s.getValue().present() && Objects.equals(s.getValue().value(), labels),
                        s.getKey() + " selects other pods than the Deployment makes"));
        deployment
                .each("spec", "template", "spec", "topologySpreadConstraints")
                .forEach(c -> require(
                        Objects.equals(c.at("labelSelector", "matchLabels").value(), labels),
                        "a topology spread constraint selects other pods"));
        Yaml scaled = base.one("HorizontalPodAutoscaler").at("spec", "scaleTargetRef");
        require(
                scaled.text("name").equals(deployment.text("metadata", "name"))
                        && scaled.text("kind").equals("Deployment"),
                "the HorizontalPodAutoscaler scales something else");
    }

    private void ports() {
        Yaml port = base.container().each("ports").get(0);
        int number = port.number("containerPort");
        require(
                base.configured("QUARKUS_HTTP_PORT").equals(String.valueOf(number)),
                "the container's port is not QUARKUS_HTTP_PORT");
        require(base.text(KubernetesBase.DOCKERFILE).contains("EXPOSE " + number), "the image exposes another port");
        Yaml service = base.one("Service", "network").each("spec", "ports").get(0);
        require(service.text("targetPort").equals(port.text("name")), "the Service targets another port");
        for (Yaml path : base.one("Ingress").each("spec", "rules").stream()
                .flatMap(r -> r.each("http", "paths").stream())
                .toList()) {
            Yaml backend = path.at("backend", "service");
            Yaml target = base.one("Service", backend.text("name"));
            require(
                    target.each("spec", "ports").stream()
                            .anyMatch(p -> p.text("name").equals(backend.text("port", "name"))
                                    || p.number("port") == backend.number("port", "number")),
                    "the Ingress's path " + path.text("path") + " leads to a port that is not there");
        }
        require(policyPorts("ingress").equals(Set.of(number)), "the NetworkPolicy opens another port than " + number);
        require(
                base.one("Deployment")
                        .text("spec", "template", "metadata", "annotations", "prometheus.io/port")
                        .equals(String.valueOf(number)),
                "Prometheus is sent to another port");
        Set<Integer> out = policyPorts("egress");
        for (String needed : List.of(
                String.valueOf(URI.create(base.configured("QUARKUS_DATASOURCE_REACTIVE_URL"))
                        .getPort()),
                "443",
                base.configured("QUARKUS_MAILER_PORT"))) {
            require(
                    out.contains(Integer.valueOf(needed)),
                    "the NetworkPolicy does not let the service out to port " + needed);
        }
    }

    private Set<Integer> policyPorts(String direction) {
        Set<Integer> ports = new HashSet<>();
        base.one("NetworkPolicy").each("spec", direction).forEach(rule -> rule.each("ports")
                .forEach(p -> ports.add(p.number("port"))));
        return ports;
    }

    private void probes() {
        String root = base.property("quarkus.http.non-application-root-path", "/q");
        String health = root + "/" + base.property("quarkus.smallrye-health.root-path", "health") + "/";
        Map.of("startupProbe", "started", "readinessProbe", "ready", "livenessProbe", "live")
                .forEach((probe, path) -> {
                    Yaml get = base.container().at(probe, "httpGet");
                    require(
                            get.text("path").equals(health + path),
                            probe + " asks " + get.text("path") + ", not " + health + path);
                    require(
                            get.text("port")
                                    .equals(base.container()
                                            .each("ports")
                                            .get(0)
                                            .text("name")),
                            probe + " asks another port");
                });
        require(
                base.property("quarkus.management.enabled", "false").equals("false"),
                "health has moved to the management port; the probes have not");
        require(
                base.one("Deployment")
                        .text("spec", "template", "metadata", "annotations", "prometheus.io/path")
                        .equals(root + "/metrics"),
                "Prometheus is sent to another path");
    }

    private void replicas() {
        int replicas = base.one("Deployment").number("spec", "replicas");
        Yaml scaling = base.one("HorizontalPodAutoscaler").at("spec");
        int budget = base.one("PodDisruptionBudget").number("spec", "minAvailable");
        require(replicas >= 2, "one replica is none when its node goes");
        require(budget >= 1 && budget < replicas, "the PodDisruptionBudget allows no disruption or no service");
        require(budget < scaling.number("minReplicas"), "scaled down, the PodDisruptionBudget allows no disruption");
        require(scaling.number("maxReplicas") >= scaling.number("minReplicas"), "the autoscaler's limits are swapped");
        int perPod = Integer.parseInt(base.configured("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE"))
                + Integer.parseInt(base.configured("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"))
                + LISTENING;
        Yaml keycloak = base.one("Keycloak").at("spec");
        int connections =
                Integer.parseInt(base.one("Cluster").text("spec", "postgresql", "parameters", "max_connections"));
        require(keycloak.at("db", "poolMaxSize").present(), "Keycloak's connections have no limit");
        // One more pod than the maximum while a new version rolls out, and a tenth left for the cluster's own.
        require(
                (scaling.number("maxReplicas") + 1) * perPod
                                + keycloak.number("instances") * keycloak.number("db", "poolMaxSize")
                        <= connections * 9 / 10,
                "the pods' pools exceed PostgreSQL's connections");
    }

    private void lifetime() {
        Yaml pod = base.one("Deployment").at("spec", "template", "spec");
        int preStop = Integer.parseInt(base.container()
                .each("lifecycle", "preStop", "exec", "command")
                .get(1)
                .text());
        Duration shutdown = Duration.parse("PT" + base.configured("QUARKUS_SHUTDOWN_TIMEOUT"));
        require(
                pod.number("terminationGracePeriodSeconds") > preStop + shutdown.toSeconds(),
                "the pod is killed before its requests have ended");
    }

    private void hardening() {
        Yaml pod = base.one("Deployment").at("spec", "template", "spec");
        Yaml container = base.container().at("securityContext");
        require(pod.text("securityContext", "runAsNonRoot").equals("true"), "the pod may run as root");
        require(
                base.text(KubernetesBase.DOCKERFILE).contains("USER " + pod.text("securityContext", "runAsUser")),
                "the image's user is not the pod's");
        require(container.text("readOnlyRootFilesystem").equals("true"), "the root file system can be written");
        require(container.text("allowPrivilegeEscalation").equals("false"), "privileges can be raised");
        require(
                container.each("capabilities", "drop").stream()
                        .anyMatch(c -> c.text().equals("ALL")),
                "capabilities are kept");
        require(
                base.container().each("volumeMounts").stream()
                        .anyMatch(m -> m.text("mountPath").equals("/tmp")),
                "there is no /tmp to write to");
        require(base.container().at("resources", "requests", "memory").present(), "the container asks for no memory");
        require(base.container().at("resources", "limits", "memory").present(), "the container's memory has no limit");
    }

    private void database() {
        Yaml cluster = base.one("Cluster");
        String host = cluster.text("metadata", "name") + "-rw";
        String name = cluster.text("spec", "bootstrap", "initdb", "database");
        for (String url : List.of(
                base.configured("QUARKUS_DATASOURCE_JDBC_URL"), base.configured("QUARKUS_DATASOURCE_REACTIVE_URL"))) {
            require(url.endsWith("//" + host + ":5432/" + name), url + " is not the database of the cluster");
        }
        Set<String> from = new HashSet<>();
        base.container().each("env").stream()
                .filter(e -> e.text("name").startsWith("QUARKUS_DATASOURCE"))
                .forEach(e -> from.add(e.text("valueFrom", "secretKeyRef", "name")));
        require(
                from.equals(Set.of(cluster.text("metadata", "name") + "-app")),
                "the database's account is not from the cluster's Secret");
        Yaml second = base.one("Database").at("spec");
        Yaml keycloak = base.one("Keycloak").at("spec", "db");
        require(keycloak.text("host").equals(host), "Keycloak uses another database host");
        require(keycloak.text("database").equals(second.text("name")), "Keycloak's database is not made");
        require(
                cluster.each("spec", "managed", "roles").stream()
                        .anyMatch(r -> r.text("name").equals(second.text("owner"))
                                && r.text("passwordSecret", "name").equals(keycloak.text("passwordSecret", "name"))),
                "Keycloak's database account has another password than Keycloak");
    }

    private void keycloak() {
        Yaml keycloak = base.one("Keycloak");
        Yaml realm = base.one("KeycloakRealmImport").at("spec");
        require(
                realm.text("keycloakCRName").equals(keycloak.text("metadata", "name")),
                "the realm goes to another Keycloak");
        URI url = URI.create(base.configured("QUARKUS_OIDC_AUTH_SERVER_URL"));
        require(
                (url.getScheme() + "://" + url.getHost()).equals(keycloak.text("spec", "hostname", "hostname")),
                "OIDC asks another address than Keycloak's public one");
        require(url.getPath().equals("/realms/" + realm.text("realm", "realm")), "OIDC asks another realm");
        require(
                Yaml.documents(base.text(KubernetesBase.REALM)).get(0).equals(realm.at("realm")),
                "realm.yaml is not " + KubernetesBase.REALM);
        require(
                realm.each("realm", "users").stream()
                        .allMatch(u -> u.at("serviceAccountClientId").present()),
                "the realm brings people");
        Matcher placeholder = PLACEHOLDER.matcher(base.text(KubernetesBase.REALM));
        while (placeholder.find()) {
            Yaml ref = realm.at("placeholders", placeholder.group(1), "secret");
            require(documented(ref), KubernetesBase.DOCS + " does not name the Secret of " + placeholder.group(1));
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
