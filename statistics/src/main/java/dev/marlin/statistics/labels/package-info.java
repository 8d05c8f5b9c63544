/**
 * Label models: the class of each item from several voters who err, and how far each voter can be trusted.
 *
 * <p>Owns two kinds of votes that never mix: people's, whose missing votes say nothing ({@code PeopleVotes}, door
 * {@code PeopleLabels}), and labeling functions', whose abstaining is information ({@code FunctionVotes}, door {@code
 * FunctionLabels}). Both give posteriors, voters' accuracies and a check of their own calibration.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.labels;
