package org.nnssil.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** A mark of the stylesheet's and script's content, so that browsers may keep them for a year. */
@ApplicationScoped
class AssetVersion {

    private final String version;

    AssetVersion() {
        CRC32 sum = new CRC32();
        for (String asset : new String[] {"network.css", "network.js"}) {
            try (InputStream in = AssetVersion.class.getResourceAsStream("/META-INF/resources/assets/" + asset)) {
                if (in != null) {
                    sum.update(in.readAllBytes());
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        this.version = Long.toHexString(sum.getValue());
    }

    String version() {
        return version;
    }
}
