"""A build, as a process of its own, that a test can stop in the midst of its work."""

import sys
import time
from pathlib import Path

from conftest import WordEncoder
from index_samples import make_contents

from itcp_assist.index import build_generation


class SlowEncoder(WordEncoder):
    """Says that it is at work and does not get done."""

    def encode(self, texts):
        sys.stdout.write("encoding\n")
        sys.stdout.flush()
        time.sleep(600)
        return super().encode(texts)


if __name__ == "__main__":
    build_generation(Path(sys.argv[1]), make_contents(), SlowEncoder(), lambda _: None)
