"""Addressees: whole names, as printed, and none where nobody is asked."""

import pytest

from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.naming import split_names
from itcp_assist.clauses.verbs import read_verb


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("INVITES Member States and donor organizations to tie knots", "INVITES",
         ("Member States", "donor organizations")),
        ("URGES Member States, partner organizations and the Secretariat to work", "URGES",
         ("Member States", "partner organizations", "Secretariat")),
        ("ENCOURAGES all Member States to give", "ENCOURAGES", ("all Member States",)),
        ("REQUESTS the Secretary-General, for the purposes of article 9, to send", "REQUESTS",
         ("Secretary-General",)),
        ("REQUESTS FURTHER the Council to report", "REQUESTS FURTHER", ("Council",)),
        ("INVITES the Parties to the Convention to note", "INVITES",
         ("Parties to the Convention",)),
        ("CALLS UPON States that have not yet done so to tie", "CALLS UPON", ("States",)),
        ("Urges States, in particular those with ropes, to lend them", "Urges", ("States",)),
        ("INVITES the Governments of Atlantis and Lemuria to agree", "INVITES",
         ("Governments of Atlantis and Lemuria",)),
        ("REQUESTS IMO to act", "REQUESTS", ("IMO",)),
        ("INVITES the Committee and the Council, as appropriate, to act", "INVITES",
         ("Committee", "Council")),
        ("REQUESTS that knots be tied", "REQUESTS", ()),
        ("ADOPTS the Code to be used by Member States", "ADOPTS", ()),
        ("REVOKES resolution A.9000(89).", "REVOKES", ()),
        ("ENCOURAGES efforts by Member States.", "ENCOURAGES", ()),
    ],
)  # fmt: skip
def test_addressees_are_read_as_printed_without_their_article(text, verb, expected):
    assert read_addressees(text, verb) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("the Food and Agriculture Organization of the United Nations",
         ("Food and Agriculture Organization of the United Nations",)),
        ("Member States, the United Nations system and other relevant stakeholders",
         ("Member States", "United Nations system", "other relevant stakeholders")),
        ("the United Nations Educational, Scientific and Cultural Organization and donors",
         ("United Nations Educational, Scientific and Cultural Organization", "donors")),
        ("the President of the Economic and Social Council",
         ("President of the Economic and Social Council",)),
        ("the United Nations Conference on Trade and Development, the World Bank and IMO",
         ("United Nations Conference on Trade and Development", "World Bank", "IMO")),
        ("the Division for Ocean Affairs and the Law of the Sea and the Authority",
         ("Division for Ocean Affairs and the Law of the Sea", "Authority")),
        ("Trinidad and Tobago and the African Union (AU)",
         ("Trinidad and Tobago", "African Union (AU)")),
        ("donor organizations, partner organizations and international organizations concerned",
         ("donor organizations", "partner organizations", "international organizations concerned")),
        ("States and international, regional and subregional organizations",
         ("States", "international, regional and subregional organizations")),
        ("the public and private sectors, civil society and academia",
         ("public and private sectors", "civil society", "academia")),
        ("United Nations funds and programmes and the specialized agencies",
         ("United Nations funds", "programmes", "specialized agencies")),
        ("Governments, as well as relevant international and regional organizations",
         ("Governments", "relevant international and regional organizations")),
        ("the Secretary-General, in cooperation with Member States, donors and the Secretariat",
         ("Secretary-General",)),
        ("the Agency, within existing means, the private sector and States",
         ("Agency", "private sector", "States")),
        ("States, individually or in collaboration with each other, and port authorities",
         ("States", "port authorities")),
        ("the Council, and invites the Facility", ("Council", "Facility")),
        ("all States and parties to armed conflict", ("all States", "parties to armed conflict")),
        ("IMO and its Members", ("IMO and its Members",)),
        ("Atlantis and Lemuria", ("Atlantis", "Lemuria")),
        ("flag States without an administration and legal frameworks",
         ("flag States without an administration and legal frameworks",)),
        ("the efforts of Member States and donors", ()),
        ("cooperation among States and international organizations", ()),
        ("the development, dissemination and transfer of knots to countries", ()),
        ("continued collaboration and resource mobilization by the community", ()),
    ],
)  # fmt: skip
def test_an_address_is_split_into_whole_names(address, expected):
    assert split_names(address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Urges, in this regard, States and donors to act", ("States", "donors")),
        ("Encourages in that regard States to act", ("States",)),
        ("Requests the Secretary-General, consequently, to act", ("Secretary-General",)),
        ("Requests the Secretary-General to:", ("Secretary-General",)),
        ("Urges States not to act", ("States",)),
        ("Invites the President of the General Assembly to act",
         ("President of the General Assembly",)),
        ("Encourages States in a position to do so to contribute",
         ("States in a position to do so",)),
        ("INVITES Administrations, harbour masters and owners to act",
         ("Administrations", "harbour masters", "owners")),
        ("INVITES donors, lightkeepers and divers to act", ("donors", "lightkeepers", "divers")),
        ("INVITES Member Governments and academies concerned to:",
         ("Member Governments", "academies concerned")),
        ("INVITES Governments and the harbour authorities concerned to act",
         ("Governments", "harbour authorities concerned")),
        ("RECOMMENDS that Governments ensure that knots hold;", ("Governments",)),
        ("RECOMMENDS that Member States, port authorities and owners should tie knots",
         ("Member States", "port authorities", "owners")),
        ("REQUESTS that the Secretary-General report", ("Secretary-General",)),
        ("RECOMMENDS that Governments be told of knots", ()),
        ("RECOMMENDS that the knots in annex 1 be tied when Governments open a port", ()),
        ("Invites Parties to the Convention to, inter alia, act", ("Parties to the Convention",)),
        ("Calls for capacity-building initiatives to take knots into account", ()),
        ("Continues to urge all States to act", ("all States",)),
        ("Reiterates its call upon all States to act", ("all States",)),
        ("Commends the riggers for having begun to act", ()),
        ("PRIE le Secrétaire général de transmettre les nœuds", ("Secrétaire général",)),
        ("INVITE les États Membres et les organisations donatrices à agir",
         ("États Membres", "organisations donatrices")),
        ("PRIE INSTAMMENT les gouvernements des États Membres d'appliquer",
         ("gouvernements des États Membres",)),
        ("Invite l’Organisation des Nations Unies pour l’alimentation et l’agriculture à agir",
         ("Organisation des Nations Unies pour l’alimentation et l’agriculture",)),
        ("Charge le Comité, dans la limite de ses moyens, de transmettre", ("Comité",)),
        ("ABROGE la résolution A.9000(89).", ()),
        ("INVITA a los Estados Miembros y a las organizaciones donantes a actuar",
         ("Estados Miembros", "organizaciones donantes")),
        ("PIDE al Secretario General que transmita los nudos", ("Secretario General",)),
        ("INSTA a los Gobiernos a que actúen", ("Gobiernos",)),
        ("PIDE al Comité de Nudos, según proceda, que actúe", ("Comité de Nudos",)),
        ("REVOCA la resolución A.9000(89).", ()),
    ],
)  # fmt: skip
def test_who_is_asked_by_a_whole_paragraph(text, expected):
    assert read_addressees(text, read_verb(text)) == expected
