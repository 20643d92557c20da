"""What documents we hold: a folder, its catalogue with provenance and checksums, its notes."""

from itcp_assist.corpus.catalogue import Entry, OfficialText
from itcp_assist.corpus.folder import Corpus, CorpusFile, open_corpora, open_corpus
from itcp_assist.corpus.keeping import Kept, keep_text, remove_text
from itcp_assist.corpus.notes import read_note_documents, read_notes

__all__ = [
    "Corpus",
    "CorpusFile",
    "Entry",
    "Kept",
    "OfficialText",
    "keep_text",
    "open_corpora",
    "open_corpus",
    "read_note_documents",
    "read_notes",
    "remove_text",
]
