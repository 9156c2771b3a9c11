/** Build time only: jOOQ's classes, one package per module, from the migrations. */
@NullMarked
package io.kabinet.codegen;

import org.jspecify.annotations.NullMarked;
