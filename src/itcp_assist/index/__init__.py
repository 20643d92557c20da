"""Build, check and open one generation of the index: clause store, lexical and dense ranking."""

from itcp_assist.index.build import build_generation
from itcp_assist.index.contents import Contents
from itcp_assist.index.earlier import earlier_contents
from itcp_assist.index.encoder import Encoder, open_encoder
from itcp_assist.index.generation import Generation, open_generation
from itcp_assist.index.publish import current_generation
from itcp_assist.index.stored import Stored, read_current, read_previous

__all__ = [
    "Contents",
    "Encoder",
    "Generation",
    "Stored",
    "build_generation",
    "current_generation",
    "earlier_contents",
    "open_encoder",
    "open_generation",
    "read_current",
    "read_previous",
]
