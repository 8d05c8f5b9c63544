-- One row per task that was ever claimed: the fence grows with each lease, and its lock puts claims in order.
CREATE TABLE reservation_fence (
    task_id uuid PRIMARY KEY REFERENCES task,
    fence   bigint NOT NULL CHECK (fence >= 1)
);

CREATE TABLE reservation (
    task_id     uuid NOT NULL REFERENCES task,
    fence       bigint NOT NULL,
    holder_id   uuid NOT NULL REFERENCES person,
    claimed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_until timestamptz NOT NULL,
    ended_at    timestamptz,
    ending      text CHECK (ending IN ('RELEASED', 'EXPIRED', 'COMPLETED')),
    PRIMARY KEY (task_id, fence),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
);
CREATE UNIQUE INDEX reservation_one_holder ON reservation (task_id) WHERE ended_at IS NULL;
CREATE INDEX reservation_holder ON reservation (holder_id) WHERE ended_at IS NULL;
CREATE INDEX reservation_expiry ON reservation (lease_until) WHERE ended_at IS NULL;
REVOKE DELETE, TRUNCATE ON reservation, reservation_fence FROM marlin_app;
