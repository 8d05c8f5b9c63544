package dev.marlin.campaigns;

/** Where the data of a campaign may go; enforced by the exporter, row by row. */
public enum PrivacyClass {
    /** May be part of dataset releases. */
    RELEASABLE,
    /** Never leaves this installation in any release. */
    CONFIDENTIAL
}
