-- Warnings of an address are tied to the home of their record where its segments are written, so profiles that
-- hold such a warning (category 8 is `safety`) are written again.
INSERT INTO waiting (record)
SELECT DISTINCT m.record
FROM segment s JOIN membership m ON m.profile = s.place / 256
WHERE s.place % 16 = 8 AND s.body LIKE '%"scope":"address"%' AND m.record NOT IN (SELECT record FROM waiting);
