-- A remark on a side, a file or lines of it. A changed or withdrawn remark is a further version.
CREATE TABLE annotation (
    comparison_id uuid NOT NULL REFERENCES comparison,
    author_id     uuid NOT NULL REFERENCES person,
    side          text NOT NULL CHECK (side IN ('a', 'b')),
    number        integer NOT NULL CHECK (number >= 1),
    version       integer NOT NULL CHECK (version >= 1),
    turn          integer NOT NULL CHECK (turn >= 1),
    path          text,
    text_of       text CHECK (text_of IN ('base', 'after')),
    first_line    integer CHECK (first_line >= 1),
    last_line     integer CHECK (last_line >= first_line),
    content       text CHECK (content ~ '^[0-9a-f]{64}$'),
    kind          text NOT NULL CHECK (kind IN (
        'bug', 'security', 'reliability', 'maintainability', 'prompt_missed', 'style', 'praise')),
    severity      text NOT NULL CHECK (severity IN ('note', 'minor', 'major', 'severe')),
    body          text NOT NULL CHECK (body ~ '\S'),
    withdrawn     boolean NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (comparison_id, author_id, side, number, version),
    CHECK ((first_line IS NULL) = (last_line IS NULL)
        AND (first_line IS NULL) = (content IS NULL)
        AND (first_line IS NULL) = (text_of IS NULL)),
    CHECK (first_line IS NULL OR path IS NOT NULL)
);
CALL make_insert_only('annotation');
