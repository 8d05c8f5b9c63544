-- Under which name a person is met by others within one campaign; another campaign, another name.
CREATE TABLE expert_pseudonym (
    scope_id   uuid NOT NULL,
    person_id  uuid NOT NULL REFERENCES person,
    pseudonym  text NOT NULL CHECK (length(pseudonym) BETWEEN 3 AND 60),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope_id, person_id),
    UNIQUE (scope_id, pseudonym)
);
CALL make_insert_only('expert_pseudonym');
