package org.nnssil.web;

/**
 * A moment as one reader sees it.
 *
 * @param local in the reader's zone, "Tue 12 Jan 2027, 9:00 am HST"
 * @param eastern the same moment in Eastern time, "2:00 pm ET", with the date where it is another day
 * @param iso for machines, in UTC
 * @param sameZone the reader's clock is Eastern time, so saying it twice would be noise
 */
public record TimeView(String local, String eastern, String iso, boolean sameZone) {

    /** "Tue 12 Jan 2027, 9:00 am HST (2:00 pm ET)", for mails and plain text. */
    public String words() {
        return sameZone ? local : local + " (" + eastern + ")";
    }
}
