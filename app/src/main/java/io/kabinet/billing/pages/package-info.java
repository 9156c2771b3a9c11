/** The page «Баланс», the figure at the foot of the sidebar, the dialog of an accrual. */
@NullMarked
package io.kabinet.billing.pages;

import org.jspecify.annotations.NullMarked;
