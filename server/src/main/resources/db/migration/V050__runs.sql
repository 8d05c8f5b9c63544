-- Where a repository's mirror lies and what it was made from.
CREATE TABLE mirror (
    repository_key text PRIMARY KEY,
    source         text NOT NULL,
    folder         text NOT NULL CHECK (folder ~ '^[0-9a-f]{40}$'),
    default_branch text NOT NULL,
    head           text NOT NULL CHECK (head ~ '^([0-9a-f]{40})?$'),
    bytes          bigint NOT NULL CHECK (bytes >= 0),
    updated_at     timestamptz NOT NULL
);

-- Work that was done elsewhere, by task and agent version; the latest row counts, a pair keeps what it began with.
CREATE TABLE imported_work (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id          uuid NOT NULL REFERENCES task,
    agent_version_id uuid NOT NULL REFERENCES agent_version,
    kind             text NOT NULL CHECK (kind IN ('patch', 'branch', 'commit')),
    content          text NOT NULL,
    origin           text NOT NULL,
    attached_by      uuid NOT NULL REFERENCES person,
    attached_at      timestamptz NOT NULL
);
CREATE INDEX imported_work_task ON imported_work (task_id, agent_version_id, id DESC);
CALL make_insert_only('imported_work');

CREATE TABLE pair (
    id         uuid PRIMARY KEY,
    task_id    uuid NOT NULL REFERENCES task,
    state      text NOT NULL
        CHECK (state IN ('QUEUED', 'PREPARING', 'WORKING', 'VERIFYING', 'READY', 'WITHDRAWN')),
    turn       integer NOT NULL DEFAULT 1 CHECK (turn >= 1),
    reason     text,
    started_by uuid NOT NULL REFERENCES person,
    started_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK ((state = 'WITHDRAWN') = (reason IS NOT NULL))
);
CREATE INDEX pair_task ON pair (task_id, started_at DESC);
CREATE INDEX pair_list ON pair (started_at DESC, id);

-- Ids are random: they tell nothing of the agent behind. A candidate without a pair is a trial of one agent alone.
CREATE TABLE candidate (
    id               uuid PRIMARY KEY,
    pair_id          uuid REFERENCES pair,
    task_id          uuid NOT NULL REFERENCES task,
    agent_version_id uuid NOT NULL REFERENCES agent_version,
    imported_work_id bigint REFERENCES imported_work,
    UNIQUE (pair_id, agent_version_id)
);
CREATE INDEX candidate_agent ON candidate (agent_version_id);
CALL make_insert_only('candidate');

CREATE TABLE pair_turn (
    pair_id   uuid NOT NULL REFERENCES pair,
    number    integer NOT NULL CHECK (number >= 1),
    prompt    text NOT NULL CHECK (length(prompt) BETWEEN 1 AND 50000),
    mode      text CHECK (mode IN ('winner_continues', 'each_continues')),
    winner_id uuid REFERENCES candidate,
    asked_by  uuid NOT NULL REFERENCES person,
    asked_at  timestamptz NOT NULL,
    PRIMARY KEY (pair_id, number),
    CHECK ((number = 1) = (mode IS NULL)),
    CHECK ((winner_id IS NOT NULL) = (mode IS NOT DISTINCT FROM 'winner_continues'))
);
CALL make_insert_only('pair_turn');

-- One attempt of one candidate at one turn. Who claims it writes owner and lease in the same transaction.
CREATE TABLE run (
    id           uuid PRIMARY KEY,
    candidate_id uuid NOT NULL REFERENCES candidate,
    turn         integer NOT NULL CHECK (turn >= 1),
    attempt      integer NOT NULL CHECK (attempt >= 1),
    start_order  integer NOT NULL CHECK (start_order IN (1, 2)),
    state        text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'FINISHED')),
    stage        text NOT NULL CHECK (stage IN ('WAITING', 'PREPARING', 'WORKING', 'VERIFYING', 'ENDED')),
    owner        text,
    lease_until  timestamptz,
    exit_class   text CHECK (exit_class IN ('COMPLETED', 'AGENT_ERROR', 'INFRASTRUCTURE_ERROR', 'LIMIT', 'CANCELLED',
        'SANDBOX_ERROR')),
    reason       text NOT NULL DEFAULT '',
    queued_at    timestamptz NOT NULL,
    claimed_at   timestamptz,
    finished_at  timestamptz,
    UNIQUE (candidate_id, turn, attempt),
    CHECK ((state = 'RUNNING') = (owner IS NOT NULL)),
    CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
    CHECK ((state = 'FINISHED') = (exit_class IS NOT NULL)),
    CHECK ((state = 'QUEUED') = (stage = 'WAITING')),
    CHECK ((state = 'FINISHED') = (stage = 'ENDED'))
);
CREATE INDEX run_queue ON run (queued_at, start_order, id) WHERE state = 'QUEUED';
CREATE INDEX run_leases ON run (lease_until) WHERE state = 'RUNNING';
REVOKE DELETE, TRUNCATE ON run, pair FROM marlin_app;

-- What a run left, as it really was; texts are digests of blobs.
CREATE TABLE run_result (
    run_id        uuid PRIMARY KEY REFERENCES run,
    tree          text NOT NULL CHECK (tree ~ '^[0-9a-f]{40}$'),
    patch         text NOT NULL,
    trajectory    text NOT NULL,
    raw           text NOT NULL,
    manifest      text NOT NULL,
    final_message text NOT NULL,
    neutral       text NOT NULL,
    session       text,
    marks         integer NOT NULL CHECK (marks >= 0),
    setup_ms      bigint NOT NULL,
    agent_ms      bigint NOT NULL,
    capture_ms    bigint NOT NULL,
    verify_ms     bigint NOT NULL,
    teardown_ms   bigint NOT NULL,
    stored_at     timestamptz NOT NULL
);
CALL make_insert_only('run_result');

CREATE TABLE verification (
    run_id   uuid NOT NULL REFERENCES run,
    position integer NOT NULL CHECK (position >= 1),
    verifier text NOT NULL,
    status   text NOT NULL CHECK (status IN ('PASS', 'FAIL', 'TIMED_OUT', 'NOT_RUN')),
    summary  text NOT NULL,
    log      text,
    took_ms  bigint NOT NULL CHECK (took_ms >= 0),
    PRIMARY KEY (run_id, position)
);
CALL make_insert_only('verification');
