package dev.marlin.mails;

/** When a person wants to be told. */
public enum MailChoice {
    /** Within about a minute; what happens together comes in one letter. */
    AT_ONCE("at once"),
    /** In one letter a day, if there is anything. */
    DAILY("once a day"),
    /** Not by e-mail. */
    NEVER("never");

    private final String words;

    MailChoice(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
