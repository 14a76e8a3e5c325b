package org.nnssil.mail;

/** How many mails of a campaign are in which state. */
public record Deliveries(long due, long held, long leased, long sent, long failed, long suppressed) {

    public long total() {
        return due + held + leased + sent + failed + suppressed;
    }

    /** Sent, failed or suppressed: nothing more will happen to them. */
    public long ended() {
        return sent + failed + suppressed;
    }

    public boolean over() {
        return total() > 0 && ended() == total();
    }
}
