"""`python -m app` in a checkout, `python -m reknit` where it is installed."""

import sys

from .cli import main

sys.exit(main())
