-- What a campaign is watched for. One rule of a kind at a time; ended rules stay.
CREATE TABLE campaign_alert_rule (
    id          uuid PRIMARY KEY,
    campaign_id uuid NOT NULL REFERENCES campaign,
    kind        text NOT NULL CHECK (kind IN ('BUDGET_USED', 'AGREEMENT_LOW', 'SIDE_BIAS', 'OVERDUE_TURNS', 'NO_CLAIM',
        'LEDGER_DIFFERENCE')),
    bound       integer NOT NULL CHECK (bound BETWEEN 0 AND 1000000),
    state       text NOT NULL CHECK (state IN ('WATCHING', 'ENDED')),
    set_by      uuid NOT NULL REFERENCES person,
    set_at      timestamptz NOT NULL,
    ended_at    timestamptz,
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX campaign_alert_rule_watching ON campaign_alert_rule (campaign_id, kind) WHERE state = 'WATCHING';

-- What a rule found: one open alert at a time, closed with what closed it. The words hold numbers and nobody's name.
CREATE TABLE campaign_alert (
    id        uuid PRIMARY KEY,
    rule_id   uuid NOT NULL REFERENCES campaign_alert_rule,
    state     text NOT NULL CHECK (state IN ('OPEN', 'CLEARED', 'DROPPED')),
    words     text NOT NULL CHECK (length(words) BETWEEN 1 AND 500),
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closing   text NOT NULL DEFAULT '' CHECK (length(closing) <= 500),
    CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CHECK ((state = 'OPEN') = (closing = ''))
);
CREATE UNIQUE INDEX campaign_alert_open ON campaign_alert (rule_id) WHERE state = 'OPEN';
CREATE INDEX campaign_alert_rule_latest ON campaign_alert (rule_id, opened_at DESC);
REVOKE DELETE, TRUNCATE ON campaign_alert_rule, campaign_alert FROM marlin_app;
