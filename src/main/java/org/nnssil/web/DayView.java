package org.nnssil.web;

/** A calendar day in pieces, for the almanac's date column: "Jan", "12", "Tue", and the ISO date. */
public record DayView(String month, String day, String weekday, String year, String iso) {}
