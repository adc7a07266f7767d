-- What Redshift has and PostgreSQL has not, in a schema of its own behind "public".
CREATE SCHEMA redshift;
ALTER DATABASE "${database}" SET search_path = public, redshift;
-- A backslash in an ordinary literal is an escape, as in Redshift.
ALTER DATABASE "${database}" SET standard_conforming_strings = off;
ALTER DATABASE "${database}" SET escape_string_warning = off;
ALTER DATABASE "${database}" SET backslash_quote = on;
-- SNAPSHOT: one snapshot for the whole transaction, taken by its first statement other than LOCK;
-- concurrent inserts do not see one another and do not fail.
ALTER DATABASE "${database}" SET default_transaction_isolation = 'repeatable read';
ALTER DATABASE "${database}" SET TimeZone = 'UTC';

SET search_path = redshift;

CREATE DOMAIN redshift.super AS jsonb;

CREATE FUNCTION redshift.json_parse(value text) RETURNS redshift.super
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $body$
BEGIN
  IF octet_length(value) > 65535 THEN
    RAISE EXCEPTION 'String value exceeds the max size of 65535 bytes';
  END IF;
  RETURN value::jsonb;
END
$body$;
