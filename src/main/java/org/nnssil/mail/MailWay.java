package org.nnssil.mail;

/** What becomes of mail that is due, as the service is configured. */
public enum MailWay {
    /** It leaves by itself. */
    LEAVES,
    /** It waits on the Mail page until the coordinator releases it. */
    HELD,
    /** There is no mail server, so nothing leaves. */
    KEPT
}
