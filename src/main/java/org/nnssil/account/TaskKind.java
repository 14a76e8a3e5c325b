package org.nnssil.account;

/** What is to be done at the identity provider. */
enum TaskKind {
    /** An account that can be used: created where there is none, and its owner told how to get in. */
    OPEN("Open the account"),
    /** Disabled, and signed out everywhere. */
    CLOSE("Close the account"),
    /** Enabled again; created where it has gone. */
    REOPEN("Open the account again"),
    SIGN_OUT("Sign out everywhere"),
    CHANGE_EMAIL("Change the e-mail address");

    private final String words;

    TaskKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether only the latest of these counts, so that one that still waits is overtaken by the next. */
    boolean aboutBeingOpen() {
        return this == OPEN || this == CLOSE || this == REOPEN;
    }
}
