package org.nnssil.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as a browser does: the authorization code flow through Keycloak's own form. */
final class SignIn {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** By server. The JDK's own jar keeps cookies marked Secure from plain HTTP, which browsers allow on loopback. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    private SignIn() {}

    /** The Cookie header of the session. */
    static String cookie(int port) throws IOException, InterruptedException {
        SignIn browser = new SignIn();
        URI app = URI.create("http://127.0.0.1:" + port + "/sign-in?to=/");
        String page = browser.follow(app, "");
        // Identity-first: Keycloak may ask for the name on one page and for the password on the next.
        for (int asked = 0; asked < 2 && browser.header(app, "q_session").isEmpty(); asked++) {
            Matcher action = FORM.matcher(page);
            if (!action.find()) {
                throw new IllegalStateException("Keycloak showed no form: " + page);
            }
            page = browser.follow(
                    URI.create(action.group(1).replace("&amp;", "&")),
                    "username=" + Keycloak.READER + "&credentialId=&password="
                            + URLEncoder.encode(Keycloak.PASSWORD, StandardCharsets.UTF_8));
        }
        String session = browser.header(app, "q_session");
        if (session.isEmpty()) {
            throw new IllegalStateException("Signing in left no session.");
        }
        return session;
    }

    /** The page at the end of the redirects. */
    private String follow(URI first, String form) throws IOException, InterruptedException {
        URI here = first;
        String body = form;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<String> answer = send(here, body);
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            if (answer.statusCode() / 100 != 3) {
                throw new IllegalStateException(
                        "Signing in ended at " + here + " with " + answer.statusCode() + ": " + answer.body());
            }
            here = here.resolve(answer.headers().firstValue("Location").orElseThrow());
            body = "";
        }
        throw new IllegalStateException("Signing in goes in circles at " + here);
    }

    private HttpResponse<String> send(URI uri, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        String jar = header(uri, "");
        if (!jar.isEmpty()) {
            request.header("Cookie", jar);
        }
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            String value = pair.substring(equals + 1);
            Map<String, String> server = cookies.computeIfAbsent(uri.getAuthority(), key -> new TreeMap<>());
            if (value.isEmpty()) {
                server.remove(pair.substring(0, equals));
            } else {
                server.put(pair.substring(0, equals), value);
            }
        }
        return answer;
    }

    private String header(URI uri, String prefix) {
        return cookies.getOrDefault(uri.getAuthority(), Map.of()).entrySet().stream()
                .filter(c -> c.getKey().startsWith(prefix))
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
    }
}
