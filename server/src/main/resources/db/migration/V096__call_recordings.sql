-- What an attempt and its model said to each other: the digest of a blob; empty where nothing is kept of it.
ALTER TABLE run_usage ADD COLUMN recording text;
