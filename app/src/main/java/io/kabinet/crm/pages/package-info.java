/** The board, the list, the card of a deal, and «Мой день». */
@NullMarked
package io.kabinet.crm.pages;

import org.jspecify.annotations.NullMarked;
