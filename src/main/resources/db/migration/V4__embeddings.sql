-- Embeddings of entries' texts, so that no text is computed twice. Derived: may be emptied at any time.
CREATE TABLE embedding (
  -- Which encoders and adapter made it.
  encoder   TEXT NOT NULL,
  -- The first half of the SHA-256 of the normal text, in hexadecimal.
  text_hash TEXT NOT NULL,
  vector    ${bytes} NOT NULL,
  PRIMARY KEY (encoder, text_hash)
);
