-- Who may judge in a campaign, beside what holds everywhere: the latest row counts, and none at all means the strictest.
CREATE TABLE campaign_eligibility (
    campaign_id uuid NOT NULL REFERENCES campaign,
    number      integer NOT NULL CHECK (number >= 1),
    colleagues  boolean NOT NULL,
    skills      text[] NOT NULL CHECK (cardinality(skills) <= 20),
    credentials text[] NOT NULL CHECK (cardinality(credentials) <= 20),
    set_by      uuid NOT NULL REFERENCES person,
    set_at      timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, number)
);
CALL make_insert_only('campaign_eligibility');
CREATE INDEX reservation_everybody ON reservation (holder_id, task_id);
