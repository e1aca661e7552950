"""What is said to the person beside the result.

Owns stderr: what it shows is safe for a screen, and in letters that the screen has.
"""

import sys


def say(message: str) -> None:
    """Write a message to stderr, line by line; nothing where it is closed."""
    from malign_neglect.render.text import narrowed, visible

    for line in message.splitlines():
        if sys.stderr is not None:
            sys.stderr.write(narrowed(visible(line), sys.stderr.encoding or "utf-8") + "\n")
