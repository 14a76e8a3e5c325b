package org.nnssil.offer;

import java.util.Optional;
import org.nnssil.security.Reach;

/** How pages and mails say what rows hold as names. */
final class OfferWords {

    private OfferWords() {}

    /** To all members of the other community, or to core members; never to everybody, and never to conveners alone. */
    static Optional<Reach> reach(String key) {
        return Reach.find(key).filter(reach -> reach == Reach.MEMBERS || reach == Reach.CORE);
    }

    static String status(String status) {
        return switch (status) {
            case "ASKED" -> "Waiting for consent";
            case "CONSENTED" -> "Waiting for a convener";
            case "RELEASED" -> "Released";
            case "DECLINED" -> "Declined by its owner";
            case "REFUSED" -> "Not released";
            default -> "Taken back";
        };
    }

    static String tone(String status) {
        return switch (status) {
            case "ASKED", "CONSENTED" -> "soon";
            case "RELEASED" -> "good";
            case "DECLINED", "REFUSED" -> "bad";
            default -> "early";
        };
    }

    static String consent(String consent) {
        return switch (consent) {
            case "GIVEN" -> "agreed";
            case "REFUSED" -> "declined";
            default -> "not answered yet";
        };
    }
}
