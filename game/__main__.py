"""python -m game: the same door as the command high-fence."""

import sys

from game.cli import main

sys.exit(main())
