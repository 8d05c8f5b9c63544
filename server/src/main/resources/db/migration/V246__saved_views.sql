-- Filters of the task list that people gave a name, for themselves or, by managers, for all. A removed one can be brought
-- back for a day.
CREATE TABLE saved_view (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES person,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query      text NOT NULL CHECK (length(query) <= 2000),
    shared     boolean NOT NULL,
    created_at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (owner_id, lower(name)) WHERE removed_at IS NULL;
CREATE INDEX saved_view_shared ON saved_view (lower(name)) WHERE shared AND removed_at IS NULL;
