package dev.marlin.notices;

/** Where the delivery of one message to one endpoint stands. */
public enum DeliveryState {
    /** To be sent when it is due. Ends by an answer of success, or by the last failure. */
    WAITING,
    /** The endpoint answered with success. A manager may send it again. */
    DELIVERED,
    /** Tried as often as messages are tried, or the endpoint is gone. A manager may send it again. */
    GIVEN_UP
}
