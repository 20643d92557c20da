"""What documents we hold: a folder, its catalogue with provenance and checksums, its notes."""

from itcp_assist.corpus.folder import Corpus, CorpusFile, open_corpus
from itcp_assist.corpus.notes import read_note_documents, read_notes

__all__ = ["Corpus", "CorpusFile", "open_corpus", "read_note_documents", "read_notes"]
