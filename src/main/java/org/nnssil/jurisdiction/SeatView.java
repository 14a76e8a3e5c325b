package org.nnssil.jurisdiction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param holder the present holder's name, empty while the seat is vacant */
public record SeatView(String key, String name, String holder, @Nullable UUID holderId) {}
