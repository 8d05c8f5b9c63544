-- What holds for a campaign's reviews, version by version. Number 0 is what the campaign was opened with: one panel of its
-- reviewers. A submission names the number in force when it arrived, so that later versions do not touch it.
CREATE TABLE review_terms (
    campaign_id       uuid NOT NULL REFERENCES campaign,
    number            integer NOT NULL CHECK (number >= 1),
    panels            integer[] NOT NULL CHECK (cardinality(panels) <= 5 AND 0 < ALL (panels) AND 9 >= ALL (panels)),
    rule              text NOT NULL CHECK (rule IN ('unanimous', 'majority', 'posterior')),
    axis_gap          integer NOT NULL CHECK (axis_gap BETWEEN 1 AND 6),
    stability_percent integer NOT NULL CHECK (stability_percent BETWEEN 50 AND 99),
    rounds            integer NOT NULL CHECK (rounds BETWEEN 1 AND 9),
    turn_hours        integer NOT NULL CHECK (turn_hours BETWEEN 1 AND 720),
    decision_hours    integer NOT NULL CHECK (decision_hours BETWEEN 1 AND 720),
    appeal_hours      integer NOT NULL CHECK (appeal_hours BETWEEN 1 AND 2160),
    set_by            uuid NOT NULL REFERENCES person,
    set_at            timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, number)
);
CALL make_insert_only('review_terms');

ALTER TABLE submission
    ADD terms integer NOT NULL DEFAULT 0 CHECK (terms >= 0),
    ADD stage integer NOT NULL DEFAULT 1 CHECK (stage >= 1);

-- People sit on one panel; who is relieved keeps the number under which others met them.
ALTER TABLE submission_reviewer
    ADD stage integer NOT NULL DEFAULT 1 CHECK (stage >= 1),
    DROP CONSTRAINT submission_reviewer_number_check,
    ADD CHECK (number BETWEEN 1 AND 999);

CREATE TABLE submission_relief (
    submission_id uuid NOT NULL,
    reviewer_id   uuid NOT NULL,
    substitute_id uuid NOT NULL REFERENCES person CHECK (substitute_id <> reviewer_id),
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, reviewer_id),
    FOREIGN KEY (submission_id, reviewer_id) REFERENCES submission_reviewer
);
CALL make_insert_only('submission_relief');

-- What the rule found when a panel had spoken.
CREATE TABLE panel_finding (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    stage         integer NOT NULL CHECK (stage >= 1),
    rule          text NOT NULL,
    panel         integer NOT NULL CHECK (panel >= 1),
    support       double precision NOT NULL CHECK (support BETWEEN 0 AND panel),
    stability     double precision NOT NULL CHECK (stability BETWEEN 0 AND 1),
    outcome       text NOT NULL CHECK (outcome IN ('agreed', 'changes', 'disputed')),
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round, stage),
    FOREIGN KEY (submission_id, round) REFERENCES submission_round
);
CALL make_insert_only('panel_finding');
