-- Which rubric version a campaign took for what began in it, and since when.
CREATE TABLE campaign_rubric_move (
    id           uuid PRIMARY KEY,
    campaign_id  uuid NOT NULL REFERENCES campaign,
    from_version uuid NOT NULL REFERENCES rubric_version,
    to_version   uuid NOT NULL REFERENCES rubric_version CHECK (to_version <> from_version),
    rule         text NOT NULL CHECK (rule IN ('STAY', 'REREVIEW')),
    size         text CHECK ((rule = 'REREVIEW') = (size IS NOT NULL)),
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    state        text NOT NULL CHECK (state IN ('PROPOSED', 'DONE', 'REFUSED', 'WITHDRAWN')),
    proposed_by  uuid NOT NULL REFERENCES person,
    proposed_at  timestamptz NOT NULL,
    decided_by   uuid REFERENCES person,
    decided_at   timestamptz,
    CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state NOT IN ('DONE', 'REFUSED') OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX campaign_rubric_move_open ON campaign_rubric_move (campaign_id) WHERE state = 'PROPOSED';

CREATE TABLE campaign_rubric_use (
    campaign_id       uuid NOT NULL REFERENCES campaign,
    number            integer NOT NULL CHECK (number >= 1),
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    since             timestamptz NOT NULL,
    move_id           uuid UNIQUE REFERENCES campaign_rubric_move,
    PRIMARY KEY (campaign_id, number),
    CHECK (number = 1 OR move_id IS NOT NULL)
);
INSERT INTO campaign_rubric_use (campaign_id, number, rubric_version_id, since)
SELECT id, 1, rubric_version_id, created_at FROM campaign;
CALL make_insert_only('campaign_rubric_use');
