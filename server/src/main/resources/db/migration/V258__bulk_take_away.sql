-- Many tasks can also be taken from all who hold them.
ALTER TABLE bulk_act DROP CONSTRAINT bulk_act_action_check;
ALTER TABLE bulk_act ADD CONSTRAINT bulk_act_action_check CHECK (action IN ('WITHDRAW', 'TAKE_AWAY'));
