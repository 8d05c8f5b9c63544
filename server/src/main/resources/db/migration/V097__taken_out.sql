-- How much the redaction took out of the view, for managers only; empty for what was stored before it was counted here.
ALTER TABLE run_result ADD COLUMN trailers integer CHECK (trailers >= 0);
ALTER TABLE run_result ADD COLUMN own_files integer CHECK (own_files >= 0);
