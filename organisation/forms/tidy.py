"""Every text that comes in by a form is tidied at the door."""

from typing import Any

from django import forms

from organisation.rules.texts import tidy_line, tidy_text


class TidyForm(forms.BaseForm):
    """A form whose texts are tidied before anything else looks at them: lines in one-line fields, text in others."""

    def clean(self) -> dict[str, Any]:
        """Tidy every text; a required one with nothing visible in it is missing."""
        super().clean()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str):
                many_lines = isinstance(self.fields[name].widget, forms.Textarea)
                self.cleaned_data[name] = tidy_text(value) if many_lines else tidy_line(value)
                if value and self.fields[name].required and not self.cleaned_data[name]:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return self.cleaned_data
