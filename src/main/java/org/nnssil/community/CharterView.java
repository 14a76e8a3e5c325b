package org.nnssil.community;

import java.util.List;
import org.nnssil.web.TimeView;

/** The form of a charter, or its history. */
public record CharterView(
        String slug, String name, boolean convener, int number, CharterFieldsView fields, List<Version> versions) {

    /** @param by the one who changed it; empty for somebody who has been erased */
    public record Version(int number, String by, TimeView at, String reason, List<CharterChange> changes) {}
}
