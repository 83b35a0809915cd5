CREATE TABLE thing (
  id ${text} NOT NULL PRIMARY KEY,
  amount BIGINT,
  flag BIGINT,
  at BIGINT,
  body ${bytes}
);

CREATE TABLE line (
  seq ${serial},
  thing ${text} NOT NULL REFERENCES thing (id),
  amount BIGINT NOT NULL
);
