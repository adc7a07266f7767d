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

SET search_path = public, redshift;

-- Semi-structured data. A domain without a check costs nothing.
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

-- Strings are kept as they are; what is left of the blanks stands between tokens, and goes.
CREATE FUNCTION redshift.json_serialize(value redshift.super) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT regexp_replace(value::jsonb::text, E'("(?:\\\\.|[^"\\\\])*")|\\s+', E'\\1', 'g')
$body$;

CREATE FUNCTION redshift.can_json_parse(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT octet_length(value) <= 65535 AND pg_input_is_valid(value, 'jsonb')
$body$;

CREATE FUNCTION redshift.is_valid_json(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN pg_input_is_valid(value, 'jsonb') THEN jsonb_typeof(value::jsonb) = 'object'
    ELSE false END
$body$;

CREATE FUNCTION redshift.json_typeof(value redshift.super) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT jsonb_typeof(value) $body$;

CREATE FUNCTION redshift.is_object(value redshift.super) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT jsonb_typeof(value) = 'object' $body$;

CREATE FUNCTION redshift.is_array(value redshift.super) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT jsonb_typeof(value) = 'array' $body$;

CREATE FUNCTION redshift.get_array_length(value redshift.super) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN jsonb_array_length(value)::bigint END
$body$;

-- Redshift takes a string, and gives an empty one where the path leads nowhere.
CREATE FUNCTION redshift.json_extract_path_text(value text, VARIADIC path text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT coalesce(jsonb_extract_path_text(value::jsonb, VARIADIC path), '')
$body$;

-- Dates.
CREATE FUNCTION redshift.getdate() RETURNS timestamp
LANGUAGE sql STABLE PARALLEL SAFE AS $body$
  SELECT date_trunc('second', statement_timestamp() AT TIME ZONE 'UTC')
$body$;

CREATE FUNCTION redshift.sysdate() RETURNS timestamp
LANGUAGE sql STABLE PARALLEL SAFE AS $body$
  SELECT transaction_timestamp() AT TIME ZONE 'UTC'
$body$;

CREATE FUNCTION redshift.units(part text, amount bigint) RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE part
    WHEN 'quarter' THEN make_interval(months => 3 * amount::int)
    ELSE amount * ('1 ' || part)::interval
  END
$body$;

CREATE FUNCTION redshift.dateadd(part text, amount bigint, moment timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT moment + redshift.units(part, amount)
$body$;

CREATE FUNCTION redshift.dateadd(part text, amount bigint, moment timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE STRICT AS $body$
  SELECT moment + redshift.units(part, amount)
$body$;

CREATE FUNCTION redshift.dateadd(part text, amount bigint, moment date) RETURNS timestamp
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT moment::timestamp + redshift.units(part, amount)
$body$;

-- The number of boundaries of the part that lie between the two moments, which cannot be TIMESTAMPTZ
-- (DATEDIFF: date, time, timetz or timestamp).
CREATE FUNCTION redshift.datediff(part text, since timestamp, until timestamp) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE part
    WHEN 'year' THEN extract(year FROM until) - extract(year FROM since)
    WHEN 'quarter' THEN 4 * (extract(year FROM until) - extract(year FROM since))
      + extract(quarter FROM until) - extract(quarter FROM since)
    WHEN 'month' THEN 12 * (extract(year FROM until) - extract(year FROM since))
      + extract(month FROM until) - extract(month FROM since)
    WHEN 'week' THEN (date_trunc('week', until)::date - date_trunc('week', since)::date) / 7
    WHEN 'day' THEN until::date - since::date
    WHEN 'hour' THEN
      extract(epoch FROM date_trunc('hour', until) - date_trunc('hour', since)) / 3600
    WHEN 'minute' THEN
      extract(epoch FROM date_trunc('minute', until) - date_trunc('minute', since)) / 60
    WHEN 'second' THEN
      extract(epoch FROM date_trunc('second', until) - date_trunc('second', since))
    WHEN 'milliseconds' THEN
      extract(epoch FROM date_trunc('milliseconds', until) - date_trunc('milliseconds', since))
        * 1000
    WHEN 'microseconds' THEN extract(epoch FROM until - since) * 1000000
  END::bigint
$body$;

CREATE FUNCTION redshift.datediff(part text, since date, until date) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT redshift.datediff(part, since::timestamp, until::timestamp)
$body$;

CREATE FUNCTION redshift.convert_timezone(source text, target text, moment timestamp)
RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT (moment AT TIME ZONE source) AT TIME ZONE target
$body$;

CREATE FUNCTION redshift.convert_timezone(target text, moment timestamp)
RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT (moment AT TIME ZONE 'UTC') AT TIME ZONE target
$body$;

CREATE FUNCTION redshift.trunc(moment timestamp) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT moment::date $body$;

CREATE FUNCTION redshift.last_day(moment timestamp) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT (date_trunc('month', moment) + interval '1 month' - interval '1 day')::date
$body$;

CREATE FUNCTION redshift.add_months(moment timestamp, months bigint) RETURNS timestamp
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN moment::date = redshift.last_day(moment)
    THEN redshift.last_day(moment + redshift.units('month', months)) + moment::time
    ELSE moment + redshift.units('month', months) END
$body$;

-- Strings.
CREATE FUNCTION redshift.len(value text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT char_length(value) $body$;

CREATE FUNCTION redshift.charindex(part text, value text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT strpos(value, part) $body$;

CREATE FUNCTION redshift.concat(first text, second text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$ SELECT first || second $body$;

-- Redshift replaces every match, PostgreSQL the first.
CREATE FUNCTION redshift.regexp_replace(value text, pattern text, replacement text DEFAULT '')
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT pg_catalog.regexp_replace(value, pattern, replacement, 'g')
$body$;

CREATE FUNCTION redshift.sha2(value text, bits integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT encode(CASE bits
    WHEN 224 THEN sha224(convert_to(value, 'UTF8'))
    WHEN 384 THEN sha384(convert_to(value, 'UTF8'))
    WHEN 512 THEN sha512(convert_to(value, 'UTF8'))
    ELSE sha256(convert_to(value, 'UTF8'))
  END, 'hex')
$body$;

-- ALTER TABLE ... ALTER COLUMN ... TYPE VARCHAR(n): the length, and the check of bytes beside it.
CREATE PROCEDURE redshift.resize(target text, field text, bytes integer, label text)
LANGUAGE plpgsql AS $body$
DECLARE
  old record;
BEGIN
  FOR old IN
    SELECT conname FROM pg_constraint
    WHERE conrelid = target::regclass AND contype = 'c'
      AND conname LIKE 'bytes!_varying!_%!_' || replace(field, '_', '!_') ESCAPE '!'
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', target, old.conname);
  END LOOP;
  EXECUTE format(
    'ALTER TABLE %s ALTER COLUMN %I TYPE varchar(%s), ADD CONSTRAINT %I'
      || ' CHECK (octet_length(%I) <= %s)',
    target, field, bytes, label, field, bytes);
END
$body$;

-- What a path into a SUPER value becomes. A JSON null is NULL, and so is a value of another type
-- than the one asked for.
CREATE FUNCTION redshift.super_value(value jsonb) RETURNS redshift.super
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN jsonb_typeof(value) <> 'null' THEN value END
$body$;

CREATE FUNCTION redshift.super_text(value jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN jsonb_typeof(value) = 'string' THEN value #>> '{}' END
$body$;

CREATE FUNCTION redshift.super_number(value jsonb) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN (value #>> '{}')::numeric END
$body$;

CREATE FUNCTION redshift.super_boolean(value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT CASE WHEN jsonb_typeof(value) = 'boolean' THEN (value #>> '{}')::boolean END
$body$;

CREATE FUNCTION redshift.super_elements(value jsonb) RETURNS SETOF redshift.super
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $body$
  SELECT jsonb_array_elements(CASE WHEN jsonb_typeof(value) = 'array' THEN value END)
$body$;

-- Why COPY failed: the columns of the system view.
CREATE TABLE redshift.sys_load_error_detail (
  user_id integer NOT NULL DEFAULT 100,
  query_id bigint GENERATED ALWAYS AS IDENTITY,
  transaction_id bigint NOT NULL DEFAULT txid_current(),
  session_id integer NOT NULL,
  database_name varchar(64) NOT NULL DEFAULT current_database(),
  table_id bigint NOT NULL,
  start_time timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
  file_name varchar(1100) NOT NULL,
  line_number bigint NOT NULL,
  column_name varchar(127) NOT NULL,
  column_type varchar(64) NOT NULL,
  column_length varchar(10) NOT NULL,
  position integer NOT NULL DEFAULT 0,
  error_code integer NOT NULL,
  error_message varchar(512) NOT NULL
);
