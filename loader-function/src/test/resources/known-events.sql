-- The week whose results stand in docs/analytics.md: three people and a crawler in a record shop.
-- Ann signs up on her phone and pays on her laptop; Bob comes back after a week, under his new id;
-- the third never signs in.
INSERT INTO events (event_id, source, type, name, anonymous_id, user_id, previous_id, occurred_at,
  received_at, page_host, page_path, referrer_host, referrer_medium, referrer_source,
  campaign_source, campaign_medium, campaign_name, browser, bot, properties, origin, load_id)
VALUES
('a1', 'web', 'page', 'Home', 'ann-phone', NULL, NULL, '2026-03-02 09:00:00+00',
  '2026-03-02 09:00:01+00', 'shop.example', '/', 'www.google.com', 'search', 'Google',
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{}'), 's:1:0', 'known'),
('a2', 'web', 'track', 'Searched', 'ann-phone', NULL, NULL, '2026-03-02 09:00:40+00',
  '2026-03-02 09:00:41+00', 'shop.example', '/', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{"text":"blue"}'), 's:2:0', 'known'),
('a3', 'web', 'page', 'Song', 'ann-phone', NULL, NULL, '2026-03-02 09:02:00+00',
  '2026-03-02 09:02:01+00', 'shop.example', '/songs', 'shop.example', 'internal', NULL,
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{}'), 's:3:0', 'known'),
('a4', 'web', 'track', 'Played', 'ann-phone', NULL, NULL, '2026-03-02 09:02:30+00',
  '2026-03-02 09:02:31+00', 'shop.example', '/songs', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{"song":"s-1"}'), 's:4:0', 'known'),
('a5', 'web', 'identify', 'identify', 'ann-phone', 'ann', NULL, '2026-03-02 09:10:00+00',
  '2026-03-02 09:10:01+00', 'shop.example', '/sign-up', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{"plan":"free"}'), 's:5:0', 'known'),
('a6', 'web', 'page', 'Home', 'ann-laptop', 'ann', NULL, '2026-03-03 20:00:00+00',
  '2026-03-03 20:00:01+00', 'shop.example', '/', NULL, NULL, NULL,
  'newsletter', 'email', 'spring', 'Firefox', FALSE, JSON_PARSE('{}'), 's:6:0', 'known'),
('a7', 'web', 'track', 'Subscribed', 'ann-laptop', 'ann', NULL, '2026-03-03 20:05:00+00',
  '2026-03-03 20:05:01+00', 'shop.example', '/pay', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Firefox', FALSE, JSON_PARSE('{"plan":"pro"}'), 's:7:0', 'known'),
('b1', 'web', 'page', 'Song', 'bob-laptop', 'bob', NULL, '2026-03-02 22:00:00+00',
  '2026-03-02 22:00:01+00', 'shop.example', '/songs', 'blog.example', 'other', NULL,
  NULL, NULL, NULL, 'Chrome', FALSE, JSON_PARSE('{}'), 's:8:0', 'known'),
('b2', 'web', 'track', 'Searched', 'bob-laptop', 'bob', NULL, '2026-03-02 22:01:00+00',
  '2026-03-02 22:01:01+00', 'shop.example', '/songs', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Chrome', FALSE, JSON_PARSE('{"text":"red"}'), 's:9:0', 'known'),
('b3', 'web', 'track', 'Played', 'bob-laptop', 'bob', NULL, '2026-03-02 22:40:00+00',
  '2026-03-02 22:40:01+00', 'shop.example', '/songs', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Chrome', FALSE, JSON_PARSE('{"song":"s-2"}'), 's:10:0', 'known'),
('b4', 'app', 'alias', 'alias', 'bob-phone', 'robert', 'bob', '2026-03-09 08:00:00+00',
  '2026-03-09 08:00:02+00', NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, JSON_PARSE('{}'), 's:11:0', 'known'),
('b5', 'app', 'track', 'Played', 'bob-phone', 'robert', NULL, '2026-03-09 08:01:00+00',
  '2026-03-09 08:01:02+00', NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, JSON_PARSE('{"song":"s-2"}'), 's:12:0', 'known'),
('c1', 'web', 'page', 'Home', 'tablet', NULL, NULL, '2026-03-03 10:00:00+00',
  '2026-03-03 10:00:01+00', 'shop.example', '/', 'www.google.com', 'search', 'Google',
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{}'), 's:13:0', 'known'),
('c2', 'web', 'track', 'Searched', 'tablet', NULL, NULL, '2026-03-03 10:00:20+00',
  '2026-03-03 10:00:21+00', 'shop.example', '/', NULL, NULL, NULL,
  NULL, NULL, NULL, 'Safari', FALSE, JSON_PARSE('{"text":"green"}'), 's:14:0', 'known'),
('d1', 'web', 'page', 'Home', 'crawler', NULL, NULL, '2026-03-02 09:00:30+00',
  '2026-03-02 09:00:31+00', 'shop.example', '/', NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, TRUE, JSON_PARSE('{}'), 's:15:0', 'known');

INSERT INTO duplicate_events (origin, source, event_id, owner, received_at, load_id)
VALUES ('s:16:0', 'web', 'a1', 's:1:0', '2026-03-02 09:00:05+00', 'known');

INSERT INTO rejected_events (origin, source, event_id, code, message, payload, truncated,
  received_at, load_id)
VALUES
('s:17:0', 'web', NULL, 'invalid_json', 'line is not JSON', '{not json', FALSE,
  '2026-03-02 09:03:00+00', 'known'),
('s:18:0', 'app', NULL, 'invalid_json', 'line is not JSON', '{"type":', FALSE,
  '2026-03-09 08:00:05+00', 'known');
