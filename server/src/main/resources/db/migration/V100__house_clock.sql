-- The installation's clock. Without a row it is the database's; with one, time was moved or runs faster from an origin
-- on, as rehearsals and tests need it. One row for all servers of an installation: nobody's deadline depends on whom
-- they ask.
CREATE TABLE house_clock (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    origin   timestamptz NOT NULL,
    shown    timestamptz NOT NULL,
    speed    double precision NOT NULL CHECK (speed > 0 AND speed <= 1000000)
);

CREATE FUNCTION house_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(
        (SELECT shown + (clock_timestamp() - origin) * speed FROM house_clock),
        clock_timestamp())
$$;
