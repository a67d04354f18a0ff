"""Valid files of every wire and feed, written from one sample: what was put in must come out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wirecli.base.clock import comes_twice

ZONE = ZoneInfo("Europe/Amsterdam")


class Sample(NamedTuple):
    """A story as a wire has it: `place` and `credit` make the dateline, the times are aware."""

    headline: str
    paragraphs: tuple[str, ...]
    place: str
    credit: str
    created: datetime
    changed: datetime
    byline: str = "Vera Duinstra"
    version: int = 1
    urgency: int = 4
    status: str = "usable"
    embargo: datetime | None = None

    def dated(self) -> tuple[str, ...]:
        """The paragraphs, the first with its dateline."""
        first, *more = self.paragraphs
        return (f"{self.place.upper()} ({self.credit}) - {first}", *more)


def _xml(text: str, encoding: str, declared: str | None = None) -> bytes:
    whole = f'<?xml version="1.0" encoding="{declared or encoding}"?>\n{text}'
    return whole.encode(encoding, "xmlcharrefreplace")


def _basic(time: datetime) -> str:
    return time.strftime("%Y%m%dT%H%M%S%z")


def _paragraphs(sample: Sample) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in sample.dated())


def newsml_1(sample: Sample, encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """As ANP sends it: NITF inside."""
    embargo = (
        f'<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>{_basic(sample.embargo)}</DateAndTime>'
        "</StatusWillChange>"
        if sample.embargo
        else ""
    )
    return _xml(
        f"""<NewsML Version="1.2"><NewsEnvelope><DateAndTime>{_basic(sample.changed)}</DateAndTime></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>ANP</ProviderId><NewsItemId>X-1-v{sample.version}</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">{sample.version}</RevisionId></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>{_basic(sample.created)}</FirstCreated>
<ThisRevisionCreated>{_basic(sample.changed)}</ThisRevisionCreated><Status FormalName="{sample.status}"/>{embargo}
<Urgency FormalName="{sample.urgency}"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{escape(sample.headline)}</HeadLine><ByLine>{escape(sample.byline)}</ByLine>
<DateLine/></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.head><hedline>
<hl1>{escape(sample.headline)}</hl1></hedline></body.head><body.content>{_paragraphs(sample)}</body.content></body></nitf>
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>""",
        encoding,
        declared,
    )


def belga(sample: Sample, encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """As Belga sends it: plain text in components that play roles."""
    first, *more = sample.dated()

    def part(role: str, text: str) -> str:
        return (
            f'<NewsComponent><Role FormalName="{role}"/><ContentItem><DataContent>{escape(text)}</DataContent>'
            "</ContentItem></NewsComponent>"
        )

    parts = part("Title", sample.headline) + part("Lead", first) + part("Body", "\n\n".join(more))
    return _xml(
        f"""<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>X-1</NewsItemId>
<RevisionId>{sample.version}</RevisionId></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>{_basic(sample.created)}</FirstCreated><ThisRevisionCreated>{_basic(sample.changed)}</ThisRevisionCreated>
<Status FormalName="{sample.status.upper()}"/><Urgency>{sample.urgency}</Urgency></NewsManagement>
<NewsComponent xml:lang="nl"><NewsLines><HeadLine>{escape(sample.headline)}</HeadLine></NewsLines>
<NewsComponent xml:lang="nl"><Role FormalName="Short"/><NewsLines><ByLine>{escape(sample.byline)}</ByLine>
<HeadLine>{escape(sample.headline)}</HeadLine></NewsLines>{parts}</NewsComponent></NewsComponent></NewsItem></NewsML>""",
        encoding,
        declared,
    )


def newsml_g2(sample: Sample, encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """As dpa sends it: XHTML inside, the dateline twice."""
    embargo = f"<embargoed>{sample.embargo.isoformat()}</embargoed>" if sample.embargo else ""
    return _xml(
        f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="X-1" version="{sample.version}" xml:lang="nl">
<itemMeta><itemClass qcode="ninat:text"/><firstCreated>{sample.created.isoformat()}</firstCreated>
<versionCreated>{sample.changed.isoformat()}</versionCreated>{embargo}<pubStatus qcode="stat:{sample.status}"/>
</itemMeta>
<contentMeta><urgency>{sample.urgency}</urgency><by>{escape(sample.byline)}</by>
<headline>{escape(sample.headline)}</headline><dateline>{escape(f"{sample.place} ({sample.credit}) - ")}</dateline>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>{escape(sample.headline)}</title></head><body>{_paragraphs(sample)}</body></html></inlineXML></contentSet>
</newsItem>""",
        encoding,
        declared,
    )


def nitf(sample: Sample, encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """NITF alone."""
    release = f'<date.release norm="{_basic(sample.embargo)}"/>' if sample.embargo else ""
    return _xml(
        f"""<nitf><head><docdata management-status="{sample.status}"><doc-id id-string="X-1"/>
<urgency ed-urg="{sample.urgency}"/><date.issue norm="{_basic(sample.created)}"/>{release}
<du-key version="{sample.version}"/></docdata><revision-history norm="{_basic(sample.changed)}"/></head>
<body><body.head><hedline><hl1>{escape(sample.headline)}</hl1></hedline><byline>{escape(sample.byline)}</byline>
</body.head><body.content>{_paragraphs(sample)}</body.content></body></nitf>""",
        encoding,
        declared,
    )


def ninjs_1(sample: Sample, encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """ninjs 1: the text as HTML."""
    value = {
        "uri": "X-1",
        "version": str(sample.version),
        "firstcreated": sample.created.isoformat(),
        "versioncreated": sample.changed.isoformat(),
        "pubstatus": sample.status,
        "urgency": sample.urgency,
        "byline": sample.byline,
        "headline": sample.headline,
        "body_html": _paragraphs(sample),
    }
    if sample.embargo:
        value["embargoed"] = sample.embargo.isoformat()
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def ninjs_3(sample: Sample, encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """ninjs 3: the text twice."""
    bodies = [
        {"role": "main", "contentType": "text/plain", "value": "\n\n".join(sample.dated())},
        {"role": "richtext", "contentType": "text/html", "value": _paragraphs(sample)},
    ]
    value = {
        "uri": "X-1",
        "version": str(sample.version),
        "firstCreated": sample.created.isoformat(),
        "versionCreated": sample.changed.isoformat(),
        "pubStatus": sample.status,
        "urgency": sample.urgency,
        "by": sample.byline,
        "headlines": [{"role": "main", "value": sample.headline}],
        "bodies": bodies,
    }
    if sample.embargo:
        value["embargoed"] = sample.embargo.isoformat()
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


WIRES: dict[str, Callable[..., bytes]] = {
    "newsml-1": newsml_1,
    "newsml-1 of Belga": belga,
    "newsml-g2": newsml_g2,
    "nitf": nitf,
    "ninjs": ninjs_1,
    "ninjs 3": ninjs_3,
}


def _wrapped(text: str, width: int = 68) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\r\n".join(lines)


def _sent(time: datetime) -> str:
    """As telegrams say it: by the clock of the house, and by Greenwich's where that one shows an hour twice."""
    here = time.astimezone(ZONE)
    return f"{time.astimezone(UTC):%d%H%M GMT %b %y}" if comes_twice(here) else f"{here:%d%H%M %b %y}"


def telegram(sample: Sample, encoding: str = "cp1252") -> bytes:
    """A telegram of IPTC 7901, wrapped, with its control characters."""
    text = "\r\n\r\n".join(f"   {_wrapped(paragraph)}" for paragraph in sample.dated())
    sent = _sent(sample.created).lower()
    whole = (
        f"\x01dlh0124 {sample.urgency} bi 93  dpa 1888\r\n\r\nkade/veer/\r\n\x02By {sample.byline}\r\n"
        f"{sample.headline} =\r\n\r\n{text}\r\n\r\ndpa zvd jb\r\n\r\n\x03{sent}\r\n\x7f\x7f\x04"
    )
    return whole.encode(encoding, "replace")


def belga_day(samples: list[Sample], encoding: str = "cp1252") -> bytes:
    """Belga's file of a day."""
    out = []
    for number, sample in enumerate(samples, 1):
        text = "\r\n".join(f"   {_wrapped(paragraph)}" for paragraph in sample.dated())
        sent = _sent(sample.created).upper()
        out.append(
            f"BIN{number:03} {sample.urgency} ALG 0061 N BELGA-{number:04}\r\nKADE/\r\n{sample.headline}\r\n\r\n"
            f"{text}\r\n./.ZVD\r\n{sent}\r\n\r\n"
        )
    return "".join(out).encode(encoding, "replace")


def rss(samples: list[Sample], encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """RSS 2.0."""
    items = "".join(
        f"<item><title>{escape(sample.headline)}</title><guid>g-{number}</guid><category>Regio</category>"
        f"<dc:creator>{escape(sample.byline)}</dc:creator><pubDate>{format_datetime(sample.created)}</pubDate>"
        f"<description>{escape(escape(sample.dated()[0]))}</description>"
        f"<content:encoded><![CDATA[{_paragraphs(sample)}]]></content:encoded></item>"
        for number, sample in enumerate(samples)
    )
    return _xml(
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>De Kade</title>'
        f"<link>https://kade.example/</link>{items}</channel></rss>",
        encoding,
        declared,
    )


def rdf(samples: list[Sample], encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """RSS 1.0."""
    items = "".join(
        f'<item rdf:about="g-{number}"><title>{escape(sample.headline)}</title>'
        f"<dc:date>{sample.created.isoformat()}</dc:date>"
        f"<dc:creator>{escape(sample.byline)}</dc:creator><dc:subject>Regio</dc:subject>"
        f"<description>{escape(_paragraphs(sample))}</description></item>"
        for number, sample in enumerate(samples)
    )
    return _xml(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://kade.example/"><title>De Kade</title>'
        f"</channel>{items}</rdf:RDF>",
        encoding,
        declared,
    )


def atom(samples: list[Sample], encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """Atom 1.0, every other entry's content as XHTML."""
    items = "".join(
        f"<entry><title>{escape(sample.headline)}</title><id>g-{number}</id><category term='x' label='Regio'/>"
        f"<author><name>{escape(sample.byline)}</name></author><published>{sample.created.isoformat()}</published>"
        f"<updated>{sample.changed.isoformat()}</updated>{_atom_content(sample, xhtml=bool(number % 2))}</entry>"
        for number, sample in enumerate(samples)
    )
    return _xml(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>De Kade</title>{items}</feed>', encoding, declared)


def _atom_content(sample: Sample, *, xhtml: bool) -> str:
    if xhtml:
        return f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{_paragraphs(sample)}</div></content>'
    return f'<content type="html">{escape(_paragraphs(sample))}</content>'


def jsonfeed(samples: list[Sample], encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {
            "id": f"g-{number}",
            "title": sample.headline,
            "authors": [{"name": sample.byline}],
            "tags": ["Regio"],
            "content_html": _paragraphs(sample),
            "date_published": sample.created.isoformat(),
            "date_modified": sample.changed.isoformat(),
        }
        for number, sample in enumerate(samples)
    ]
    value = {"version": "https://jsonfeed.org/version/1.1", "title": "De Kade", "items": items}
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


FEEDS: dict[str, Callable[..., bytes]] = {"rss": rss, "rss 1.0": rdf, "atom": atom, "jsonfeed": jsonfeed}
