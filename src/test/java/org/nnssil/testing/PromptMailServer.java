package org.nnssil.testing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/**
 * GreenMail, but without Nagle's algorithm (RFC 896): it sends an answer in two parts, the second only when the first was
 * acknowledged, which the other side puts off for 40 ms. Five answers make 200 ms a mail.
 */
final class PromptMailServer extends GreenMail {

    PromptMailServer() {
        super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        return Map.of(ServerSetup.PROTOCOL_SMTP, new SmtpServer(setups[0], managers) {
            @Override
            protected ProtocolHandler createProtocolHandler(Socket client) {
                try {
                    client.setTcpNoDelay(true);
                } catch (SocketException gone) {
                    throw new UncheckedIOException(gone);
                }
                return super.createProtocolHandler(client);
            }
        });
    }
}
