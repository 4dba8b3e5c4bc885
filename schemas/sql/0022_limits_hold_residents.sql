-- A limit holds a resident and not one record: every record that their profile was made of when it was noted, and
-- that profile, whatever it is made of by now. One whose record is withdrawn or moved would else hold nobody.
ALTER TABLE processing_limit ADD COLUMN profile INTEGER REFERENCES profile (number);

CREATE TABLE processing_limit_record (
  limited INTEGER NOT NULL REFERENCES processing_limit (number),
  record INTEGER NOT NULL REFERENCES record (number),
  PRIMARY KEY (limited, record)
) STRICT, WITHOUT ROWID;

UPDATE processing_limit SET profile = (SELECT profile FROM membership WHERE record = processing_limit.record);

INSERT INTO processing_limit_record (limited, record)
SELECT number, record FROM processing_limit
UNION
SELECT l.number, m.record FROM processing_limit l JOIN membership m ON m.profile = l.profile;
