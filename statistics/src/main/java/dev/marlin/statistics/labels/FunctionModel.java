package dev.marlin.statistics.labels;

/** How labeling functions' votes are weighed. */
public enum FunctionModel {

    /** Each class as probable as its share of the item's votes; without votes all equally. */
    MAJORITY,

    /** A log-odds vote whose weights come from how far the other functions bear each function out. */
    LEAVE_ONE_OUT,

    /** Naive Bayes in which abstaining is one more thing a function can say, estimated from the majority in one step. */
    ABSTAIN_AWARE,

    /** The mean of the posteriors of {@link #LEAVE_ONE_OUT} and {@link #ABSTAIN_AWARE}: the default. */
    COMBINED
}
