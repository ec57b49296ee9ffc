/** The composition root and the commands: one file per command. May import everything. */
@NullMarked
package io.kubeobject.cli;

import org.jspecify.annotations.NullMarked;
