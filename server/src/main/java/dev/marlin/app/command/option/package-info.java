/** What commands have in common: options that several of them take, and how they speak to people and to programs. */
@NullMarked
package dev.marlin.app.command.option;

import org.jspecify.annotations.NullMarked;
