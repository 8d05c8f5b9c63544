ALTER TABLE mirror_request ADD COLUMN path text;
