/** A small site that shows every component; outside the application's packages, so that no scan finds it. */
@NullMarked
package lab;

import org.jspecify.annotations.NullMarked;
