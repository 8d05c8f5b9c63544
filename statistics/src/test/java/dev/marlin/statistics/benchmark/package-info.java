/**
 * Benchmarks: programs that time this module, not tests.
 *
 * <p>{@link dev.marlin.statistics.benchmark.GoalTable} prints one line for each job that must stay quick; the classes
 * named {@code ...Jmh} measure the parts of those jobs. All data are simulated from fixed seeds, and each time stands
 * beside a bare pass over the same data.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.benchmark;
