"""The errors that a person may meet, each with what was found, where, and what to do.

ItcpError
├── CitationError      a key, symbol or pinpoint that cannot be read
├── SettingsError      a setting that is unknown or has an impossible value
├── ReadingError       a file that cannot be read as a document
├── CorpusError        a folder, catalogue or register that cannot be used
├── FetchError         an address that may not be opened, or that did not give a text
├── IndexMissingError  no generation where one was looked for
├── IndexStaleError    a generation made by another version, model or schema, or damaged
├── IndexBusyError     another build holds the lock
├── StorageError       the disk refused (full, read-only, not permitted)
├── NotHeldError       a symbol or key that the index does not hold
├── QuestionError      a question that cannot be taken (empty, too long)
├── SuiteError         a question suite or retrieval collection that cannot be run
├── ModelError         a language model that did not give a complete answer in time
└── AuditError         an audit record that cannot be read, or an answer that is another one now
"""


class ItcpError(Exception):
    """Root of all errors that this package raises on purpose; its text is one line for a person."""


class CitationError(ItcpError):
    """A key, symbol or pinpoint that cannot be read."""


class SettingsError(ItcpError):
    """A setting that is unknown or has an impossible value."""


class ReadingError(ItcpError):
    """A file that cannot be read as a document."""


class CorpusError(ItcpError):
    """A folder, catalogue or register that cannot be used."""


class FetchError(ItcpError):
    """An address that may not be opened, or that did not give a text."""


class IndexMissingError(ItcpError):
    """No generation where one was looked for."""


class IndexStaleError(ItcpError):
    """A generation made by another version, model or schema, or a damaged one."""


class IndexBusyError(ItcpError):
    """Another build holds the lock of this index directory."""


class StorageError(ItcpError):
    """The disk refused: full, read-only or not permitted."""


class NotHeldError(ItcpError):
    """A symbol or key that the index does not hold."""


class QuestionError(ItcpError):
    """A question that cannot be taken: empty, without letters, or too long."""


class SuiteError(ItcpError):
    """A question suite or a retrieval collection that cannot be run."""


class ModelError(ItcpError):
    """A language model that did not give a complete answer in time."""


class AuditError(ItcpError):
    """An audit record that cannot be read, or whose answer is another one now."""
