package dev.marlin.e2e.week;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Managers and finance: each day they look at what waits, decide it by two people, and pay. */
final class Offices implements Runnable {
    private static final String ID = "[0-9a-f-]{36}";

    private final ExpertLife.Setting setting;
    private final RandomGenerator chances;

    Offices(ExpertLife.Setting setting) {
        this.setting = setting;
        this.chances = setting.town().week.chances("offices");
    }

    @Override
    public void run() {
        for (int day = 1; day <= 6; day++) {
            setting.time().await(Duration.ofDays(day).plusHours(9));
            manage();
            finance(day);
        }
    }

    private void manage() {
        for (Caller manager : List.of(setting.town().mara, setting.town().max)) {
            manager.page("/reviews");
            manager.page("/tasks");
            manager.page("/audit");
            manager.ask("/api/v1/leaderboard");
            for (String appeal : all(manager.page("/"), "(/qualification-appeals/" + ID + ")")) {
                boolean upheld = chances.nextDouble() < 0.3;
                Map<String, String> words = upheld
                        ? Map.of("outcome", "uphold", "question", "1", "reason", "Both answers are right.")
                        : Map.of("outcome", "refuse", "reason", "The rubric says which.");
                setting.tally().add("decided an appeal", manager.form(appeal + "/decision", words));
            }
        }
    }

    private void finance(int day) {
        Caller fenna = setting.town().fenna;
        Caller frits = setting.town().frits;
        fenna.page("/ledger");
        if (day > 1) {
            String expert = Week.login(1 + chances.nextInt(setting.town().week.experts()));
            fenna.form(
                    "/ledger/proposals/bonus",
                    Map.of(
                            "login", expert,
                            "campaign", setting.town().campaigns.getFirst(),
                            "amount", "25.00",
                            "currency", "USD",
                            "reason", "for a good week"));
        }
        for (Caller second : List.of(frits, fenna)) {
            for (String proposal : all(second.page("/ledger/proposals"), "(/ledger/proposals/" + ID + ")/approval")) {
                setting.tally().add("approved a proposal", second.form(proposal + "/approval", Map.of()));
            }
        }
        for (String dispute : all(frits.page("/ledger/disputes"), "(/ledger/disputes/" + ID + ")/refusal")) {
            if (chances.nextDouble() < 0.7) {
                setting.tally()
                        .add(
                                "answered a dispute",
                                frits.form(dispute + "/refusal", Map.of("words", "It is as agreed.")));
            } else {
                correct(frits, dispute);
            }
        }
        if (day % 2 == 1) {
            pay(fenna, frits);
        }
    }

    /** In the currency of the disputed entry, which a refusal names. */
    private void correct(Caller frits, String dispute) {
        Answer answer = correction(frits, dispute, "USD");
        if (answer.status() == 422) {
            answer = correction(frits, dispute, "EUR");
        }
        setting.tally().add("corrected a dispute", answer);
    }

    private static Answer correction(Caller frits, String dispute, String currency) {
        return frits.form(
                dispute + "/correction", Map.of("amount", "5.00", "currency", currency, "words", "Five more."));
    }

    private void pay(Caller fenna, Caller frits) {
        Answer drafted = fenna.form("/ledger/batches", Map.of());
        if (!drafted.location().contains("/ledger/batches/")) {
            setting.tally().add("nobody was to be paid");
            return;
        }
        String batch = drafted.location();
        setting.tally().add("approved a batch", frits.form(batch + "/approval", Map.of()));
        frits.form(batch + "/export", Map.of());
        frits.page(batch + "/csv");
        String page = frits.page(batch).body();
        for (String line : all(page, "(" + batch + "/lines/" + ID + ")/failure")) {
            if (chances.nextDouble() < 0.03) {
                setting.tally()
                        .add("a payment came back", frits.form(line + "/failure", Map.of("reason", "Account closed.")));
            }
        }
        setting.tally().add("settled a batch", frits.form(batch + "/settlement", Map.of()));
    }

    /** Closes the books up to the end of that day, which must be over. */
    void close(Instant lastDay) {
        setting.town()
                .fenna
                .form(
                        "/ledger/periods",
                        Map.of(
                                "lastDay",
                                LocalDate.ofInstant(lastDay, ZoneOffset.UTC).toString()))
                .must();
    }

    private static Set<String> all(Answer page, String pattern) {
        return all(page.body(), pattern);
    }

    private static Set<String> all(String page, String pattern) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
