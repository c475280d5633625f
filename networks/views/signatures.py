"""The signature under a decision sheet, and making it known."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.sheets import sheet_for, signing_for
from networks.actions import sheets as verbs
from networks.forms.sheets import BackForm, EditionForm, SignerForm
from networks.models import Sheet
from networks.queries.hearings import directors_on
from networks.queries.sheets import SheetPage, changes_of, sheet_page
from networks.queries.wishes import turnout_of
from networks.rules.sheets import State
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask a director to sign."""
    today = timezone.localdate()
    page = sheet_page(sheet_for(request.user.person, pk, today))
    form = SignerForm(request.POST or None, initial={"signer": page.sheet.signer}, directors=directors_on(today))
    if request.method == "POST" and form.is_valid():
        facts = {"sheet": page.sheet, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.ask_to_sign(**facts)):
            name = form.cleaned_data["signer"].name
            messages.success(request, _("%(name)s har fået et brev og kan skrive under.") % {"name": name})
            return redirect("networks:sheet", pk=pk)
    return render(request, "networks/sheet_ask.html", {"form": form, "page": page})


def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read all answers and sign, or see that one has."""
    page = sheet_page(signing_for(request.user.person, pk))
    form = EditionForm(request.POST or None, initial={"edition": page.sheet.edition})
    if request.method == "POST" and form.is_valid():
        facts = {"sheet": page.sheet, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        done = thanks_for(page.sheet)
        told_of(request, lambda: verbs.sign_sheet(**facts), done)
        return redirect("networks:sign_sheet", pk=pk)
    return render(request, "networks/sheet_sign.html", signing_context(page, form, BackForm()))


def thanks_for(sheet: Sheet) -> str:
    """What a signature does: under decisions that have been made known it counts at once."""
    if sheet.state == State.PUBLISHED:
        return _("Tak. Du har skrevet under. Svarene gælder nu, og alle kan læse dem.")
    return _("Tak. Du har skrevet under. HR offentliggør beslutningerne.")


def signing_context(page: SheetPage, form: EditionForm, back: BackForm) -> dict[str, object]:
    """What the page of the signature shows."""
    return {"page": page, "form": form, "back": back}


@require_POST
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the sheet back with a word on what is to change."""
    page = sheet_page(signing_for(request.user.person, pk))
    back = BackForm(request.POST)
    if back.is_valid():
        facts = {"sheet": page.sheet, "by": request.user, "at": timezone.now(), **back.cleaned_data}
        if is_carried_out(back, lambda: verbs.send_back_sheet(**facts)):
            messages.success(request, _("Sendt tilbage. HR ser, hvad du har skrevet, og spørger dig igen."))
            return redirect("networks:sign_sheet", pk=pk)
    form = EditionForm(initial={"edition": page.sheet.edition})
    return render(request, "networks/sheet_sign.html", signing_context(page, form, back))


@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's signature back before the sheet is made known."""
    sheet = signing_for(request.user.person, pk)
    done = _("Din underskrift er taget tilbage. Tal med HR om, hvad der skal ændres.")
    told_of(request, lambda: verbs.withdraw_signature(sheet=sheet, by=request.user, at=timezone.now()), done)
    return redirect("networks:sign_sheet", pk=pk)


def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """See what the programme becomes, and make the decisions known."""
    page = sheet_page(sheet_for(request.user.person, pk, timezone.localdate()))
    if request.method == "POST":
        done = _("Beslutningerne er offentliggjort, og svarene styrer nu programmet.")
        told_of(request, lambda: verbs.publish_sheet(sheet=page.sheet, by=request.user, at=timezone.now()), done)
        return redirect("networks:sheet", pk=pk)
    wishes = turnout_of(page.sheet.programme, timezone.localdate())
    facts = {"page": page, "changes": changes_of(page.sheet), "wishes": wishes}
    return render(request, "networks/sheet_publish.html", facts)
