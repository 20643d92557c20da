"""The language of a text, told from its letters and words."""

import pytest
from clause_specimens import keys, make_document

from itcp_assist.citation import Citation, clause_iri
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.clauses.language import read_language
from itcp_assist.clauses.layout import enacting_end
from itcp_assist.reading import read_document

ENGLISH = "The riggers of the port are to tie the ropes with care and to report on it by the day."
FRENCH = "Les gréeurs du port sont priés de nouer les cordages avec soin et d'en rendre compte."
SPANISH = "Los aparejadores del puerto han de atar los cabos con cuidado y dar cuenta al capitán."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "eng"),
        (ENGLISH.upper(), "eng"),
        (FRENCH, "fra"),
        (SPANISH, "spa"),
        ("Боцманы порта вяжут узлы бережно и докладывают об этом капитану.", "rus"),
        ("على عمال الميناء أن يعقدوا الحبال بعناية", "ara"),
        ("港口的水手应当小心打结并向船长报告", "zho"),
        ("Боцмани порту в'яжуть вузли дбайливо і доповідають про це капітанові її.", ""),
        ("港口の水夫は注意してロープを結ぶ", ""),
        ("Os aparelhadores do porto devem atar os cabos com cuidado, por ordem do mestre, para que "
         "não haja falhas, e dar conta disso ao capitão no fim de cada dia de trabalho.", ""),
        ("Gli attrezzatori del porto devono annodare le cime con cura per ordine del maestro e ne "
         "danno conto al comandante alla fine di ogni giorno di lavoro con una nota.", ""),
        ("Die Takler des Hafens sollen die Taue mit Sorgfalt knoten und davon berichten.", ""),
        ("A.9001(90)", ""),
        ("Rope of the port", ""),
        (f"{ENGLISH} {FRENCH} {SPANISH}", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text, language):
    assert read_language(text) == language


def test_names_of_another_script_do_not_change_the_language():
    assert read_language(f"{ENGLISH} (Боцман, 港口)") == "eng"


def test_what_is_told_goes_before_the_text_and_what_cannot_be_told_is_empty():
    assert identify(make_document(FRENCH)).language == "fra"
    assert identify(make_document(FRENCH), {"language": "eng"}).language == "eng"
    assert identify(make_document("We tie knots.")).language == ""


def test_an_address_without_a_language_says_undetermined():
    dated = identify(
        make_document("Resolution A.9001(90)", "Adopted on 3 May 2031", "THE ASSEMBLY,")
    )
    iri = clause_iri(Citation(dated.symbol, "op", ("1",)), dated.adopted, dated.language)
    assert "/und@2031-05-03/" in iri


FRENCH_RESOLUTION = (
    "Nations Unies A/RES/99/9",
    "Résolution adoptée par l'Assemblée générale le 21 décembre 2031",
    "99/9. Des nœuds pour tous",
    "L’Assemblée générale,",
    "Rappelant sa résolution 98/9,",
    "Profondément préoccupée par les nœuds,",
    "1. Prie le Secrétaire général de lui faire rapport;",
    "2. Se félicite des nœuds;",
    "3. Décide de rester saisie de la question.",
)
SPANISH_RESOLUTION = (
    "Resolución A.9001(90)",
    "Aprobada el 3 de mayo de 2031",
    "ENSEÑANZA DE LOS NUDOS",
    "LA ASAMBLEA,",
    "RECORDANDO el artículo 15 j) del Convenio,",
    "HABIENDO EXAMINADO los nudos,",
    "1 INVITA a los Estados Miembros y a las organizaciones donantes a que aten nudos;",
    "2 PIDE al Comité de Cooperación Técnica que mantenga los nudos; y",
    "3 REVOCA la resolución A.9000(89).",
)


@pytest.mark.parametrize(
    ("blocks", "read"),
    [
        (
            FRENCH_RESOLUTION,
            [
                ("pp/1", "Rappelant", ()),
                ("pp/2", "Profondément préoccupée", ()),
                ("op/1", "Prie", ("Secrétaire général",)),
                ("op/2", "Se félicite", ()),
                ("op/3", "Décide de rester saisie", ()),
            ],
        ),
        (
            SPANISH_RESOLUTION,
            [
                ("pp/1", "RECORDANDO", ()),
                ("pp/2", "HABIENDO EXAMINADO", ()),
                ("op/1", "INVITA", ("Estados Miembros", "organizaciones donantes")),
                ("op/2", "PIDE", ("Comité de Cooperación Técnica",)),
                ("op/3", "REVOCA", ()),
            ],
        ),
    ],
)
def test_resolutions_in_french_and_spanish_are_split_like_any(blocks, read):
    document = make_document(*blocks)
    clauses = split_clauses(document, identify(document))
    found = zip(keys(clauses), clauses, strict=True)
    assert [(key, clause.verb, clause.addressees) for key, clause in found] == read


@pytest.mark.parametrize(
    "words",
    ["L'ASSEMBLÉE,", "LE COMITÉ DE LA SÉCURITÉ MARITIME,", "LE COMITÉ JURIDIQUE,", "LA ASAMBLEA,",
     "EL COMITÉ DE SEGURIDAD MARÍTIMA,", "Le Conseil économique et social,",
     "La Asamblea General,", "El Consejo Económico y Social,"],
)  # fmt: skip
def test_enacting_words_in_french_and_spanish(words):
    assert enacting_end(words) == len(words)


@pytest.mark.parametrize("folder", ["imo", "un-drafts"])
def test_real_texts_in_english(real_data, folder):
    paths = [p for p in sorted((real_data / folder).iterdir()) if p.suffix in (".html", ".pdf")]
    assert {read_language(read_document(path).text) for path in paths[::4]} == {"eng"}
