package dev.marlin.mails;

/** What a person may want to be told by e-mail. */
public enum MailKind {
    /** Something waits for them. */
    TURN("Something waits for me", MailChoice.DAILY),
    /** What became of what they sent: submissions, appeals, credentials; or what they owed went to somebody else. */
    RESULT("Something of mine was decided or went to somebody else", MailChoice.AT_ONCE),
    /** They were paid. */
    PAY("I was paid", MailChoice.AT_ONCE);

    private final String words;
    private final MailChoice standard;

    MailKind(String words, MailChoice standard) {
        this.words = words;
        this.standard = standard;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** What holds for those who chose nothing. */
    public MailChoice standard() {
        return standard;
    }
}
