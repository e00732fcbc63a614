"""``python -m yijian.cli`` is the command ``yijian``."""

import sys

from yijian.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
