package dev.marlin.statistics.labels;

/** How labeling functions' votes are weighed. */
public enum FunctionModel {

    /** Each class as probable as its share of the item's votes; without votes all equally. */
    MAJORITY,

    /**
     * A log-odds vote whose weights come from how far the other functions bear each function out. It learns which class's
     * functions are sloppy; left to itself it may come to believe one class only.
     */
    LEAVE_ONE_OUT,

    /** The same vote with the classes' mean weights kept level, which bars that and tells less. */
    LEVEL_VOTE,

    /** Naive Bayes in which abstaining is one more thing a function can say, estimated from the majority in one step. */
    ABSTAIN_AWARE,

    /**
     * Half {@link #MAJORITY} and a sixth each of the other three: the default. What tells good functions from bad ones is
     * itself estimated from the votes, and each of the three can be wrong alone; so a clear majority is hardly ever
     * overruled, ties and narrow majorities go by the functions' accuracy, and an item without votes by what abstaining
     * tells.
     */
    COMBINED
}
