"""`python -m skill`."""

from skill.cli.main import main

if __name__ == "__main__":
    main()
