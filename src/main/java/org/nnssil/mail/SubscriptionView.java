package org.nnssil.mail;

/**
 * A reader's place on one list, as the page behind the unsubscribe link shows it. No name and no address: a mail that
 * was forwarded tells the next reader nothing new.
 */
public record SubscriptionView(String token, String list, boolean wanted) {}
