/** Build time only: jOOQ's classes, one package per module, from the migrations; the snippet, minified from its modules. */
@NullMarked
package io.kabinet.codegen;

import org.jspecify.annotations.NullMarked;
