package org.nnssil.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;
import org.nnssil.web.TimeView;

/** What the pages about offers show. */
public final class OfferView {

    private OfferView() {}

    public record Form(
            String kind,
            String kindWords,
            String id,
            String title,
            String path,
            String consequence,
            List<Choice> targets,
            List<Choice> reaches) {}

    public record All(String slug, String community, List<Line> offers, List<Thing> things) {}

    public record Line(
            String id,
            String title,
            String kindWords,
            String owner,
            String target,
            String status,
            String tone,
            TimeView at) {}

    /** Something that could be offered. */
    public record Thing(String kindWords, String title, String path, String offerHref) {}

    /**
     * One offer.
     *
     * @param leadConsent empty where no organization is asked
     * @param reach to whom there, in words
     * @param copied whether a copy goes there, or the thing itself is opened to them
     * @param takingBack what becomes of the reason for taking it back
     * @param copyPath where it is for them; null before it is released, and after it was taken back
     * @param asks whether this viewer can say yes or no now
     */
    public record One(
            String id,
            String title,
            String kindWords,
            String consequence,
            String slug,
            String community,
            boolean member,
            String target,
            String reach,
            boolean copied,
            String takingBack,
            String reason,
            String offeredBy,
            TimeView at,
            String status,
            String tone,
            String owner,
            String ownerConsent,
            String organization,
            String leads,
            String leadConsent,
            String decidedBy,
            String note,
            @Nullable String copyPath,
            boolean asks,
            boolean releases,
            boolean withdraws) {}
}
