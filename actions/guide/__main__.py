"""`python -m actions.guide` writes what is generated from the guide; with `--check` it only compares."""

import sys

from actions.guide.build import generated


def main() -> int:
    """Write or compare, and return the exit status."""
    stale = {
        file: text
        for file, text in generated().items()
        if not file.exists() or file.read_text(encoding="utf-8") != text
    }
    if "--check" in sys.argv[1:]:
        for file in stale:
            print(f"{file.name} is not what the guide says: run `python -m actions.guide`", file=sys.stderr)
        return 1 if stale else 0
    for file, text in stale.items():
        file.write_text(text, encoding="utf-8")
        print(f"wrote {file.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
