package dev.marlin.erasure;

/** Life of a wish to be forgotten. */
public enum ErasureState {
    /** The person goes on as before; they or an admin may take it back; the clock ends it. */
    REQUESTED,
    /** Sessions, tokens and leases have ended, nobody signs in any more; the clock erases as soon as nothing stands against it. */
    SHUT,
    /** Nothing says any more who it was. Final. */
    ERASED,
    /** Taken back in time. Final. */
    CANCELLED
}
