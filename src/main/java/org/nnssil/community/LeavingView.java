package org.nnssil.community;

import java.util.List;
import java.util.UUID;
import org.nnssil.web.Choice;

/**
 * What will happen when somebody leaves, for the one who decides.
 *
 * @param foreseen sentences, one for each thing
 * @param mayMove whether a move can be recorded too
 * @param elsewhere how many memberships in sub-communities there are; which ones is for their conveners to know
 */
public record LeavingView(
        UUID personId,
        String name,
        String role,
        String jurisdiction,
        boolean self,
        List<String> foreseen,
        boolean mayMove,
        long elsewhere,
        List<Choice> ways,
        List<Choice> jurisdictions,
        List<Choice> reaches) {}
