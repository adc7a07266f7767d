-- The views that an analyst starts from; docs/analytics.md has an example of each.
--
-- They are bound to what they read, so nothing beneath them can be dropped unseen. A view cannot be
-- replaced by one with other columns: a later migration drops it and creates it anew.
--
-- DATEDIFF takes no TIMESTAMPTZ and DATE_TRUNC makes a TIMESTAMP of it, hence AT TIME ZONE 'UTC',
-- which also keeps days and minutes the same whatever the time zone of the session is. DATEDIFF
-- counts the boundaries that are crossed; those of microseconds, in which times are stored, make it
-- exact.
--
-- Order within a person is by occurred_at, then event_id, then source: always the same, so that a
-- view gives the same rows each time.

-- The steps of funnels, which analysts fill. Small and joined with everything, so it is everywhere.
CREATE TABLE funnel_steps (
  funnel VARCHAR(256) NOT NULL ENCODE ZSTD,
  step INTEGER NOT NULL ENCODE AZ64,
  event_name VARCHAR(1020) NOT NULL ENCODE ZSTD,
  window_seconds INTEGER NOT NULL ENCODE AZ64
)
DISTSTYLE ALL
SORTKEY (funnel, step);

-- One row for each id that an alias call replaced, with the id that stands for it. The latest alias
-- of an id counts, and of two that lead back and forth the later. Three aliases in a row are
-- followed.
CREATE VIEW aliases AS
WITH latest AS (
  SELECT previous_id, user_id, occurred_at, event_id
  FROM (
    SELECT previous_id, user_id, occurred_at, event_id,
      ROW_NUMBER() OVER (
        PARTITION BY previous_id
        ORDER BY occurred_at DESC, event_id DESC, source DESC) AS place
    FROM events
    WHERE type = 'alias' AND previous_id <> user_id
  ) AS every_alias
  WHERE place = 1
), hops AS (
  SELECT one.previous_id, one.user_id
  FROM latest AS one
  LEFT JOIN latest AS back
    ON back.previous_id = one.user_id AND back.user_id = one.previous_id
      AND (back.occurred_at > one.occurred_at
        OR (back.occurred_at = one.occurred_at AND back.event_id > one.event_id))
  WHERE back.previous_id IS NULL
)
SELECT hop_1.previous_id,
  COALESCE(hop_3.user_id, hop_2.user_id, hop_1.user_id) AS user_id
FROM hops AS hop_1
LEFT JOIN hops AS hop_2 ON hop_2.previous_id = hop_1.user_id
LEFT JOIN hops AS hop_3 ON hop_3.previous_id = hop_2.user_id;

-- One row for each anonymous id on which a user was seen, with the user who was seen last.
CREATE VIEW devices AS
SELECT anonymous_id, user_id, occurred_at AS user_seen_at
FROM (
  SELECT anonymous_id, user_id, occurred_at,
    ROW_NUMBER() OVER (
      PARTITION BY anonymous_id
      ORDER BY occurred_at DESC, event_id DESC, source DESC) AS place
  FROM events
  WHERE anonymous_id IS NOT NULL AND user_id IS NOT NULL
) AS sightings
WHERE place = 1;

-- Every event with its person: its own user, else the one of its device, else the device itself;
-- and of that the id that an alias put in its place. NULL where an event names nobody.
CREATE VIEW person_events AS
SELECT e.event_id, e.source, e.type, e.name,
  COALESCE(a.user_id, e.user_id, d.user_id, e.anonymous_id) AS person,
  e.user_id, e.anonymous_id, e.previous_id, e.group_id, e.occurred_at, e.late, e.received_at,
  e.page_url, e.page_host, e.page_path, e.page_title, e.referrer_url, e.referrer_host,
  e.referrer_medium, e.referrer_source, e.campaign_source, e.campaign_medium, e.campaign_name,
  e.campaign_term, e.campaign_content, e.browser, e.os, e.device, e.bot, e.app_name,
  e.app_version, e.locale, e.properties, e.context, e.enrichment
FROM events AS e
LEFT JOIN devices AS d ON d.anonymous_id = e.anonymous_id
LEFT JOIN aliases AS a ON a.previous_id = COALESCE(e.user_id, d.user_id, e.anonymous_id);

-- One row for each person who is not known to be a bot.
CREATE VIEW users AS
WITH people AS (
  SELECT person, MAX(CASE WHEN user_id IS NOT NULL THEN person END) AS user_id,
    MIN(occurred_at) AS first_seen, MAX(occurred_at) AS last_seen, COUNT(*) AS events,
    COUNT(DISTINCT anonymous_id) AS devices
  FROM person_events
  WHERE person IS NOT NULL AND bot IS NOT TRUE
  GROUP BY person
), identified AS (
  SELECT person, properties,
    ROW_NUMBER() OVER (
      PARTITION BY person ORDER BY occurred_at DESC, event_id DESC, source DESC) AS place
  FROM person_events
  WHERE type = 'identify' AND person IS NOT NULL AND bot IS NOT TRUE
)
SELECT p.person, p.user_id, p.first_seen, p.last_seen, p.events, p.devices,
  i.properties AS traits
FROM people AS p
LEFT JOIN identified AS i ON i.person = p.person AND i.place = 1;

-- The events of sessions: a session ends where more than 30 minutes pass without an event of the
-- person. Its id is the person and the microsecond in which it began, since 1970.
CREATE VIEW session_events AS
WITH gaps AS (
  SELECT person, event_id, source, type, name, occurred_at, page_host, page_path, referrer_host,
    referrer_medium, referrer_source, campaign_source, campaign_medium, campaign_name,
    LAG(occurred_at) OVER (
      PARTITION BY person ORDER BY occurred_at, event_id, source) AS previous_at
  FROM person_events
  WHERE person IS NOT NULL AND bot IS NOT TRUE
), marked AS (
  SELECT person, event_id, source, type, name, occurred_at, page_host, page_path, referrer_host,
    referrer_medium, referrer_source, campaign_source, campaign_medium, campaign_name,
    CASE
      WHEN DATEDIFF(microsecond, previous_at AT TIME ZONE 'UTC',
        occurred_at AT TIME ZONE 'UTC') <= 1800000000 THEN 0
      ELSE 1
    END AS begins
  FROM gaps
), numbered AS (
  SELECT person, event_id, source, type, name, occurred_at, page_host, page_path, referrer_host,
    referrer_medium, referrer_source, campaign_source, campaign_medium, campaign_name,
    SUM(begins) OVER (
      PARTITION BY person ORDER BY occurred_at, event_id, source
      ROWS UNBOUNDED PRECEDING) AS session_number
  FROM marked
), started AS (
  SELECT person, event_id, source, type, name, occurred_at, page_host, page_path, referrer_host,
    referrer_medium, referrer_source, campaign_source, campaign_medium, campaign_name,
    session_number, MIN(occurred_at) OVER (PARTITION BY person, session_number) AS started_at
  FROM numbered
)
SELECT person || '/' || CAST(DATEDIFF(microsecond, TIMESTAMP '1970-01-01 00:00:00',
    started_at AT TIME ZONE 'UTC') AS VARCHAR(20)) AS session_id,
  person, session_number, started_at, event_id, source, type, name, occurred_at, page_host,
  page_path, referrer_host, referrer_medium, referrer_source, campaign_source, campaign_medium,
  campaign_name
FROM started;

-- One row for each session. Its entry is its first page view, else its first event, and its exit
-- the last one likewise.
CREATE VIEW sessions AS
WITH placed AS (
  SELECT session_id, person, session_number, occurred_at, type, page_host, page_path,
    referrer_host, referrer_medium, referrer_source, campaign_source, campaign_medium,
    campaign_name,
    ROW_NUMBER() OVER (
      PARTITION BY session_id
      ORDER BY CASE WHEN type = 'page' THEN 0 ELSE 1 END, occurred_at, event_id, source
    ) AS entry_place,
    ROW_NUMBER() OVER (
      PARTITION BY session_id
      ORDER BY CASE WHEN type = 'page' THEN 0 ELSE 1 END, occurred_at DESC, event_id DESC,
        source DESC
    ) AS exit_place
  FROM session_events
)
SELECT session_id, person, session_number,
  MIN(occurred_at) AS started_at, MAX(occurred_at) AS ended_at,
  DATEDIFF(microsecond, MIN(occurred_at) AT TIME ZONE 'UTC',
    MAX(occurred_at) AT TIME ZONE 'UTC') / 1000000 AS duration_seconds,
  COUNT(*) AS events,
  SUM(CASE WHEN type = 'page' THEN 1 ELSE 0 END) AS pages,
  SUM(CASE WHEN type = 'screen' THEN 1 ELSE 0 END) AS screens,
  MAX(CASE WHEN entry_place = 1 THEN page_host END) AS entry_host,
  MAX(CASE WHEN entry_place = 1 THEN page_path END) AS entry_path,
  MAX(CASE WHEN exit_place = 1 THEN page_host END) AS exit_host,
  MAX(CASE WHEN exit_place = 1 THEN page_path END) AS exit_path,
  MAX(CASE WHEN entry_place = 1 THEN referrer_host END) AS referrer_host,
  MAX(CASE WHEN entry_place = 1 THEN referrer_medium END) AS referrer_medium,
  MAX(CASE WHEN entry_place = 1 THEN referrer_source END) AS referrer_source,
  MAX(CASE WHEN entry_place = 1 THEN campaign_source END) AS campaign_source,
  MAX(CASE WHEN entry_place = 1 THEN campaign_medium END) AS campaign_medium,
  MAX(CASE WHEN entry_place = 1 THEN campaign_name END) AS campaign_name
FROM placed
GROUP BY session_id, person, session_number;

-- One row for each minute and source in which something happened.
CREATE VIEW events_per_minute AS
SELECT DATE_TRUNC('minute', occurred_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS minute, source,
  COUNT(*) AS events
FROM events
GROUP BY 1, 2;

-- One row for each person and day, which is one of UTC, on which the person did something.
CREATE VIEW active_days AS
SELECT person, CAST(occurred_at AT TIME ZONE 'UTC' AS DATE) AS day, COUNT(*) AS events
FROM person_events
WHERE person IS NOT NULL AND bot IS NOT TRUE
GROUP BY 1, 2;

CREATE VIEW daily_active_users AS
SELECT day, COUNT(*) AS people,
  SUM(CASE WHEN day = first_day THEN 1 ELSE 0 END) AS new_people, SUM(events) AS events
FROM (
  SELECT person, day, events, MIN(day) OVER (PARTITION BY person) AS first_day
  FROM active_days
) AS days
GROUP BY day;

CREATE VIEW monthly_active_users AS
SELECT month, COUNT(*) AS people,
  SUM(CASE WHEN month = first_month THEN 1 ELSE 0 END) AS new_people, SUM(events) AS events
FROM (
  SELECT person, month, events, MIN(month) OVER (PARTITION BY person) AS first_month
  FROM (
    SELECT person, CAST(DATE_TRUNC('month', CAST(day AS TIMESTAMP)) AS DATE) AS month,
      SUM(events) AS events
    FROM active_days
    GROUP BY 1, 2
  ) AS months
) AS ranged
GROUP BY month;

-- One row for each week in which people were first seen and each week from then on in which
-- anybody was. Weeks begin on Monday.
CREATE VIEW retention AS
WITH weeks AS (
  SELECT person, CAST(DATE_TRUNC('week', CAST(day AS TIMESTAMP)) AS DATE) AS week
  FROM active_days
  GROUP BY 1, 2
), members AS (
  SELECT person, week, MIN(week) OVER (PARTITION BY person) AS cohort_week
  FROM weeks
), cohorts AS (
  SELECT cohort_week, COUNT(DISTINCT person) AS cohort_people
  FROM members
  GROUP BY cohort_week
), activity AS (
  SELECT cohort_week, week, COUNT(*) AS people
  FROM members
  GROUP BY cohort_week, week
), calendar AS (
  SELECT DISTINCT week FROM weeks
)
SELECT c.cohort_week, DATEDIFF(day, c.cohort_week, w.week) / 7 AS week_number, c.cohort_people,
  COALESCE(a.people, 0) AS people,
  CAST(CAST(COALESCE(a.people, 0) AS DOUBLE PRECISION) / c.cohort_people AS DECIMAL(5, 4))
    AS share
FROM cohorts AS c
JOIN calendar AS w ON w.week >= c.cohort_week
LEFT JOIN activity AS a ON a.cohort_week = c.cohort_week AND a.week = w.week;

-- One row for each person and step of a funnel that the person has reached, and when first.
--
-- A person's events that are steps stand in order, and an event that is several steps as the
-- highest first, so that it is never two steps of one pass. Of the passes that have come to a step
-- the one that began last lets most time pass before its window closes, so only its beginning is
-- carried on: a row of step n has the latest beginning of a row of step n - 1 before it. Each step
-- takes one layer, hence there are at most eight.
CREATE VIEW funnel_people AS
WITH step_1 AS (
  SELECT f.funnel, f.step, CAST(f.window_seconds AS BIGINT) * 1000000 AS window_microseconds,
    e.person, e.event_id, e.source, e.occurred_at,
    DATEDIFF(microsecond, TIMESTAMP '1970-01-01 00:00:00',
      e.occurred_at AT TIME ZONE 'UTC') AS moment,
    CASE WHEN f.step = 1 THEN DATEDIFF(microsecond, TIMESTAMP '1970-01-01 00:00:00',
      e.occurred_at AT TIME ZONE 'UTC') END AS beginning
  FROM funnel_steps AS f
  JOIN person_events AS e ON e.name = f.event_name
  WHERE e.person IS NOT NULL AND e.bot IS NOT TRUE AND f.step BETWEEN 1 AND 8
), step_2 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 2 THEN MAX(
      CASE WHEN step = 1 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_1
), step_3 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 3 THEN MAX(
      CASE WHEN step = 2 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_2
), step_4 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 4 THEN MAX(
      CASE WHEN step = 3 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_3
), step_5 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 5 THEN MAX(
      CASE WHEN step = 4 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_4
), step_6 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 6 THEN MAX(
      CASE WHEN step = 5 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_5
), step_7 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 7 THEN MAX(
      CASE WHEN step = 6 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_6
), step_8 AS (
  SELECT funnel, step, window_microseconds, person, event_id, source, occurred_at, moment,
    CASE WHEN step = 8 THEN MAX(
      CASE WHEN step = 7 AND moment - beginning <= window_microseconds THEN beginning END
    ) OVER (
      PARTITION BY funnel, person ORDER BY occurred_at, event_id, source, step DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ELSE beginning END AS beginning
  FROM step_7
)
SELECT funnel, step, person, MIN(occurred_at) AS reached_at
FROM step_8
WHERE moment - beginning <= window_microseconds
GROUP BY funnel, step, person;

-- One row for each step of a funnel. Several events of one step are alternatives.
CREATE VIEW funnels AS
WITH steps AS (
  SELECT funnel, step,
    LISTAGG(DISTINCT event_name, ' or ') WITHIN GROUP (ORDER BY event_name) AS event_name
  FROM funnel_steps
  WHERE step BETWEEN 1 AND 8
  GROUP BY funnel, step
), reached AS (
  SELECT funnel, step, COUNT(*) AS people
  FROM funnel_people
  GROUP BY funnel, step
), counted AS (
  SELECT s.funnel, s.step, s.event_name, COALESCE(r.people, 0) AS people
  FROM steps AS s
  LEFT JOIN reached AS r ON r.funnel = s.funnel AND r.step = s.step
), compared AS (
  SELECT funnel, step, event_name, people,
    MAX(CASE WHEN step = 1 THEN people END) OVER (PARTITION BY funnel) AS first_people,
    LAG(people) OVER (PARTITION BY funnel ORDER BY step) AS previous_people
  FROM counted
)
SELECT funnel, step, event_name, people,
  CAST(CAST(people AS DOUBLE PRECISION) / NULLIF(first_people, 0) AS DECIMAL(5, 4))
    AS share_of_first,
  CAST(CAST(people AS DOUBLE PRECISION) / NULLIF(previous_people, 0) AS DECIMAL(5, 4))
    AS share_of_previous
FROM compared;

-- One row for each day and page that was viewed; place 1 is the most viewed of the day.
CREATE VIEW top_pages AS
SELECT day, RANK() OVER (PARTITION BY day ORDER BY views DESC) AS place, page_host, page_path,
  views, visitors
FROM (
  SELECT CAST(occurred_at AT TIME ZONE 'UTC' AS DATE) AS day, page_host, page_path,
    COUNT(*) AS views, COUNT(DISTINCT person) AS visitors
  FROM person_events
  WHERE type = 'page' AND bot IS NOT TRUE AND page_path IS NOT NULL
  GROUP BY 1, 2, 3
) AS pages;

-- One row for each day and host from which page views came, the site's own left out.
CREATE VIEW top_referrers AS
SELECT day, RANK() OVER (PARTITION BY day ORDER BY views DESC) AS place, referrer_medium,
  referrer_source, referrer_host, views, visitors
FROM (
  SELECT CAST(occurred_at AT TIME ZONE 'UTC' AS DATE) AS day, referrer_medium, referrer_source,
    referrer_host, COUNT(*) AS views, COUNT(DISTINCT person) AS visitors
  FROM person_events
  WHERE type = 'page' AND bot IS NOT TRUE AND referrer_host IS NOT NULL
    AND COALESCE(referrer_medium, 'other') <> 'internal'
  GROUP BY 1, 2, 3, 4
) AS referrers;

-- The books: one row for each hour of receipt and source. Arrivals are counted by their origins,
-- apart from the tables that they are in, so the difference is 0 where each arrival is in one table
-- once.
CREATE VIEW reconciliation AS
WITH arrivals AS (
  SELECT source, received_at, origin, 1 AS loaded, 0 AS duplicate, 0 AS rejected FROM events
  UNION ALL
  SELECT source, received_at, origin, 0, 1, 0 FROM duplicate_events
  UNION ALL
  SELECT source, received_at, origin, 0, 0, 1 FROM rejected_events
)
SELECT DATE_TRUNC('hour', received_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS hour, source,
  COUNT(DISTINCT origin) AS received, SUM(loaded) AS loaded, SUM(duplicate) AS duplicate,
  SUM(rejected) AS rejected,
  SUM(loaded) + SUM(duplicate) + SUM(rejected) - COUNT(DISTINCT origin) AS difference
FROM arrivals
GROUP BY 1, 2;
