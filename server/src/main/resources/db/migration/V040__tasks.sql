CREATE TABLE task (
    id               uuid PRIMARY KEY,
    campaign_id      uuid NOT NULL REFERENCES campaign,
    repository_id    uuid NOT NULL REFERENCES repository,
    state            text NOT NULL CHECK (state IN ('DRAFT', 'READY', 'WITHDRAWN')),
    title            text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    category         text NOT NULL,
    base_commit      text NOT NULL CHECK (base_commit ~ '^([0-9a-f]{40})?$'),
    pr_title         text NOT NULL,
    pr_description   text NOT NULL,
    prompt           text NOT NULL,
    verifiers        jsonb NOT NULL,
    reference_patch  text CHECK (reference_patch ~ '^[0-9a-f]{64}$'),
    test_patch       text CHECK (test_patch ~ '^[0-9a-f]{64}$'),
    toolchain        text NOT NULL,
    setup            text[] NOT NULL,
    network_approved boolean NOT NULL DEFAULT false,
    author_id        uuid NOT NULL REFERENCES person,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    published_at     timestamptz,
    digest           text CHECK (digest ~ '^[0-9a-f]{64}$'),
    CHECK ((digest IS NULL) = (published_at IS NULL)),
    CHECK (state <> 'READY' OR digest IS NOT NULL),
    CHECK (state <> 'DRAFT' OR digest IS NULL)
);
CREATE INDEX task_list ON task (state, created_at DESC, id);
CREATE INDEX task_author ON task (author_id, created_at DESC);
CREATE INDEX task_campaign ON task (campaign_id, created_at);

-- What was published stays what it was, whoever writes SQL.
CREATE FUNCTION refuse_published_task_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND ROW(NEW.campaign_id, NEW.repository_id, NEW.title, NEW.category,
            NEW.base_commit, NEW.pr_title, NEW.pr_description, NEW.prompt, NEW.verifiers, NEW.reference_patch,
            NEW.test_patch, NEW.toolchain, NEW.setup, NEW.network_approved, NEW.author_id, NEW.digest,
            NEW.published_at)
        IS DISTINCT FROM ROW(OLD.campaign_id, OLD.repository_id, OLD.title, OLD.category,
            OLD.base_commit, OLD.pr_title, OLD.pr_description, OLD.prompt, OLD.verifiers, OLD.reference_patch,
            OLD.test_patch, OLD.toolchain, OLD.setup, OLD.network_approved, OLD.author_id, OLD.digest,
            OLD.published_at) THEN
        RAISE EXCEPTION 'a published task is never changed: withdraw it and write a new one' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER published_task BEFORE UPDATE ON task
    FOR EACH ROW EXECUTE FUNCTION refuse_published_task_change();
REVOKE DELETE, TRUNCATE ON task FROM marlin_app;
