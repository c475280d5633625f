"""What a page does when a verb says no to what was written in its form."""

from html import unescape

from django.http import HttpResponse


def told_and_kept(response: HttpResponse, said: str, *written: str) -> bool:
    """Whether the form stands there again, with why it was refused and with what was written."""
    page = unescape(response.content.decode())
    return (
        response.status_code == 200
        and said in page
        and all(f">\n{text}<" in page or f'"{text}"' in page for text in written)
    )
