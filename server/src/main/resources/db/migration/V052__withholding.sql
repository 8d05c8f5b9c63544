-- A mark that changes what code means: the pair waits for a manager.
CREATE TABLE meaning_mark (
    run_id uuid NOT NULL REFERENCES run,
    number integer NOT NULL CHECK (number >= 1),
    path   text NOT NULL,
    line   integer NOT NULL CHECK (line >= 0),
    PRIMARY KEY (run_id, number)
);
CALL make_insert_only('meaning_mark');

CREATE TABLE withheld_turn (
    pair_id     uuid NOT NULL REFERENCES pair,
    turn        integer NOT NULL CHECK (turn >= 1),
    withheld_at timestamptz NOT NULL,
    PRIMARY KEY (pair_id, turn)
);
CALL make_insert_only('withheld_turn');

CREATE TABLE withheld_decision (
    pair_id    uuid NOT NULL,
    turn       integer NOT NULL,
    released   boolean NOT NULL,
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    decided_by uuid NOT NULL REFERENCES person,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (pair_id, turn),
    FOREIGN KEY (pair_id, turn) REFERENCES withheld_turn
);
CALL make_insert_only('withheld_decision');
