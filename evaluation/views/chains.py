"""The chain view: units down, themes across; a branch at a time, and the same as a sheet and on paper."""

from itertools import islice
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evaluation.access.chains import before_of, branch_sight, sight_of
from evaluation.formats.chain_paper import chain_pdf
from evaluation.formats.chain_sheet import chain_xlsx
from evaluation.queries.chain_changes import Before, changed, changed_rows
from evaluation.queries.chains import Chain, Sight, branch_of, chain_of
from evaluation.rules.chains import CHANGE, MOST_OPENED
from organisation.forms.requests import SignedInRequest
from organisation.rules.numbers import whole_number

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})


@never_cache
@require_safe
def chain(request: SignedInRequest, pk: int) -> HttpResponse:
    """The chain from where the reader looks down."""
    sight = sight_of(request.user.person, pk, timezone.localdate())
    page = page_of(request, sight, opened_in(request))
    return render(request, "evaluation/chain.html", {"page": page})


@never_cache
@require_safe
def branch(request: SignedInRequest, pk: int, place: int) -> HttpResponse:
    """The rows right below a branch; without script the page with that branch open."""
    sight = branch_sight(request.user.person, pk, place, timezone.localdate())
    page = page_of(request, sight, frozenset(one.pk for one in sight.path(place)))
    if not request.htmx:
        asked = urlencode({"gruppe": page.group, "vis": page.view, "aaben": page.opened})
        return redirect(f"{reverse('evaluation:chain', args=[pk])}?{asked}#r{place}")
    rows = changed_rows(branch_of(sight, page.group, place), page.group, sight, before_in(request, sight))
    return render(request, "evaluation/chain_rows.html", {"page": page, "rows": rows})


@never_cache
@require_safe
def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every row that the reader may see, as a workbook."""
    sight = sight_of(request.user.person, pk, timezone.localdate())
    page = page_of(request, sight, sight.branches)
    return attached(chain_xlsx(page), page, XLSX, "xlsx")


@never_cache
@require_safe
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rows that are open on the page, as a tagged PDF."""
    sight = sight_of(request.user.person, pk, timezone.localdate())
    page = page_of(request, sight, opened_in(request))
    return attached(chain_pdf(page, settings.MUNICIPALITY.name), page, "application/pdf", "pdf")


def page_of(request: SignedInRequest, sight: Sight, opened: frozenset[int] | None) -> Chain:
    """The chain as it is asked for: which group, figures or changes, which branches open."""
    page = chain_of(sight, request.GET.get("gruppe", ""), opened)
    return changed(page, sight, before_in(request, sight))


def before_in(request: SignedInRequest, sight: Sight) -> Before:
    """The round before; read where an address asks for changes."""
    asked = request.GET.get("vis") == CHANGE
    return before_of(request.user.person, sight, timezone.localdate(), changes=asked)


def opened_in(request: HttpRequest) -> frozenset[int] | None:
    """The branches that an address holds open; None where it says nothing."""
    if "aaben" not in request.GET:
        return None
    asked = map(whole_number, request.GET["aaben"].split(","))
    return frozenset(islice((number for number in asked if number is not None), MOST_OPENED))


def attached(content: bytes, page: Chain, kind: str, ending: str) -> HttpResponse:
    """A file with a name that says what it is."""
    since = page.view_name if page.is_change else ""
    name = slugify(f"{page.heading} {page.group_name} {since} {page.round.title}".translate(LETTERS))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
