package org.nnssil.journey;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven by Playwright. Never downloads a browser. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getProperty("network.chromium", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    /**
     * Whether a browser test can run here.
     *
     * @throws AssertionError when there is no Chromium and {@code -Dnetwork.browser=required} says there must be
     */
    static boolean isThere() {
        if (Files.isExecutable(CHROMIUM)) {
            return true;
        }
        if ("required".equals(System.getProperty("network.browser"))) {
            throw new AssertionError("No Chromium at " + CHROMIUM + ", and network.browser=required.");
        }
        return false;
    }

    com.microsoft.playwright.Browser get() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
