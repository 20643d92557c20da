"""Files that the page gives out: lists of clauses, made on request, never kept on the disk."""

from typing import TYPE_CHECKING

from itcp_assist.errors import ItcpError
from itcp_assist.ui.desk import Assistant
from itcp_assist.ui.lists import MEDIA, Chosen, render_list

if TYPE_CHECKING:
    from fastapi import FastAPI, Response


def add_files(app: "FastAPI", assistant: Assistant) -> None:
    """Add ``/list.csv``, ``/list.xlsx`` and ``/list.docx``; they take what the page's links say."""
    from fastapi import HTTPException, Request, Response

    def made(request: Request) -> "Response":
        form = request.url.path.rpartition(".")[2]
        given = {name: request.query_params.get(name, "") for name in Chosen.__slots__}
        try:
            content = render_list(assistant, Chosen(**given), form)
        except ItcpError as error:
            raise HTTPException(400, str(error)) from error
        name = f'attachment; filename="list.{form}"'
        return Response(content, media_type=MEDIA[form], headers={"content-disposition": name})

    for form in MEDIA:
        app.add_api_route(f"/list.{form}", made, methods=["GET"], response_model=None)
