-- Lists are read from indexes that hold all that they are filtered by, so that a page of a hundred thousand tasks touches
-- only the rows that it shows. They also serve what the three that go served.
CREATE INDEX task_newest ON task (created_at DESC, id DESC)
    INCLUDE (state, author_id, campaign_id, repository_id, category, title);
CREATE INDEX task_campaign_newest ON task (campaign_id, created_at DESC, id DESC)
    INCLUDE (state, author_id, repository_id, category, title);
CREATE INDEX task_author_newest ON task (author_id, created_at DESC, id DESC);
DROP INDEX task_list;
DROP INDEX task_author;
DROP INDEX task_campaign;
