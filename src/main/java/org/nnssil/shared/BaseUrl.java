package org.nnssil.shared;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where people reach the network, for links that leave it: {@code network.base-url}, an absolute http or https URL
 * without a slash at its end, so that a path of this service can follow it. Its text is its URL.
 */
public record BaseUrl(String text) {

    /**
     * As configured; slashes at the end are no fault.
     *
     * @throws IllegalArgumentException for what is no such URL, or has a query, a fragment or a user in it
     */
    public static BaseUrl of(String configured) {
        String text = configured.strip().replaceAll("/+$", "");
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && !text.matches(".*[?#@].*")) {
                return new BaseUrl(text);
            }
        } catch (URISyntaxException notOne) {
            // Told below, as anything else that is none.
        }
        throw new IllegalArgumentException("NETWORK_BASE_URL is \"" + configured
                + "\"; set it to the address people type, such as https://network.example.org");
    }

    @Override
    public String toString() {
        return text;
    }
}
