package org.nnssil.privacy;

import java.util.List;

/**
 * A request as the coordinator carries it out.
 *
 * @param inTheWay what the person alone can hand over, in words
 * @param own whether it is the coordinator's own, which another one carries out
 */
record ErasureView(ErasureRequest request, List<String> inTheWay, boolean own, List<String> staying) {}
