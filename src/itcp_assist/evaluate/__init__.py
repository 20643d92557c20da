"""Question suites and retrieval collections: asked, judged, reported and compared."""

from itcp_assist.evaluate.compare import compare_runs
from itcp_assist.evaluate.report import report_text
from itcp_assist.evaluate.retrieval import RetrievalReport, evaluate_retrieval
from itcp_assist.evaluate.run import Assistant, Judgement, Run, run_suites
from itcp_assist.evaluate.scores import Score, Share
from itcp_assist.evaluate.sheet import report_html
from itcp_assist.evaluate.suite import Expectation, Question, Suite, read_suites

__all__ = [
    "Assistant",
    "Expectation",
    "Judgement",
    "Question",
    "RetrievalReport",
    "Run",
    "Score",
    "Share",
    "Suite",
    "compare_runs",
    "evaluate_retrieval",
    "read_suites",
    "report_html",
    "report_text",
    "run_suites",
]
