-- What people say they know, and who confirmed it. A skill that is taken back goes; the log keeps that it was there.
CREATE TABLE expert_skill (
    person_id    uuid NOT NULL REFERENCES person,
    skill        text NOT NULL CHECK (skill ~ '^[a-z0-9][a-z0-9+#./ -]{0,39}$'),
    declared_at  timestamptz NOT NULL,
    confirmed_by uuid REFERENCES person CHECK (confirmed_by <> person_id),
    confirmed_at timestamptz,
    PRIMARY KEY (person_id, skill),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE INDEX expert_skill_waiting ON expert_skill (declared_at) WHERE confirmed_at IS NULL;

-- How much somebody works, and one stretch of days, both ends included, in which they get no turns.
CREATE TABLE expert_availability (
    person_id      uuid PRIMARY KEY REFERENCES person,
    hours_per_week integer CHECK (hours_per_week BETWEEN 0 AND 80),
    away_from      date,
    away_until     date CHECK (away_until >= away_from),
    changed_at     timestamptz NOT NULL,
    CHECK ((away_from IS NULL) = (away_until IS NULL))
);
