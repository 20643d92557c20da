"""Makers of hostile files: small PDFs that cut, cheat, blow up, act or hide."""

import base64
import io
import zlib
from collections.abc import Iterable, Sequence

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader, PdfWriter

WORDS = "Harbours share pilots in hard weather."
SHOWN = b"BT /F1 11 Tf 50 250 Td (%s) Tj ET\n" % WORDS.encode()
PICTURE = b"q 99 0 0 99 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
HELVETICA = b"/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"

# The page of ``one_page`` under an owner's password with the cipher AES, which pypdf cannot write
# without another library; made with qpdf.
AES_128 = base64.b85decode(
    "B~V00Eio=P3MIeyqW%goATS_rVrmLJJRmPnVP|D?ATl5@AW|SNRC#b^ATL8<bYX07XCOX43T19&Z(?c+G9WM@Z(?c+JUk#"
    "TLvM9%bRaPxFH31;b0AwFGaxV^QXpL*FI0JOWgst5VP|D?AU-"
    "|{Wo~3|VrmLAATS_rVrmLJJRmPaZ*FvDZgg`XG$1e_QXnr)Wn^h#LT`8=TOcqXFd#HAFd#E9Fd$tZFHm7}Wo~pJG9WM@QX"
    "nr<Wpi(Ja${w4AUr%EFGg=}bRaxDATLHSAT=N`AW|ScJ|HhxPhx6iV{{-qJRm+kAU-"
    "}IFI0JOWgst5VP|C^K0XR%Ze(v_Y6>(UFd%PYY6?6&ATLa1ZfA68AUQT5FGgu>bY*fNFGg%(bY(<kV{c?-AU-"
    "|{b98cLVQmVNu)ZeU@E<<>Hh+bug04V&GMuS@rB0Tq3hE9Cp6sC0uKE)4Q|=3!Mj?eoquj#doq>t&!GJiF_+31YE}eZoxu"
    "re6&bq%>^k33~mQ*%tH7yD@a=_AcMdafCkB;98Wo~41baG{3Z3<;>WN%_>3N;`wAa7!73Oqa@FG68+WkzpqbRaKCWo&k3b"
    "ZKK@ATLF3V{c?>Zf77bS7~lRZgXixZewp`X>MmAFH?15ba`-"
    "PATLyTaAh$dFI0JOWgss`Z*FuTK0XR%Ze(v_Y6><WFd%PYY6?6&ATL8kAUr%EFH>}6Lq;GxJRmPYb#!P&c4cmKATLC3V^4"
    "5pZXhp1Mol0uK}AzmG9WKZWo~D5Xdp2*AU-}IK0Y8XMrmwxWpW@dQ*>c&WMOh-ATLa1ZfA68ATcsHATLiKJY_R5IXEz5Ib"
    "$<7Ibk(0WHU84Vq;`tWHLB1W?^PDVl^{0IWS{3H83|cWMervH8wLaH8(OgH#1{lFf}=3H9jCOP#`TaFfuqGFH#^hATLvNZ"
    "AKt3Q*>lQMj$U!baF-"
    "@FH>}6Lq;GkRUkY!Wn*J9G&nLgWjSItGd4IgWi~Z4Vq!EfFg7w}H#RdcF)}hVH8x>6F=An5H8C?ZGB-"
    "0}He_NkGc;p3H)AwDATL%RG$1}c3T19&Z(?c+cyeWC3NRoy3NSD*FfcGMFfcG6HZ?UfH6Ugn3NSD*FfcGMFflbCFfcGMFd"
    "%Lq3NSD*FfcGMFg7$GFfcGMFd%Lq3NSD*FfcGMF)}kCFfcGMFd%Lq3NSD*FfcGMGB!3KFfcGMFd%Lq3NSD*FfcGMG&3_GF"
    "fcGMFd%Lq3NSD*FfcGMH8U_EFfcGMFd%Lq3UqQ|X>4V3AUr%EFH&!BbRaPxFd$MOFH>oHWgs^oFG)loTRb;0Ff(Q}W-"
    ">7}VK^~lWi>csG%+?|GiEt5Gchn>G-"
    "W<KH!(0XW;A9pF*IQ~F=S;mIAb(1HeoYnIWjXbFkv)hK3yO$MQ&qqd2n<fHXtw{QXoD)3UhQ}a&&ldWo8OEGcpP#B}Gq03"
    "I"
)


def write_objects(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(data: bytes, head: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def one_page(
    content: bytes = SHOWN,
    *,
    extra: bytes = b"",
    catalogue: bytes = b"",
    font: bytes = HELVETICA,
    box: bytes = b"0 0 400 300",
    objects: Iterable[bytes] = (),
) -> bytes:
    """A PDF of one page, which draws ``content``; ``extra`` goes into the page's own dictionary.

    The font F1 is object 3, the page object 4, its content object 5; ``objects`` follow from 6,
    the first of them drawn by ``/X Do``.
    """
    return write_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            b"<< %s >>" % font,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 5 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> %s >>" % (box, extra),
            content if content.startswith(b"<<") else stream(content),
            *objects,
        ]
    )


def to_unicode(pairs: Iterable[tuple[int, str]], width: int = 1) -> bytes:
    """A character map as a stream: what a font says its codes mean, ``width`` bytes each."""
    lines = [
        b"<%0*X> <%s>" % (2 * width, code, text.encode("utf-16-be").hex().encode())
        for code, text in pairs
    ]
    top = b"F" * (2 * width)
    return stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <%s> <%s> endcodespacerange\n"
        b"%d beginbfchar\n%s\nendbfchar\nendcmap end end"
        % (b"0" * 2 * width, top, len(lines), b"\n".join(lines))
    )


def form(content: bytes, resources: bytes = b"") -> bytes:
    """A form XObject, which a page draws with ``/X Do``."""
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << %s >>" % resources,
    )


def form_tree(depth: int) -> bytes:
    """Forms that each draw the next one twice: 2 to the power of ``depth`` drawings of a word."""
    links = [
        form(b"/X Do /X Do", b"/XObject << /X %d 0 R >>" % (7 + level)) for level in range(depth)
    ]
    last = form(b"BT /F1 11 Tf 50 200 Td (not) Tj ET", b"/Font << /F1 3 0 R >>")
    return one_page(
        SHOWN + b"/X Do\n" + b"BT /F1 11 Tf 50 100 Td (End.) Tj ET", objects=[*links, last]
    )


def form_chain(depth: int) -> bytes:
    """Forms that each draw the next one, ``depth`` deep; the innermost has the words."""
    links = [form(b"/X Do", b"/XObject << /X %d 0 R >>" % (7 + level)) for level in range(depth)]
    last = form(b"BT /F1 11 Tf 50 200 Td (not) Tj ET", b"/Font << /F1 3 0 R >>")
    return one_page(SHOWN + b"/X Do", objects=[*links, last])


def form_loop() -> bytes:
    """A form that draws itself between two words."""
    words = b"BT /F1 11 Tf 50 200 Td (before) Tj ET /X Do BT /F1 11 Tf 50 150 Td (after) Tj ET"
    return one_page(
        SHOWN + b"/X Do",
        objects=[form(words, b"/XObject << /X 6 0 R >> /Font << /F1 3 0 R >>")],
    )


def zeros(mebibytes: int, byte: bytes = b" ") -> bytes:
    """A zlib stream of that many mebibytes, made without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(byte * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + one * mebibytes + b"\x03\x00\x00\x00\x00\x01"


def flate_bomb(mebibytes: int, times: int = 1) -> bytes:
    """A page whose content inflates to that much, packed ``times`` times more."""
    data = zeros(mebibytes)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return one_page(stream(data, b"/Filter [%s]" % (b"/FlateDecode " * (times + 1))))


def flate_array(count: int, mebibytes: int) -> bytes:
    """A page whose content is ``count`` references to one stream that inflates."""
    packed = stream(zlib.compress(zeros(mebibytes), 9), b"/Filter [/FlateDecode /FlateDecode]")
    data = one_page(packed, extra=b"/Contents [%s]" % (b"5 0 R " * count))
    return data.replace(b"/Contents 5 0 R ", b"", 1)


def page_tree(kids: bytes, count: int) -> bytes:
    """A page tree with these ``/Kids`` that says it has ``count`` pages; 4 and 6 are pages."""
    second = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 7 0 R >>"
    data = one_page(objects=[second, stream(b"")])
    return data.replace(b"/Count 1 /Kids [4 0 R]", b"/Count %d /Kids [%s]" % (count, kids))


def remapped(text: bytes, told: Iterable[tuple[int, str]]) -> bytes:
    """A page that shows ``text`` in Helvetica and tells readers other letters for its codes."""
    shown = b"BT /F1 11 Tf 50 250 Td (%s) Tj ET" % text
    return one_page(shown, font=HELVETICA + b" /ToUnicode 6 0 R", objects=[to_unicode(told)])


def remapped_glyphs(program: bytes, glyphs: bytes, told: Iterable[tuple[int, str]]) -> bytes:
    """A page that shows glyphs of a TrueType program by their numbers, and tells other letters."""
    return one_page(
        b"BT /F1 11 Tf 50 250 Td <%s> Tj ET" % glyphs.hex().encode(),
        font=b"/Type /Font /Subtype /Type0 /BaseFont /Told /Encoding /Identity-H"
        b" /DescendantFonts [7 0 R] /ToUnicode 6 0 R",
        objects=[
            to_unicode(told, width=2),
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Told /CIDToGIDMap /Identity /DW 600"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            b" /FontDescriptor 8 0 R >>",
            b"<< /Type /FontDescriptor /FontName /Told /Flags 4 /FontBBox [0 0 600 700]"
            b" /ItalicAngle 0 /Ascent 700 /Descent 0 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>",
            stream(program),
        ],
    )


def draw_font(letters: str) -> bytes:
    """A TrueType program whose glyphs, from 1, are named and mapped to these letters."""
    names = [".notdef", *letters]
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 600), (550, 600), (550, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): letter for letter in letters})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=700, descent=0)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def annotated(annotation: bytes, *objects: bytes) -> bytes:
    """A page with one annotation; ``objects`` are numbered from 6."""
    return one_page(extra=b"/Annots [<< /Type /Annot %s >>]" % annotation, objects=objects)


def huge_picture(side: int) -> bytes:
    """A page with words over a picture of ``side`` by ``side`` points, one bit each."""
    picture = stream(
        zeros(max(side * side // 8 // 2**20, 1), b"\0"),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent 1 /Filter /FlateDecode" % (side, side),
    )
    return one_page(b"q 100 0 0 100 200 20 cm /X Do Q " + SHOWN, objects=[picture])


def encrypted(data: bytes, user: str) -> bytes:
    """The same PDF, encrypted; with an empty user password it needs none to be read."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=user, owner_password="keeper", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
