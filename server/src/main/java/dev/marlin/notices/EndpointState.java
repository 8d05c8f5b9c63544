package dev.marlin.notices;

/** Whether messages are sent to an endpoint. */
public enum EndpointState {
    /** They are. Ends by hand, by the endpoint's own word that it is gone, or when it failed for about three days. */
    LIVE,
    /** They are not, and new ones are not kept for it; what waited goes on waiting. A manager switches it on again. */
    OFF
}
