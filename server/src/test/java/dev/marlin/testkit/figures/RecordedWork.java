package dev.marlin.testkit.figures;

import tools.jackson.databind.JsonNode;

/** What the records come to, in SQL that shares nothing with the server's. */
final class RecordedWork {
    private static final String VERDICT = """
        CASE WHEN %1$s IN ('tie', 'both_bad') THEN %1$s WHEN %1$s LIKE 'a%%' THEN 'A' ELSE 'B' END""";

    private RecordedWork() {}

    /** Lays the tables out on which all figures are counted. */
    static void prepare(RecordFiles files, JsonNode board) {
        String period = board.path("period").asString();
        String within = period.equals("all") ? "true" : "strftime(%s::TIMESTAMP, '%%Y-%%m') = '" + period + "'";
        files.run("CREATE MACRO verdict(o) AS " + VERDICT.formatted("o"));
        files.run("CREATE MACRO within(t) AS " + within.formatted("t"));
        files.run("CREATE TABLE every_submission AS SELECT * FROM submissions");
        files.run(
                "DELETE FROM submissions WHERE extra = 'true'"); // on places that a gold task has beyond the campaign's
        files.run("""
            CREATE TABLE standing AS SELECT a.* FROM acceptances a JOIN submissions USING (submission)
            WHERE a.ended_at IS NULL AND a.sequence::BIGINT = (
                SELECT max(b.sequence::BIGINT) FROM acceptances b WHERE b.submission = a.submission)
            """);
        files.run("""
            CREATE TABLE passes AS WITH latest AS (
                SELECT comparison, side, max(attempt::INTEGER) AS attempt FROM verifications
                WHERE state = 'FINISHED' AND turn = last_turn GROUP BY ALL)
            SELECT v.comparison, v.side, bool_and(v.status = 'PASS') AS passed FROM verifications v
            JOIN latest l ON l.comparison = v.comparison AND l.side = v.side AND l.attempt = v.attempt::INTEGER
            WHERE v.turn = v.last_turn AND v.state = 'FINISHED' AND v.status IS NOT NULL
            GROUP BY v.comparison, v.side HAVING bool_and(v.status IN ('PASS', 'FAIL'))
            """);
        files.run("""
            CREATE TABLE battle AS
            SELECT s.submission, s.comparison, s.task, x.judgement, verdict(j.overall) AS verdict,
                   least(s.agent_a, s.agent_b) AS first, greatest(s.agent_a, s.agent_b) AS second,
                   s.agent_a <= s.agent_b AS straight, 'scripted' IN (s.provenance_a, s.provenance_b) AS scripted,
                   a.passed AS passed_a, b.passed AS passed_b, t.category, t.language, t.repository
            FROM submissions s JOIN standing x USING (submission) JOIN judgements j ON j.judgement = x.judgement
            JOIN tasks t ON t.task = s.task
            LEFT JOIN passes a ON a.comparison = s.comparison AND a.side = 'A'
            LEFT JOIN passes b ON b.comparison = s.comparison AND b.side = 'B'
            WHERE within(x.at)
            """);
        parts(files);
        seen(files);
        opinions(files);
    }

    /** One row for each part that a submitted comparison is in as a whole. */
    private static void parts(RecordFiles files) {
        files.run("""
            CREATE TABLE part AS WITH traits AS (
                SELECT s.submission, s.comparison, t.category, t.language, t.repository,
                       a.passed::INTEGER + b.passed::INTEGER AS passing
                FROM every_submission s JOIN tasks t ON t.task = s.task
                LEFT JOIN passes a ON a.comparison = s.comparison AND a.side = 'A'
                LEFT JOIN passes b ON b.comparison = s.comparison AND b.side = 'B')
            SELECT submission, comparison, 'category ' || replace(lower(category), '_', ' ') AS slice FROM traits
            UNION ALL SELECT submission, comparison, 'language ' || language FROM traits
            UNION ALL SELECT submission, comparison, 'repository ' || repository FROM traits
            UNION ALL SELECT submission, comparison, 'difficulty ' || CASE passing WHEN 0 THEN 'neither passes'
                WHEN 1 THEN 'one passes' ELSE 'both pass' END FROM traits WHERE passing IS NOT NULL
            """);
    }

    /** One row for each verdict of each slice, as the first agent sees it. */
    private static void seen(RecordFiles files) {
        files.run("""
            CREATE TABLE seen AS WITH said AS (
                SELECT *, 'overall' AS slice, verdict AS answer FROM battle
                UNION ALL SELECT b.*, 'axis ' || c.axis,
                    CASE WHEN c.step::INTEGER < 4 THEN 'A' WHEN c.step::INTEGER = 4 THEN 'tie' ELSE 'B' END
                FROM battle b JOIN scores c ON c.judgement = b.judgement AND c.step IS NOT NULL
                UNION ALL SELECT *, 'category ' || replace(lower(category), '_', ' '), verdict FROM battle
                UNION ALL SELECT *, 'language ' || language, verdict FROM battle
                UNION ALL SELECT *, 'repository ' || repository, verdict FROM battle
                UNION ALL SELECT *, 'difficulty ' || CASE passed_a::INTEGER + passed_b::INTEGER WHEN 0
                    THEN 'neither passes' WHEN 1 THEN 'one passes' ELSE 'both pass' END, verdict
                FROM battle WHERE passed_a IS NOT NULL AND passed_b IS NOT NULL
                UNION ALL SELECT b.*, 'turn ' || j.turn, verdict(j.overall)
                FROM battle b JOIN judgements j ON j.comparison = b.comparison AND j.role = 'author'
                WHERE j.sequence::BIGINT = (SELECT max(k.sequence::BIGINT) FROM judgements k
                    WHERE k.comparison = j.comparison AND k.turn = j.turn AND k.role = 'author'))
            SELECT first, second, slice, task, CASE WHEN answer IN ('tie', 'both_bad') THEN answer
                WHEN (answer = 'A') = straight THEN 'first' ELSE 'second' END AS answer
            FROM said WHERE first <> second
            """);
        files.run("""
            DELETE FROM seen WHERE slice LIKE 'repository %' AND (first, second, slice) IN (
                SELECT (first, second, slice) FROM seen GROUP BY first, second, slice HAVING count(*) < 30)
            """);
    }

    /** What people said before they knew of each other. */
    private static void opinions(RecordFiles files) {
        files.run("""
            CREATE TABLE opinion AS WITH ranked AS (
                SELECT j.*, row_number() OVER (PARTITION BY j.comparison, j.judge ORDER BY j.sequence::BIGINT) AS nth
                FROM judgements j JOIN submissions s ON s.comparison = j.comparison
                LEFT JOIN standing x ON x.submission = s.submission
                WHERE s.state IN ('accepted', 'rejected') AND within(coalesce(x.at, s.changed_at))
                  AND j.turn IS NULL AND (j.role = 'author' OR j.role = 'reviewer' AND s.blind = 'true'))
            SELECT 'overall' AS question, comparison AS unit, judge, role, upper(verdict(overall)) AS answer
            FROM ranked WHERE nth = 1
            UNION ALL SELECT c.axis, r.comparison, r.judge, r.role, c.step
            FROM ranked r JOIN scores c ON c.judgement = r.judgement AND c.step IS NOT NULL WHERE r.nth = 1
            """);
    }
}
