-- What a task's verifiers did on its base: run once per content of a task, then kept.
CREATE TABLE base_check (
    question    text NOT NULL CHECK (question ~ '^[0-9a-f]{64}$'),
    position    integer NOT NULL CHECK (position >= 1),
    verifier    text NOT NULL,
    status      text NOT NULL CHECK (status IN ('PASS', 'FAIL', 'TIMED_OUT', 'NOT_RUN')),
    summary     text NOT NULL,
    log         text,
    passed      text[] NOT NULL,
    checked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (question, position)
);
CALL make_insert_only('base_check');
