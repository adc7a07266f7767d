LOCK load_mutex;

CREATE TEMP TABLE event_stage (
  event_id VARCHAR(400) NOT NULL,
  source VARCHAR(256) NOT NULL,
  type VARCHAR(16) NOT NULL,
  name VARCHAR(1020) NOT NULL,
  user_id VARCHAR(1020),
  anonymous_id VARCHAR(1020),
  previous_id VARCHAR(1020),
  group_id VARCHAR(1020),
  occurred_at TIMESTAMPTZ NOT NULL,
  client_occurred_at TIMESTAMPTZ,
  sent_at TIMESTAMPTZ,
  received_at TIMESTAMPTZ NOT NULL,
  properties VARCHAR(65535) NOT NULL,
  context VARCHAR(65535) NOT NULL,
  request VARCHAR(65535) NOT NULL,
  enrichment VARCHAR(65535) NOT NULL,
  violations VARCHAR(65535) NOT NULL,
  late BOOLEAN NOT NULL,
  page_url VARCHAR(2048),
  page_host VARCHAR(256),
  page_path VARCHAR(1024),
  page_title VARCHAR(1024),
  referrer_url VARCHAR(2048),
  referrer_host VARCHAR(256),
  referrer_medium VARCHAR(256),
  referrer_source VARCHAR(256),
  campaign_source VARCHAR(256),
  campaign_medium VARCHAR(256),
  campaign_name VARCHAR(256),
  campaign_term VARCHAR(256),
  campaign_content VARCHAR(256),
  browser VARCHAR(64),
  os VARCHAR(64),
  device VARCHAR(16),
  app_name VARCHAR(256),
  app_version VARCHAR(256),
  locale VARCHAR(256),
  timezone VARCHAR(256),
  user_agent VARCHAR(1024),
  ip VARCHAR(64),
  bot BOOLEAN,
  truncated VARCHAR(512),
  origin VARCHAR(256) NOT NULL
) DISTKEY (event_id);

CREATE TEMP TABLE rejected_stage (
  origin VARCHAR(256) NOT NULL,
  source VARCHAR(256) NOT NULL,
  event_id VARCHAR(400),
  code VARCHAR(64) NOT NULL,
  message VARCHAR(2000) NOT NULL,
  payload VARCHAR(65535) NOT NULL,
  truncated BOOLEAN NOT NULL,
  received_at TIMESTAMPTZ NOT NULL
);

CREATE TEMP TABLE duplicate_stage (
  origin VARCHAR(256) NOT NULL,
  source VARCHAR(256) NOT NULL,
  event_id VARCHAR(400) NOT NULL,
  owner VARCHAR(256) NOT NULL,
  received_at TIMESTAMPTZ NOT NULL
);

INSERT INTO event_stage VALUES
('a','web','track','Song Played','user-1',NULL,NULL,NULL,'2026-03-01 11:59:50.000000+00','2026-03-01 11:59:50.000000+00','2026-03-01 11:59:59.000000+00','2026-03-01 12:00:00.000000+00','{"song":"s-1","seconds":12.50}','{}','{}','{}','[]',FALSE,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'shardId-000000000000:1:0'),
('O''Brien\\','web','track','Song Played','user-1',NULL,NULL,NULL,'2026-03-01 11:59:50.000000+00','2026-03-01 11:59:50.000000+00','2026-03-01 11:59:59.000000+00','2026-03-01 12:00:00.000000+00','{"song":"s-1","seconds":12.50}','{}','{}','{}','[]',FALSE,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'shardId-000000000000:2:0');

INSERT INTO rejected_stage VALUES
('shardId-000000000000:3:0','web',NULL,'invalid_json','line is not JSON','{not json',FALSE,'2026-03-01 12:00:00.000000+00');

INSERT INTO duplicate_stage VALUES
('shardId-000000000000:4:0','web','a','shardId-000000000000:1:0','2026-03-01 12:00:04.000000+00');

CREATE TEMP TABLE event_owners DISTKEY (event_id) AS
SELECT s.event_id, s.source, COALESCE(e.origin, s.origin) AS origin,
  CASE WHEN e.origin IS NULL THEN 1 ELSE 0 END AS is_new
FROM (
  SELECT f.event_id, f.source, f.origin, ROW_NUMBER() OVER (
    PARTITION BY f.source, f.event_id ORDER BY f.received_at, f.origin) AS arrival
  FROM event_stage f
) s
LEFT JOIN (
  SELECT e.event_id, e.source, e.origin FROM events e
  WHERE e.occurred_at BETWEEN '2026-02-01 00:00:00.000000+00' AND '2026-03-01 00:00:00.000000+00'
) e ON e.event_id = s.event_id AND e.source = s.source
WHERE s.arrival = 1;

INSERT INTO events (event_id, source, type, name, user_id, anonymous_id, previous_id,
  group_id, occurred_at, client_occurred_at, sent_at, received_at, properties, context,
  request, enrichment, violations, late,
  page_url, page_host, page_path, page_title, referrer_url, referrer_host, referrer_medium, referrer_source, campaign_source, campaign_medium, campaign_name, campaign_term, campaign_content, browser, os, device, app_name, app_version, locale, timezone, user_agent, ip, bot, truncated,
  origin, load_id)
SELECT s.event_id, s.source, s.type, s.name, s.user_id, s.anonymous_id, s.previous_id,
  s.group_id, s.occurred_at, s.client_occurred_at, s.sent_at, s.received_at,
  JSON_PARSE(s.properties), JSON_PARSE(s.context), JSON_PARSE(s.request),
  JSON_PARSE(s.enrichment), JSON_PARSE(s.violations), s.late,
  s.page_url, s.page_host, s.page_path, s.page_title, s.referrer_url, s.referrer_host, s.referrer_medium, s.referrer_source, s.campaign_source, s.campaign_medium, s.campaign_name, s.campaign_term, s.campaign_content, s.browser, s.os, s.device, s.app_name, s.app_version, s.locale, s.timezone, s.user_agent, s.ip, s.bot, s.truncated,
  s.origin, 'load.1'
FROM event_stage s
JOIN event_owners o
  ON o.event_id = s.event_id AND o.source = s.source AND o.origin = s.origin
WHERE o.is_new = 1;

INSERT INTO duplicate_events (origin, source, event_id, owner, received_at, load_id)
SELECT s.origin, s.source, s.event_id, MIN(o.origin), s.received_at, 'load.1'
FROM event_stage s
JOIN event_owners o
  ON o.event_id = s.event_id AND o.source = s.source
WHERE NOT EXISTS (
  SELECT 1 FROM event_owners w
  WHERE w.origin = s.origin)
  AND NOT EXISTS (
    SELECT 1 FROM duplicate_events d
    WHERE d.origin = s.origin AND d.received_at BETWEEN '2026-02-28 00:00:00.000000+00' AND '2026-03-01 00:00:00.000000+00')
  AND NOT EXISTS (
    SELECT 1 FROM rejected_events r
    WHERE r.origin = s.origin)
GROUP BY s.origin, s.source, s.event_id, s.received_at;

INSERT INTO duplicate_events (origin, source, event_id, owner, received_at, load_id)
SELECT s.origin, s.source, s.event_id, s.owner, s.received_at, 'load.1'
FROM duplicate_stage s
WHERE NOT EXISTS (
  SELECT 1 FROM duplicate_events d
  WHERE d.origin = s.origin AND d.received_at BETWEEN '2026-02-28 00:00:00.000000+00' AND '2026-03-01 00:00:00.000000+00')
  AND NOT EXISTS (
    SELECT 1 FROM rejected_events r
    WHERE r.origin = s.origin)
  AND NOT EXISTS (
    SELECT 1 FROM events e
    WHERE e.origin = s.origin AND e.received_at BETWEEN '2026-02-28 00:00:00.000000+00' AND '2026-03-01 00:00:00.000000+00');

INSERT INTO rejected_events (origin, source, event_id, code, message, payload, truncated,
  received_at, load_id)
SELECT s.origin, s.source, s.event_id, s.code, s.message, s.payload, s.truncated,
  s.received_at, 'load.1'
FROM rejected_stage s
WHERE NOT EXISTS (
  SELECT 1 FROM rejected_events r
  WHERE r.origin = s.origin)
  AND NOT EXISTS (
    SELECT 1 FROM events e
    WHERE e.origin = s.origin AND e.received_at BETWEEN '2026-02-28 00:00:00.000000+00' AND '2026-03-01 00:00:00.000000+00');

DELETE FROM rejected_events WHERE origin IN (SELECT o.origin FROM event_owners o WHERE o.is_new = 1 UNION ALL SELECT s.origin FROM rejected_stage s JOIN rejected_events r ON r.origin = s.origin
WHERE s.code = 'warehouse_refused' AND r.code = 'id_conflict');

DELETE FROM duplicate_events
WHERE received_at BETWEEN '2026-02-28 00:00:00.000000+00' AND '2026-03-01 00:00:00.000000+00'
  AND origin IN (SELECT o.origin FROM event_owners o WHERE o.is_new = 1 UNION ALL SELECT s.origin FROM rejected_stage s);

INSERT INTO loads (load_id, shard, first_sequence_number, last_sequence_number,
  events_staged, rejected_staged, duplicates_staged)
VALUES ('load.1', 'shardId-000000000000', '10', '11', 2, 1, 1);

DROP TABLE event_stage, rejected_stage, duplicate_stage, event_owners;
