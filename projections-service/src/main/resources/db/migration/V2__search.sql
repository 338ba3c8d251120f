-- Words are looked for in an index. They are folded (case, accents, punctuation) before they are
-- stored, so no language and no extension is needed.
create index journal_row_words
  on muster.journal_row using gin (to_tsvector('simple'::regconfig, search_text));
comment on column muster.journal_row.search_text is
  'The words of the announcement, its sources and quotes, in lower case without accents.';
