package org.nnssil.community;

import java.util.List;
import org.nnssil.web.Choice;

/** The choices of the founding form; {@code organizations} are names to pick from while typing. */
public record FoundingView(
        List<Choice> kinds,
        List<Choice> parents,
        List<Choice> jurisdictions,
        List<Choice> organizationKinds,
        CharterFieldsView charter) {}
