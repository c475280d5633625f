"""The door for web servers."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledernet.settings")
application = get_wsgi_application()

# The addresses bring the code of every page with them, and what stands now stands until the process ends. Looked
# through for rubbish again and again, it held up one large page in ten by a tenth of a second.
import_module(settings.ROOT_URLCONF)
gc.freeze()
