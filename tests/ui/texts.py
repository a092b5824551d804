"""Texts that harmed some program once: what an author, a partner or a name might hold."""

from __future__ import annotations

BAIT = "file:///etc/passwd"

_MARKUP = (
    f"<img src='{BAIT}'>",
    f'<img src="{BAIT}" onerror="x"/>',
    f"<b>bold</b><a href='{BAIT}'>here</a>",
    f"<qt><img src='{BAIT}'></qt>",
    f"<!DOCTYPE html><html><body background='{BAIT}'>",
    f"<link rel=stylesheet href='{BAIT}'><style>@import '{BAIT}';</style>",
    "<style>* { font-size: 400pt; color: white }</style>words",
    "<script>alert(1)</script>",
    "<svg onload=x><image href='file:///etc/passwd'/></svg>",
    f"<object data='{BAIT}'></object><iframe src='{BAIT}'></iframe>",
    "<table><tr><td>" * 20 + "x" + "</td></tr></table>" * 20,
    "<table><tr><td>" * 400,
    "<div>" * 3_000,
    "<!-- never closed",
    "<![CDATA[ x ]]>",
    "a < b and c > d",
    "&lt;b&gt; &amp; &nbsp; &#x202e; &#0;",
    "& && &File &Quit &&&",
    f"![x]({BAIT}) [x]({BAIT}) <{BAIT}>",
    "# heading\n* star\n> quote\n```\ncode\n```\n| a | b |\n|---|---|",
    "*stars* **more** _under_ ~~gone~~ `code` \\* \\",
    "*" * 500,
    "[" * 500 + "]" * 500,
    "- " * 500,
    "1. " * 500,
)
_PLACES = (
    "<first> <second> <speaker> <listener>",
    "<firsts> < first > <FIRST> <third>",
    "{first} {0} {p.__class__.__init__.__globals__} {!r} {{}}",
    "%s %d %n %(name)s %%",
    "$HOME ${HOME} `id` $(id) ; rm -rf / | cat",
    "../../../etc/passwd",
    "C:\\Windows\\..\\CON NUL: aux.txt",
    "'; DROP TABLE answers; --",
    "\" onclick=x ' ''",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
    "BEGIN:VCALENDAR\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd",
    "(\\) endobj stream /JS (x) %PDF-1.7",
)
_SIGNS = (
    "\u202egnp.tac\u202c",
    "\u2066\u2067\u2068 never closed",
    "שלום עולם مرحبا بالعالم",
    "مرحبا <b>Sam</b> 123 !",
    "Z̸̧̛̖a̶l̵g̷o̴ " + "e" + "\u0301" * 300,
    "👩‍👩‍👧‍👦 🌿 🏳️‍🌈 " * 40,
    "\U0001f468\u200d" * 100,
    "\ufeff\u200b\u200c\u200d\u2060",
    "\x00\x01\x07\x08\x0b\x0c\x1b[31mred\x1b[0m\x7f",
    "\ufffe\uffff\ufffd",
    "\ud800 lone".encode("utf-8", "replace").decode(),
    "\u2028line\u2029paragraph\u0085next",
    "日本語の文章は長くても空白がありません。" * 20,
    "ไม่มีช่องว่างระหว่างคำในภาษาไทย" * 20,
    "ﷺ﷽" * 60,
    "\t\t\ttabs\t" * 100,
)
_SIZES = (
    "W" * 20_000,
    "word " * 4_000,
    "line\n" * 2_000,
    "\n" * 5_000,
    " " * 5_000,
    "i" * 19_999 + "\n",
    "/" * 3_000,
    "-" * 3_000,
    "0" * 5_000,
)

EVERY = (*_MARKUP, *_PLACES, *_SIGNS, *_SIZES)
"""More than fifty, each of another kind."""
