-- A dashboard as it was when somebody froze it, to be cited: its bytes lie by their digests and never change.
CREATE TABLE dashboard_snapshot (
    id            uuid PRIMARY KEY,
    campaign_id   uuid NOT NULL REFERENCES campaign,
    period        text NOT NULL CHECK (period ~ '^(all|[0-9]{4}-[0-9]{2})$'),
    as_of         timestamptz NOT NULL,
    rubrics       text[] NOT NULL,
    json_sha256   text NOT NULL CHECK (json_sha256 ~ '^[0-9a-f]{64}$'),
    csv_sha256    text NOT NULL CHECK (csv_sha256 ~ '^[0-9a-f]{64}$'),
    head          text NOT NULL,
    frozen_by     uuid NOT NULL REFERENCES person,
    frozen_at     timestamptz NOT NULL
);
CREATE INDEX dashboard_snapshot_campaign ON dashboard_snapshot (campaign_id, frozen_at DESC);
CALL make_insert_only('dashboard_snapshot');
