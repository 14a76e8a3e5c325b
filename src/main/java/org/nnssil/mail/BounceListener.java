package org.nnssil.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;

/**
 * Whom it concerns that a mailbox does not exist. Features offer beans of this; they are called inside the transaction that
 * stops mail to the address, so that none of it is lost and none is done twice.
 */
public interface BounceListener {

    /**
     * @param transaction to write in; nothing else may be used
     * @param address in lower case
     * @param reason what the other server said
     */
    Uni<Void> bounced(SqlClient transaction, String address, String reason, Instant at);
}
