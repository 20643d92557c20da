"""Read a file of any format that is met in the field into a Document: text that keeps its place."""

from itcp_assist.reading.disk import MAX_BYTES
from itcp_assist.reading.document import read_document
from itcp_assist.reading.many import read_documents
from itcp_assist.reading.media import MEDIA_BY_SUFFIX

__all__ = ["MAX_BYTES", "MEDIA_BY_SUFFIX", "read_document", "read_documents"]
