"""A redirect page: keeps the address of a renamed record alive, with nothing but HTML; imports only the standard library.

A static server cannot answer with a 301, and a USB stick cannot answer at all; a refresh without delay works on both, search engines
take it for a permanent redirect (HTML Living Standard, 4.2.5.3), and without it the link remains.
"""

from html import escape

PAGE = """\
<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
<link rel="canonical" href="{url}">
<meta property="og:url" content="{url}">
<meta name="description" content="本页已移到新地址：{title}">
<title>页面已移动：{title} - {site}</title>
</head>
<body>
<main>
<h1>本页已移到新地址</h1>
<p><a href="{way}">{title}</a></p>
<p lang="en">This page has moved; follow the link.</p>
</main>
</body>
</html>
"""


def redirect(way: str, url: str, title: str, site: str) -> str:
    """The page: `way` leads to the record's page from beside it, `url` is that page's whole address, `site` the site's name."""
    return PAGE.format(way=escape(way), url=escape(url), title=escape(title), site=escape(site))
