package io.kabinet.billing;

import java.time.LocalDate;

/**
 * A day of an account.
 *
 * @param spent what left: charged, or given on
 * @param left at the end of the day
 */
public record DayOfUse(LocalDate day, long spent, long left) {}
