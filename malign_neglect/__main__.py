"""`python -m malign_neglect` is `options`."""

from malign_neglect.cli import main

if __name__ == "__main__":
    main()
