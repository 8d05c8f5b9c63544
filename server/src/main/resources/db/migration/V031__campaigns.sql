CREATE TABLE campaign (
    id                 uuid PRIMARY KEY,
    name               text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 120),
    state              text NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    privacy_class      text NOT NULL CHECK (privacy_class IN ('RELEASABLE', 'CONFIDENTIAL')),
    rubric_version_id  uuid NOT NULL REFERENCES rubric_version,
    reviewers          integer NOT NULL CHECK (reviewers BETWEEN 0 AND 9),
    currency           text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    author_fee_minor   bigint NOT NULL CHECK (author_fee_minor >= 0),
    reviewer_fee_minor bigint NOT NULL CHECK (reviewer_fee_minor >= 0),
    deadline           timestamptz,
    created_by         uuid NOT NULL REFERENCES person,
    created_at         timestamptz NOT NULL DEFAULT now(),
    closed_at          timestamptz,
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
);

-- Agents under test, by opaque id: this floor does not know what stands behind it.
CREATE TABLE campaign_agent (
    campaign_id      uuid NOT NULL REFERENCES campaign,
    position         integer NOT NULL CHECK (position >= 1),
    agent_version_id uuid NOT NULL,
    PRIMARY KEY (campaign_id, position),
    UNIQUE (campaign_id, agent_version_id)
);
CALL make_insert_only('campaign_agent');
