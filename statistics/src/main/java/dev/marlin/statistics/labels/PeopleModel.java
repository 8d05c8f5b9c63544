package dev.marlin.statistics.labels;

/** How people are thought to err. */
public enum PeopleModel {

    /** Each class as probable as its share of the item's votes; nobody is judged. */
    MAJORITY,

    /** A confusion matrix per voter (Dawid and Skene 1979), each row shrunk towards the matrix of all voters together. */
    DAWID_SKENE,

    /** One accuracy per voter, errors spread evenly over the other classes; class shares estimated. */
    ONE_COIN,

    /** One accuracy per voter, all classes equally probable beforehand. */
    ONE_COIN_FLAT,

    /**
     * A voter either knows the class or spams from labels of their own (MACE; Hovy, Berg-Kirkpatrick, Vaswani and Hovy
     * 2013).
     */
    SPAMMER
}
