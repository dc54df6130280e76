import os
import pathlib
import sys

assert "--reload" not in sys.argv
pathlib.Path("main.pid").write_text(f"{os.getpid()}\n")
print(f"ok uid={os.geteuid()}")
