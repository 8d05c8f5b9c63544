package dev.marlin.runs.pairs;

import dev.marlin.runs.results.ResultStore;
import dev.marlin.runs.results.UsageStore;
import org.springframework.stereotype.Component;

/** The stores of this package, handed on together. */
@Component
record PairTables(PairStore pairs, RunStore runs, ResultStore results, WithheldStore withheld, UsageStore usage) {}
